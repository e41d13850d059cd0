"""A server that does for a tile only what cannot be left out: the limit of ``limit``.

It gathers as many values as a tile has, stretches or evaluates them, encodes the tile's picture
and answers with its bytes, by uvicorn in one thread. Nothing is looked up, placed or checked;
blocks are decoded already: in a warm pass nothing is left to decode.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geopera_server.operations.cog import CogTileInput, tile_request
from geopera_server.raster import tile as tiles_module
from geopera_server.raster.encode import Image, encode
from geopera_server.raster.tile import render_tile

from .tiles import CASES, Case, pan_and_zoom

_SIDE = 256

Work = Callable[[], object]


class Kernels:
    """The kernels of a session's tiles, and the seconds of CPU that each kind has taken."""

    def __init__(self, case: Case, path: Path, tiles: int) -> None:
        self.seconds = {"gather": 0.0, "stretch": 0.0, "encode": 0.0}
        self._pictures, bands = _captured(case, path, tiles)
        count, dtype = bands
        self._gather = _gather(count, dtype)
        self._stretch = _stretch(count, dtype, "expression" in case.ours, "rescale" in case.ours)
        self._turn = 0

    def tile(self) -> bytes:
        """Do the work of the next tile, and return its picture."""
        number = self._turn = (self._turn + 1) % len(self._pictures)
        picture, *rest = self._pictures[number]
        if isinstance(picture, Image):  # beside the raster: nothing to do
            return picture.content
        for name, work in (("gather", self._gather), ("stretch", self._stretch)):
            started = time.thread_time()
            work()
            self.seconds[name] += time.thread_time() - started
        started = time.thread_time()
        content = encode(picture, *rest).content
        self.seconds["encode"] += time.thread_time() - started
        return content


def _captured(
    case: Case, path: Path, tiles: int
) -> tuple[list[tuple[Any, ...]], tuple[int, np.dtype[Any]]]:
    """Return what the tiles have to encode (empty ones as they are), and their bands."""
    pictures: list[tuple[Any, ...]] = []
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
        for z, x, y in pan_and_zoom(path, tiles):
            asked = CogTileInput(url=str(path), z=z, x=x, y=y, format=case.format, **case.ours)  # type: ignore[arg-type]
            before = len(pictures)
            image = render_tile(path, tile_request(asked))
            if len(pictures) == before:
                pictures.append((image,))
    finally:
        tiles_module.encode, tiles_module.draw = kept_encode, kept_draw
    return pictures, bands[0]


def _gather(count: int, dtype: np.dtype[Any]) -> Work:
    """Return what takes a tile, slightly turned, from planes in memory."""
    rows, columns = np.mgrid[0:_SIDE, 0:_SIDE]
    places = ((rows + columns // 50) * 2 * _SIDE + columns + rows // 50).astype(np.intp)
    planes = [np.ones(4 * _SIDE * _SIDE, dtype) for _ in range(count)]
    out = np.empty((_SIDE, _SIDE), dtype)
    return lambda: [plane.take(places, out=out, mode="clip") for plane in planes]


def _stretch(count: int, dtype: np.dtype[Any], formula: bool, rescale: bool) -> Work:
    """Return what brings the values of a tile to 0..255."""
    values: NDArray[Any] = np.ones((count, _SIDE, _SIDE), dtype)
    levels = np.empty((_SIDE, _SIDE), np.uint8)
    if formula:

        def index() -> None:
            one, two = values[0].astype(np.float32), values[1].astype(np.float32)
            share = (two - one) / (two + one)
            np.clip(share * np.float32(127.5) + np.float32(127.5), 0, 255).astype(np.uint8)

        return index
    if not rescale:
        return lambda: None
    if dtype.kind == "f":
        return lambda: np.clip(values * np.float32(0.17), 0, 255).astype(np.uint8)
    table = np.zeros(65536, np.uint8)
    return lambda: [table.take(plane, out=levels, mode="clip") for plane in values]


def main() -> None:
    """Serve a case's kernels: its number, the raster, the tiles of a session, and the port."""
    import uvicorn

    case, path = CASES[int(sys.argv[1])], Path(sys.argv[2])
    kernels = Kernels(case, path, int(sys.argv[3]))

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        parts = scope["path"] == "/parts"
        body = json.dumps(kernels.seconds).encode() if parts else kernels.tile()
        head = [(b"content-length", b"%d" % len(body)), (b"content-type", b"image/png")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})

    uvicorn.run(
        app, port=int(sys.argv[4]), lifespan="off", access_log=False, server_header=False,
        log_level="error",
    )  # fmt: skip


if __name__ == "__main__":
    main()
