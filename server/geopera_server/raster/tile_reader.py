"""Raw values of one tile in any CRS, from cached blocks of the level that fits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rasterio.crs import CRS

from ..errors import InvalidInput
from . import tile_reference
from .gathering import gather
from .handle_pool import PooledSource
from .info import usable_nodata
from .layout import Layout, Validity
from .mercator import HALF_WORLD_M, WEB_MERCATOR, Bounds
from .resampling import KERNELS, resample
from .sampling import nearest
from .tile_data import TileData
from .tile_grid import Grid, LeftToReference, Shape, same_crs, tile_grid
from .tile_reference import read_reference
from .window import level_size


def read_tile(
    source: PooledSource,
    indexes: Sequence[int],
    bounds: Bounds,
    size: int | Shape,
    resampling: str = "nearest",
    crs: str | CRS = WEB_MERCATOR,
    *,
    nodata: float | None = None,
) -> TileData | None:
    """Read a tile of ``size``, or rows and columns; None when the raster does not reach it.

    ``bounds`` are in ``crs``. ``nodata`` takes the place of all that the file says of its valid
    pixels. What cannot be read exactly enough from blocks goes to
    :func:`.tile_reference.read_reference`.

    Raises:
        InvalidInput: there is no such CRS, or no pixel of the raster can be ``nodata``.
    """
    shape = (size, size) if isinstance(size, int) else size
    name = _crs_text(crs)
    layout = source.layout if nodata is None else with_nodata(source.layout, nodata)
    if name == WEB_MERCATOR and layout.continuous:
        if layout.bounds is None:
            return None
        if layout.is_mercator:
            bounds = _on_this_turn(layout, bounds)
        elif not _meets(layout.bounds, bounds):
            return None
    if layout.validity is not None and (resampling == "nearest" or resampling in KERNELS):
        try:
            grid = tile_grid(layout, bounds, shape, name)
            if grid is None:
                return None
            return _fast(source, layout, indexes, grid, shape, resampling)
        except LeftToReference:
            pass
    if layout.control is not None:
        raise InvalidInput(
            "A raster that is placed by control points or a camera model cannot be shown so: "
            "add overviews, or ask for nearest, bilinear or cubic."
        )
    return read_reference(
        source.dataset, indexes, bounds, shape, resampling, name, nodata, source=source
    )


def _crs_text(crs: str | CRS) -> str:
    text = crs if isinstance(crs, str) else str(crs.to_wkt())
    return WEB_MERCATOR if text != WEB_MERCATOR and same_crs(text, WEB_MERCATOR) else text


@lru_cache(maxsize=256)
def with_nodata(layout: Layout, nodata: float) -> Layout:
    """Return the layout of a file whose valid pixels are told by that value alone.

    Raises:
        InvalidInput: no pixel of this type can have it.
    """
    if usable_nodata(layout.dtype.name, nodata) is None:
        raise InvalidInput(f"No pixel of type {layout.dtype.name} can be {nodata:g}: see nodata.")
    return replace(layout, validity=Validity.NODATA, nodata=nodata, alpha=0)


def _fast(
    source: PooledSource,
    layout: Layout,
    indexes: Sequence[int],
    grid: Grid,
    shape: Shape,
    resampling: str,
) -> TileData | None:
    whole = (layout.info.height, layout.info.width)
    is_nearest = resampling == "nearest"
    level = layout.level_for(grid.ratio) if is_nearest else layout.level_within(grid.ratio)
    pixels = min(shape[0] * shape[1] * grid.ratio**2, whole[0] * whole[1])
    if pixels / layout.factors[level] ** 2 > tile_reference.MAX_TILE_PIXELS:
        raise LeftToReference
    width, height = level_size(source, level)
    size = (height, width)
    if not is_nearest:
        return resample(source, layout, indexes, grid, level, size, shape, resampling)
    sampling = nearest(grid, shape, size, whole)
    return None if sampling is None else gather(source, layout, indexes, sampling, level, shape)


def _on_this_turn(layout: Layout, bounds: Bounds) -> Bounds:
    """Move a tile by the width of the world when a web mercator raster reaches over its edge."""
    world = 2 * HALF_WORLD_M
    left, bottom, right, top = bounds
    low, high = layout.info.bounds[0], layout.info.bounds[2]
    for turn in (-world, world):
        if not (left < high and right > low) and left + turn < high and right + turn > low:
            return left + turn, bottom, right + turn, top
    return bounds


def _meets(raster: Bounds, tile: Bounds) -> bool:
    return (
        max(raster[0], tile[0]) < min(raster[2], tile[2])
        and max(raster[1], tile[1]) < min(raster[3], tile[3])
    )  # fmt: skip
