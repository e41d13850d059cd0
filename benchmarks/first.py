"""The first tile of a dataset on a server that has just started."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from geopera_server.raster.info import inspect

from . import client, servers
from .tiles import CASES, Tile, tile_at


def main(arguments: Sequence[str]) -> None:
    """Print the milliseconds of the first tile, ours and TiTiler's, and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks first", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--rounds", type=int, default=5, help="servers started for each dataset")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    (folder / "home").mkdir(parents=True, exist_ok=True)
    print(f"{options.side} px a side; first tile of a fresh server in ms, ours / TiTiler")
    for case in CASES:
        path = case.write(folder / f"{case.write.__name__}-{options.side}.tif", options.side)
        tile = _middle(path)
        query = urlencode({"url": str(path), **case.ours})
        peer_query = urlencode([("url", str(path)), *case.titiler])
        ours: list[float] = []
        peers: list[float] = []
        for _ in range(options.rounds):
            with servers.ours(folder / "home", folder) as (port, key):
                _answers(port, "/healthz")
                address = "/tiles/{}/{}/{}.{}?{}".format(*tile, case.format, query)
                ours.append(client.run(port, [address], 1, {"X-API-Key": key}).p50_ms)
            with servers.titiler(folder) as port:
                _answers(port, "/openapi.json")
                address = "/tiles/WebMercatorQuad/{}/{}/{}.{}?{}".format(
                    *tile, case.format, peer_query
                )
                peers.append(client.run(port, [address], 1).p50_ms)
        mine, theirs = statistics.median(ours), statistics.median(peers)
        print(f"{case.name:22} {mine:6.1f} / {theirs:6.1f}   x {theirs / mine:5.1f}", flush=True)


def _middle(path: Path) -> Tile:
    """Return the tile in the middle of a raster, a zoom below the native one."""
    info = inspect(path)
    west, south, east, north = info.bbox_wgs84
    zoom = info.maxzoom - 1
    return (zoom, *tile_at((west + east) / 2, (south + north) / 2, zoom))


def _answers(port: int, path: str) -> None:
    """Ask for something else first: what is measured is a tile, not the start of a server."""
    client.run(port, [path], 1, accepted=frozenset({200}))
