"""Products of several rasters: on one grid, window by window, as a COG."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import rasterio
import rasterio.shutil
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from rasterio.transform import Affine
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform_bounds
from rasterio.windows import Window
from shapely.geometry.base import BaseGeometry

from ..errors import Cancelled, InvalidInput
from .aoi import geometry_mask, to_crs
from .clip.profile import block_size
from .location import Location
from .pixels import read_valid
from .source import open_source, raster_env, require_sound

_BLOCK = 512
_LEAST_SIDE = 64
_MOST_BYTES = 256 * 2**20
_BYTES_PER_VALUE = 16  # as it is read, as float32, in one stack, and as it is sorted
_MAX_PIXELS = 4_000_000_000
_COG_SHARE = 0.1
Planes = NDArray[np.float32]


class Recipe(Protocol):
    """What a product shows: each source's planes, and how sources become one."""

    names: tuple[str, ...]
    is_picture: bool

    def indexes(self, dataset: rasterio.DatasetReader) -> Sequence[int]:
        """Return the 1-based bands to read of a source."""

    def planes(self, values: Planes) -> Planes:
        """Return output planes of the bands read; NaN is no value."""

    def combine(self, layers: Sequence[Planes]) -> Planes:
        """Return one stack of planes from those of all sources."""


@dataclass(frozen=True)
class Grid:
    """The pixels of a product."""

    crs: Any
    transform: Affine
    width: int
    height: int


def write_product(
    paths: Sequence[Location],
    geometry: BaseGeometry | None,
    output: Path,
    recipe: Recipe,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Write a product on the first source's grid, inside an EPSG:4326 polygon if one is given.

    A picture has 8-bit RGBA, everything else float32 with NaN where there is no value. Other
    sources are moved to the grid by their nearest pixels.

    Raises:
        InvalidInput: nothing in common, or a source that cannot be used.
        Cancelled: ``cancelled()`` said so.
    """
    part = output.with_name(f".{output.name}.tiles.tif")
    try:
        with raster_env(), ExitStack() as stack:
            sources = [stack.enter_context(open_source(path)) for path in paths]
            area = to_crs(geometry, sources[0].crs) if geometry is not None else None
            grid = common_grid(sources, area)
            readers = [
                (source, stack.enter_context(_on(source, grid)), tuple(recipe.indexes(source)))
                for source in sources
            ]
            windows = windows_of(grid, sum(len(indexes) for _, _, indexes in readers))
            with rasterio.open(part, "w", **_profile(grid, recipe)) as target:
                target.descriptions = _names(recipe)
                if recipe.is_picture:
                    target.colorinterp = (
                        ColorInterp.red,
                        ColorInterp.green,
                        ColorInterp.blue,
                        ColorInterp.alpha,
                    )
                for done, window in enumerate(windows):
                    if cancelled():
                        raise Cancelled
                    layers = [recipe.planes(_values(*reader, window)) for reader in readers]
                    planes = recipe.combine(layers)
                    if area is not None:
                        place = rasterio.windows.transform(window, grid.transform)
                        inside = geometry_mask(area, place, int(window.height), int(window.width))
                        planes = np.where(inside, planes, np.float32("nan"))
                    target.write(_stored(planes, recipe), window=window)
                    progress((1 - _COG_SHARE) * (done + 1) / len(windows))
            rasterio.shutil.copy(part, output, **_cog(grid))
    finally:
        part.unlink(missing_ok=True)
    progress(1.0)
    return output


def common_grid(sources: Sequence[rasterio.DatasetReader], area: BaseGeometry | None) -> Grid:
    """Return the first source's grid, over all sources and within the area (in its CRS).

    Raises:
        InvalidInput: nothing in common, or a rotated grid.
    """
    first = sources[0]
    step = first.transform
    if step.b or step.d or step.a <= 0 or step.e >= 0:
        raise InvalidInput("The first scene's grid is rotated: products need one that is not.")
    boxes = [transform_bounds(source.crs, first.crs, *source.bounds) for source in sources]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if area is not None:
        left, bottom, right, top = area.bounds
        west, south = max(west, left), max(south, bottom)
        east, north = min(east, right), min(north, top)
    if west >= east or south >= north:
        raise InvalidInput("The area and the scenes have nothing in common.")
    column = math.floor((west - step.c) / step.a + 1e-6)
    row = math.floor((north - step.f) / step.e + 1e-6)
    width = math.ceil((east - step.c) / step.a - 1e-6) - column
    height = math.ceil((south - step.f) / step.e - 1e-6) - row
    if width * height > _MAX_PIXELS:
        raise InvalidInput("The product would have too many pixels: give a smaller area.")
    origin_x, origin_y = step.c + column * step.a, step.f + row * step.e
    return Grid(first.crs, Affine(step.a, 0, origin_x, 0, step.e, origin_y), width, height)


def _on(source: rasterio.DatasetReader, grid: Grid) -> WarpedVRT:
    opaque = source.nodata is None and ColorInterp.alpha not in source.colorinterp
    return WarpedVRT(
        source,
        crs=grid.crs,
        transform=grid.transform,
        width=grid.width,
        height=grid.height,
        add_alpha=opaque,
    )


def _values(
    source: rasterio.DatasetReader, reader: WarpedVRT, indexes: tuple[int, ...], window: Window
) -> Planes:
    try:
        data, valid = read_valid(reader, indexes, window)
    finally:
        require_sound(source)
    return np.where(valid, data.astype(np.float32), np.float32("nan"))


def _stored(planes: Planes, recipe: Recipe) -> NDArray[Any]:
    if not recipe.is_picture:
        return planes
    shown = np.isfinite(planes).any(axis=0)
    colors = np.where(shown, np.nan_to_num(planes), 0).round().clip(0, 255).astype(np.uint8)
    return np.concatenate([colors, np.where(shown, np.uint8(255), np.uint8(0))[None]])


def _names(recipe: Recipe) -> tuple[str, ...]:
    return (*recipe.names, "alpha") if recipe.is_picture else recipe.names


def windows_of(grid: Grid, planes: int) -> list[Window]:
    """Return the windows to write one after the other: smaller ones when many planes are read.

    A thousand scenes would take gigabytes by whole blocks; the parts of a block follow each other,
    so that it is stored once.
    """
    side = _BLOCK
    while side > _LEAST_SIDE and planes * side**2 * _BYTES_PER_VALUE > _MOST_BYTES:
        side //= 2
    return [
        Window(x, y, min(side, grid.width - x), min(side, grid.height - y))
        for top in range(0, grid.height, _BLOCK)
        for left in range(0, grid.width, _BLOCK)
        for y in range(top, min(top + _BLOCK, grid.height), side)
        for x in range(left, min(left + _BLOCK, grid.width), side)
    ]


def _profile(grid: Grid, recipe: Recipe) -> dict[str, Any]:
    return {
        "driver": "GTiff",
        "width": grid.width,
        "height": grid.height,
        "count": len(_names(recipe)),
        "dtype": "uint8" if recipe.is_picture else "float32",
        "nodata": None if recipe.is_picture else float("nan"),
        "crs": grid.crs,
        "transform": grid.transform,
        "tiled": True,
        "blockxsize": _BLOCK,
        "blockysize": _BLOCK,
        "compress": "ZSTD",
        "zstd_level": 1,
        "bigtiff": "IF_SAFER",
        "photometric": "RGB" if recipe.is_picture else "MINISBLACK",
    }


def _cog(grid: Grid) -> dict[str, Any]:
    return {
        "driver": "COG",
        "COMPRESS": "DEFLATE",
        "PREDICTOR": "YES",
        "BLOCKSIZE": str(block_size(grid.width, grid.height)),
        "BIGTIFF": "IF_SAFER",
        "STATISTICS": "NO",
        "NUM_THREADS": "1",
    }
