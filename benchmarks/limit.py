"""The processor's time of a warm tile, against the sum of the kernels that every server needs.

The kernels, each measured alone on the same tiles: gathering the values, stretching or evaluating
them, encoding the picture, and a bare HTTP server that answers as many bytes. Blocks are decoded
already: in a warm pass nothing is left to decode.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
import psutil  # type: ignore[import-untyped]
from numpy.typing import NDArray

from geopera_server.operations.cog import CogTileInput, tile_request
from geopera_server.raster import tile as tiles_module
from geopera_server.raster.encode import encode
from geopera_server.raster.tile import render_tile

from . import client, servers
from .tiles import CASES, Case, Tile, pan_and_zoom

_BARE = """
import sys
import uvicorn
body = bytes(int(sys.argv[2]))
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    head = [(b"content-length", b"%d" % len(body)), (b"content-type", b"image/png")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})
uvicorn.run(app, port=int(sys.argv[1]), lifespan="off", access_log=False, log_level="error")
"""
_SIDE = 256


def main(arguments: Sequence[str]) -> None:
    """Print milliseconds of CPU a warm tile, those of its kernels, and the share in per cent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks limit", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--tiles", type=int, default=300, help="tiles of a session")
    parser.add_argument("--rounds", type=int, default=3, help="warm passes")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    (folder / "home").mkdir(parents=True, exist_ok=True)
    print("CPU a warm tile in ms; gather + stretch + encode + bare HTTP = limit; limit / tile")
    for case in CASES:
        path = case.write(folder / f"{case.write.__name__}-{options.side}.tif", options.side)
        session = pan_and_zoom(path, options.tiles)
        ours = _served(case, path, session, options.rounds, folder)
        kernels = _kernels(case, path, session[:60])
        bare = _bare(kernels.pop("bytes"), len(session) * options.rounds, folder)
        limit = sum(kernels.values()) + bare
        parts = " + ".join(f"{value:.2f}" for value in (*kernels.values(), bare))
        print(
            f"{case.name:22} {ours:5.2f}   {parts} = {limit:.2f}   {limit / ours:4.0%}", flush=True
        )


def _served(case: Case, path: Path, session: list[Tile], rounds: int, folder: Path) -> float:
    query = urlencode({"url": str(path), **case.ours})
    paths = ["/tiles/{}/{}/{}.{}?{}".format(*tile, case.format, query) for tile in session]
    with servers.ours(folder / "home", folder) as (port, key):
        pid = int(json.loads((folder / "home" / "server.json").read_text())["pid"])
        headers = {"X-API-Key": key}
        client.run(port, paths, 8, headers)
        return _cpu_ms(
            pid, lambda: client.run(port, paths * rounds, 8, headers), len(paths) * rounds
        )


def _bare(size: int, count: int, folder: Path) -> float:
    with _process([sys.executable, "-c", _BARE], size) as (port, pid):
        paths = ["/tile"] * count
        client.run(port, paths[:100], 8)
        return _cpu_ms(pid, lambda: client.run(port, paths, 8), count)


def _cpu_ms(pid: int, work: Callable[[], object], count: int) -> float:
    process = psutil.Process(pid)
    before = process.cpu_times()
    work()
    after = process.cpu_times()
    spent = after.user + after.system - before.user - before.system
    return float(spent / count * 1000)


@contextmanager
def _process(command: list[str], size: int) -> Iterator[tuple[int, int]]:
    port = servers.free_port()
    process = subprocess.Popen([*command, str(port), str(size)])
    try:
        servers.wait(lambda: servers.answers(port, "/"))
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def _kernels(case: Case, path: Path, session: list[Tile]) -> dict[str, Any]:
    """Return the milliseconds of each kernel on these tiles, and the bytes of a picture."""
    pictures: list[Any] = []
    bands: list[tuple[int, np.dtype[Any]]] = []
    kept_encode, kept_draw = tiles_module.encode, tiles_module.draw

    def keep_picture(picture: Any, *rest: Any) -> Any:
        pictures.append((picture, *rest))
        return kept_encode(picture, *rest)

    def keep_bands(source: Any, drawing: Any, data: Any) -> Any:
        bands.append((len(data.values), data.values.dtype))
        return kept_draw(source, drawing, data)

    tiles_module.encode, tiles_module.draw = keep_picture, keep_bands  # type: ignore[assignment]
    try:
        for z, x, y in session:
            asked = CogTileInput(url=str(path), z=z, x=x, y=y, format=case.format, **case.ours)  # type: ignore[arg-type]
            render_tile(path, tile_request(asked))
    finally:
        tiles_module.encode, tiles_module.draw = kept_encode, kept_draw
    drawn = len(bands) / len(session)  # the others are empty
    count, dtype = bands[0]
    sizes = [len(encode(*each).content) for each in pictures]
    encoding = _ms(lambda: [encode(*each) for each in pictures]) / len(session)
    gather = _gather(count, dtype) * drawn
    stretch = _stretch(count, dtype, "expression" in case.ours, "rescale" in case.ours) * drawn
    size = int(sum(sizes) / len(session))
    return {"gather": gather, "stretch": stretch, "encode": encoding, "bytes": size}


def _gather(count: int, dtype: np.dtype[Any]) -> float:
    """Milliseconds to take a tile, slightly turned, from planes in memory."""
    rows, columns = np.mgrid[0:_SIDE, 0:_SIDE]
    places = ((rows + columns // 50) * 2 * _SIDE + columns + rows // 50).astype(np.intp)
    planes = [np.ones(4 * _SIDE * _SIDE, dtype) for _ in range(count)]
    out = np.empty((_SIDE, _SIDE), dtype)
    return _ms(lambda: [plane.take(places, out=out, mode="clip") for plane in planes])


def _stretch(count: int, dtype: np.dtype[Any], formula: bool, rescale: bool) -> float:
    """Milliseconds to bring the values of a tile to 0..255."""
    values: NDArray[Any] = np.ones((count, _SIDE, _SIDE), dtype)
    levels = np.empty((_SIDE, _SIDE), np.uint8)
    if formula:

        def index() -> None:
            one, two = values[0].astype(np.float32), values[1].astype(np.float32)
            share = (two - one) / (two + one)
            np.clip(share * np.float32(127.5) + np.float32(127.5), 0, 255).astype(np.uint8)

        return _ms(index)
    if not rescale:
        return 0.0
    if dtype.kind == "f":
        return _ms(lambda: np.clip(values * np.float32(0.17), 0, 255).astype(np.uint8))
    table = np.zeros(65536, np.uint8)
    return _ms(lambda: [table.take(plane, out=levels, mode="clip") for plane in values])


def _ms(work: Callable[[], object]) -> float:
    """Return the milliseconds of this thread's CPU that one call takes, at its quickest of five."""
    work()
    times = []
    for _ in range(5):
        started = time.thread_time()
        work()
        times.append(time.thread_time() - started)
    return min(times) * 1000
