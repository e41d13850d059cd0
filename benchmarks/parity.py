"""How near our tiles are to rio-tiler's, and to what each pixel exactly shows.

JPEG is decoded by GDAL here, on both sides: the wheels of rasterio and simplejpeg bring two
versions of libjpeg, whose pixels differ by a few levels wherever a tile falls. The last column
has the difference with our own decoder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from rasterio.windows import Window

from geopera_server.operations.cog import CogTileInput, tile_request
from geopera_server.raster import readers
from geopera_server.raster.block_cache import BLOCKS
from geopera_server.raster.drawing import draw
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.info import inspect
from geopera_server.raster.mercator import Bounds, tile_bounds
from geopera_server.raster.source import open_source
from geopera_server.raster.tiff import block_reader
from geopera_server.raster.tiff.wheels import Wheels
from geopera_server.raster.tile import request_drawing
from geopera_server.raster.tile_data import TileData
from geopera_server.raster.tile_grid import tile_grid
from geopera_server.raster.tile_reader import read_tile

from .tiles import CASES, Case, Tile, pan_and_zoom

_SIDE = 256
_SESSION = 500  # of its tiles some are compared, so that each zoom has its part


def main(arguments: Sequence[str]) -> None:
    """Print mean differences of 255, and shares of pixels that differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks parity", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--tiles", type=int, default=40, help="of each comparison, at most 500")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    print("against rio-tiler's tile() at native zoom: mean of 255, alpha; against exact nearest at")
    print("any zoom: pixels that differ; and the mean at native zoom by our own decoder of JPEG")
    for case in CASES:
        path = case.write(folder / f"{case.write.__name__}-{options.side}.tif", options.side)
        found = compare(case, path, pan_and_zoom(path, _SESSION), options.tiles)
        print(
            f"{case.name:22} {found.mean:6.3f}  {found.alpha:7.3%}   {found.inexact:7.3%}   "
            f"{found.own_mean:6.3f}",
            flush=True,
        )


@dataclass(frozen=True)
class Parity:
    """Mean differences of 255 and the share of pixels that one of both shows, at native zoom;
    the share of pixels that differ from those at exact places, at any zoom.
    """

    mean: float
    alpha: float
    inexact: float
    own_mean: float


def compare(case: Case, path: Path, session: Sequence[Tile], count: int) -> Parity:
    """Compare up to ``count`` tiles of a session in each way."""
    native = inspect(path).maxzoom
    near = [tile for tile in session if tile[0] == native][:count]
    spread = session[:: max(1, len(session) // count)]
    with _decoding_by_gdal():
        mean, alpha = _against_rio_tiler(case, path, near)
        inexact = _against_exact(case, path, spread)
    own_mean, _ = _against_rio_tiler(case, path, near)
    return Parity(mean, alpha, inexact, own_mean)


@contextmanager
def _decoding_by_gdal() -> Iterator[None]:
    """Leave JPEG to GDAL, as where simplejpeg is not installed."""
    kept = block_reader.installed
    _forget()
    block_reader.installed = lambda: Wheels(**{**vars(kept()), "jpeg": None})
    try:
        yield
    finally:
        block_reader.installed = kept
        _forget()


def _forget() -> None:
    readers._readers.clear()
    BLOCKS.clear()


def _against_rio_tiler(case: Case, path: Path, tiles: Sequence[Tile]) -> tuple[float, float]:
    """Return the mean difference of the colours of 255, and the share of pixels shown by one."""
    from rio_tiler.errors import TileOutsideBounds
    from rio_tiler.io import Reader

    total = shown = hidden = pixels = 0.0
    for z, x, y in tiles:
        with pooled_source(path) as source:
            drawing = request_drawing(source, tile_request(_asked(case, path, z, x, y)))
            data = read_tile(source, drawing.indexes, tile_bounds(z, x, y), _SIDE)
            with open_source(path) as dataset, Reader(None, dataset=dataset) as reader:
                try:
                    image = reader.tile(x, y, z, indexes=drawing.indexes)
                except TileOutsideBounds:
                    image = None
            if data is None or image is None:
                hidden += _seen(data.valid) if data is not None else 0
                hidden += _seen(image.mask > 0) if image is not None else 0
                pixels += _SIDE * _SIDE
                continue
            theirs = TileData(image.array.data, ~np.ma.getmaskarray(image.array), None)
            ours_rgb, ours_alpha = _colors(draw(source, drawing, data))
            peer_rgb, peer_alpha = _colors(draw(source, drawing, theirs))
        both = (ours_alpha > 0) & (peer_alpha > 0)
        apart = np.abs(ours_rgb.astype(int) - peer_rgb).mean(axis=0)
        total += float(apart[both].sum())
        shown += int(both.sum())
        hidden += int((ours_alpha != peer_alpha).sum())
        pixels += both.size
    if not shown:
        raise ValueError(f"no tile of {path.name} at native zoom has pixels")
    return total / shown, hidden / pixels


def _seen(valid: NDArray[np.bool_] | None) -> int:
    planes = np.ones((1, _SIDE, _SIDE), bool) if valid is None else valid
    return int(planes.reshape(-1, _SIDE, _SIDE).any(axis=0).sum())


def _asked(case: Case, path: Path, z: int, x: int, y: int) -> CogTileInput:
    return CogTileInput(url=str(path), z=z, x=x, y=y, format="png", **case.ours)  # type: ignore[arg-type]


def _colors(picture: Any) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    colors, alpha = picture.planes()
    return colors, np.full(colors.shape[1:], 255, np.uint8) if alpha is None else alpha


def _against_exact(case: Case, path: Path, tiles: Sequence[Tile]) -> float:
    """Return the share of pixels that are not those of the level at the exact place.

    A pixel counts when any band that the tile is drawn from differs, or whether it is shown.
    """
    differing = pixels = 0
    for z, x, y in tiles:
        bounds = tile_bounds(z, x, y)
        with pooled_source(path) as source:
            indexes = request_drawing(source, tile_request(_asked(case, path, z, x, y))).indexes
            data = read_tile(source, indexes, bounds, _SIDE)
            if data is None:
                continue
            exact, valid = _exact(source, indexes, _level_of(source, bounds), bounds)
        seen = np.ones(valid.shape, bool) if data.valid is None else data.valid.all(axis=0)
        apart = (data.values != exact).any(axis=0)
        differing += int(np.where(seen & valid, apart, seen != valid).sum())
        pixels += int((seen | valid).sum())
    return differing / pixels


def _level_of(source: Any, bounds: Bounds) -> int:
    grid = tile_grid(source.layout, bounds, _SIDE)
    return int(source.layout.level_for(grid.ratio)) if grid is not None else 0


def _exact(
    source: Any, indexes: Sequence[int], level: int, bounds: Bounds
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return the values under the exact place of each pixel's centre, by PROJ for each of them."""
    left, _bottom, right, top = bounds
    step = (right - left) / _SIDE
    xs, ys = np.meshgrid(
        left + (np.arange(_SIDE) + 0.5) * step, top - (np.arange(_SIDE) + 0.5) * step
    )
    dataset = source.level(level)
    transformer = Transformer.from_crs("EPSG:3857", dataset.crs.to_wkt(), always_xy=True)
    x, y = transformer.transform(xs, ys)
    columns, rows = ~dataset.transform @ (np.asarray(x), np.asarray(y))
    columns, rows = np.floor(columns).astype(int), np.floor(rows).astype(int)
    inside = (columns >= 0) & (rows >= 0) & (columns < dataset.width) & (rows < dataset.height)
    columns, rows = columns.clip(0, dataset.width - 1), rows.clip(0, dataset.height - 1)
    first_column, first_row = int(columns.min()), int(rows.min())
    columns, rows = columns - first_column, rows - first_row
    window = Window(first_column, first_row, int(columns.max()) + 1, int(rows.max()) + 1)
    found = dataset.read(list(indexes), window=window, masked=True)
    hidden = np.ma.getmaskarray(found).any(axis=0)
    return found.data[:, rows, columns], inside & ~hidden[rows, columns]
