"""Tiles a second and milliseconds a tile: ours and TiTiler, interleaved in one run."""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from geopera_server.raster.info import inspect

from . import client, imagery, servers
from .client import Pass

Tile = tuple[int, int, int]


@dataclass(frozen=True)
class Case:
    """A dataset and how it is drawn, in the parameters of each server."""

    name: str
    write: Callable[[Path, int], Path]
    ours: dict[str, str]
    titiler: tuple[tuple[str, str], ...]
    format: str = "png"


_RGB = (("bidx", "1"), ("bidx", "2"), ("bidx", "3"))
CASES = (
    Case(
        "uint16 x 4 UTM, RGB",
        imagery.write_sentinel,
        {"bands": "b1,b2,b3", "rescale": "300,3000"},
        (*_RGB, ("rescale", "300,3000")),
    ),
    Case(
        "uint16 x 4 UTM, NDVI",
        imagery.write_sentinel,
        {"expression": "(b4-b1)/(b4+b1)", "rescale": "-1,1", "colormap": "rdylgn"},
        (("expression", "(b4-b1)/(b4+b1)"), ("rescale", "-1,1"), ("colormap_name", "rdylgn")),
    ),
    Case("RGB JPEG mercator", imagery.write_mercator, {}, (), "jpg"),
    Case("RGB JPEG UTM, mask", imagery.write_masked, {}, ()),
    Case(
        "float32 DEM",
        imagery.write_elevation,
        {"rescale": "0,1500", "colormap": "viridis"},
        (("rescale", "0,1500"), ("colormap_name", "viridis")),
    ),
)


def main(arguments: Sequence[str]) -> None:
    """Print, for each dataset, tiles a second and the median latency, and their ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks tiles", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--tiles", type=int, default=500, help="tiles of a session")
    parser.add_argument("--rounds", type=int, default=3, help="warm passes")
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--only", default="", help="a part of the names of the datasets")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    parser.add_argument(
        "--without-fast", action="store_true", help="ours without the extra `fast` too"
    )
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    (folder / "home").mkdir(parents=True, exist_ok=True)
    sides = "ours without `fast` / with it" if options.without_fast else "ours / TiTiler"
    print(f"{options.side} px a side, {options.tiles} tiles; tiles/s (p50 ms), {sides}")
    for case in CASES:
        if options.only not in case.name:
            continue
        path = case.write(folder / f"{case.write.__name__}-{options.side}.tif", options.side)
        session = pan_and_zoom(path, options.tiles)
        for at_once in options.at_once:
            if options.without_fast:
                _compare_ours(case, path, session, at_once, options.rounds, folder)
            else:
                _compare(case, path, session, at_once, options.rounds, folder)


def pan_and_zoom(path: Path, count: int) -> list[Tile]:
    """Return distinct tiles in the order of somebody who looks around: screens of 4 x 3."""
    info = inspect(path)
    west, south, east, north = info.bbox_wgs84
    walk, seen = random.Random(4), dict[Tile, None]()
    for _ in range(200 * count):
        if len(seen) >= count:
            return list(seen)[:count]
        zoom = walk.randint(max(info.minzoom, info.maxzoom - 4), info.maxzoom)
        lon, lat = walk.uniform(west, east), walk.uniform(south, north)
        column, row = tile_at(lon, lat, zoom)
        for step in range(12):
            seen[(zoom, column + step % 4 - 2, row + step // 4 - 1)] = None
    raise ValueError(f"{path.name} has fewer than {count} tiles: take a larger --side")


def tile_at(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    """Return column and row of the tile of WebMercatorQuad at a place."""
    import morecantile

    tile = morecantile.tms.get("WebMercatorQuad").tile(lon, lat, zoom)
    return tile.x, tile.y


def _compare(
    case: Case, path: Path, session: list[Tile], at_once: int, rounds: int, folder: Path
) -> None:
    """Measure fresh servers: a first pass, then warm passes, both servers in turn."""
    peer_query = urlencode([("url", str(path)), *case.titiler])
    peer_paths = [
        "/tiles/WebMercatorQuad/{}/{}/{}.{}?{}".format(*tile, case.format, peer_query)
        for tile in session
    ]
    paths = _our_paths(case, path, session)
    with (
        servers.ours(folder / "home", folder) as (port, key),
        servers.titiler(folder) as peer,
    ):
        headers = {"X-API-Key": key}
        passes = [
            (
                client.run(port, paths, at_once, headers),
                client.run(peer, peer_paths, at_once, {}),
            )
            for _ in range(rounds + 1)
        ]
    _report(case.name, at_once, "first", passes[:1])
    _report(case.name, at_once, "warm", passes[1:])


def _compare_ours(
    case: Case, path: Path, session: list[Tile], at_once: int, rounds: int, folder: Path
) -> None:
    """Measure ours without the extra ``fast``, and with it, in turn."""
    paths = _our_paths(case, path, session)
    (folder / "home-without-fast").mkdir(exist_ok=True)
    with (
        servers.ours(folder / "home-without-fast", folder, fast=False) as (port, key),
        servers.ours(folder / "home", folder) as (other, other_key),
    ):
        passes = [
            (
                client.run(port, paths, at_once, {"X-API-Key": key}),
                client.run(other, paths, at_once, {"X-API-Key": other_key}),
            )
            for _ in range(rounds + 1)
        ]
    _report(case.name, at_once, "first", passes[:1])
    _report(case.name, at_once, "warm", passes[1:])


def _our_paths(case: Case, path: Path, session: list[Tile]) -> list[str]:
    query = urlencode({"url": str(path), **case.ours})
    return ["/tiles/{}/{}/{}.{}?{}".format(*tile, case.format, query) for tile in session]


def _report(name: str, at_once: int, when: str, passes: list[tuple[Pass, Pass]]) -> None:
    us, peer = (
        Pass(
            statistics.median(each[side].rate for each in passes),
            statistics.median(each[side].p50_ms for each in passes),
            statistics.median(each[side].p99_ms for each in passes),
        )
        for side in (0, 1)
    )
    print(
        f"{name:22} {at_once} at once, {when:5}  {us.rate:6.0f} ({us.p50_ms:6.1f}) / "
        f"{peer.rate:6.0f} ({peer.p50_ms:6.1f})   rate x {us.rate / peer.rate:5.2f}   "
        f"latency x {peer.p50_ms / us.p50_ms:5.2f}",
        flush=True,
    )
