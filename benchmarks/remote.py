"""Tiles of a raster on a host that is 20 ms away: ours and TiTiler, requests and bytes counted."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from tests.server.range_server import RangeServer, range_server

from . import client, servers
from .tiles import CASES, Case, Tile, pan_and_zoom

_NAMES = ("uint16 x 4 UTM, RGB", "RGB JPEG mercator")


def main(arguments: Sequence[str]) -> None:
    """Print, for each dataset and server, the median latency and what the host was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks remote", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--tiles", type=int, default=100, help="tiles of a session")
    parser.add_argument("--latency", type=float, default=0.02, help="seconds that the host waits")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    (folder / "home").mkdir(parents=True, exist_ok=True)
    print(
        f"{options.tiles} tiles from a host {1000 * options.latency:.0f} ms away: p50 ms, tiles/s"
    )
    with range_server() as host:
        host.latency_s = options.latency
        for case in CASES:
            if case.name in _NAMES:
                path = case.write(
                    folder / f"{case.write.__name__}-{options.side}.tif", options.side
                )
                host.put(f"/{path.name}", path.read_bytes())
                session = pan_and_zoom(path, options.tiles)
                for at_once in (1, 8):
                    _compare(case, host, path.name, session, at_once, folder)


def _compare(
    case: Case, host: RangeServer, name: str, session: list[Tile], at_once: int, folder: Path
) -> None:
    """Measure fresh servers, one after the other: a first pass, then a warm one."""
    url = host.url(f"/{name}")
    query = urlencode({"url": url, **case.ours})
    ours = ["/tiles/{}/{}/{}.{}?{}".format(*tile, case.format, query) for tile in session]
    query = urlencode([("url", url), *case.titiler])
    peers = [
        "/tiles/WebMercatorQuad/{}/{}/{}.{}?{}".format(*tile, case.format, query)
        for tile in session
    ]
    with servers.ours(folder / "home", host.url("/")) as (port, key):
        _report(case, host, "ours", port, ours, at_once, {"X-API-Key": key})
    with servers.titiler(folder) as port:
        _report(case, host, "TiTiler", port, peers, at_once, {})


def _report(
    case: Case,
    host: RangeServer,
    server: str,
    port: int,
    paths: list[str],
    at_once: int,
    headers: dict[str, str],
) -> None:
    for when in ("first", "warm"):
        host.take()
        result = client.run(port, paths, at_once, headers)
        asked = host.take()
        print(
            f"{case.name:22} {server:8} {at_once} at once, {when:5}  p50 {result.p50_ms:7.1f} ms "
            f"{result.rate:7.1f}/s   {len(asked) / len(paths):5.2f} requests and "
            f"{sum(each.sent for each in asked) / len(paths) / 1024:7.1f} KiB a tile",
            flush=True,
        )
