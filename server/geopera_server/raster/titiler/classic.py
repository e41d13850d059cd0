"""Reading as rio-tiler 3.1 did, on which titiler.core 0.7 stands.

Everything passes through a warped VRT, also where nothing is reprojected; a pixel is valid when any
band of the raster is; cutlines are GDAL's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, Resampling
from rasterio.features import bounds as feature_bounds
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform as transform_points
from rasterio.warp import transform_bounds
from rasterio.windows import Window
from rio_tiler.constants import WGS84_CRS
from rio_tiler.errors import TileOutsideBounds
from rio_tiler.utils import get_vrt_transform, has_alpha_band, non_alpha_indexes

from ...errors import InvalidInput
from ..layout import Validity
from ..plain_values import any_valid
from ..reader import Reader
from .cutline import cutline as cut_along
from .cutout import Cutout, Reading, Size
from .layers import check_indexes
from .limits import Box, check_output, check_source


def tile(
    reader: Reader, place: tuple[int, int, int], size: int, buffer: float | None, reading: Reading
) -> Cutout:
    """Read the tile (z, x, y) of the reader's tile matrix set.

    Raises:
        TileOutsideBounds: the raster does not reach it.
        InvalidInput: bands that are not there, or a buffer that is no multiple of 0.5.
    """
    z, x, y = place
    indexes = _indexes(reader, reading)
    if reading.is_plain and buffer is None:
        quick = _quick_tile(reader, place, size, indexes, reading)
        if quick is not None:
            return quick
    if not reader.tile_exists(x, y, z):
        raise TileOutsideBounds(f"Tile {z}/{x}/{y} is outside the bounds of the raster")
    left, bottom, right, top = reader.tile_box(x, y, z)
    if buffer is not None:
        if buffer % 0.5:
            raise InvalidInput("The buffer must be a multiple of 0.5, such as 0.5, 1 or 1.5.")
        wide, high = (right - left) / size * buffer, (top - bottom) / size * buffer
        left, bottom, right, top = left - wide, bottom - high, right + wide, top + high
        size += int(buffer * 2)
    crs = reader.tms.rasterio_crs
    exact = Size(max_size=None, width=size, height=size)
    return part(reader, (left, bottom, right, top), exact, reading, crs, None)


def _quick_tile(
    reader: Reader,
    place: tuple[int, int, int],
    size: int,
    indexes: tuple[int, ...],
    reading: Reading,
) -> Cutout | None:
    """Read a tile from cached blocks, None when that cannot be done or shows nothing."""
    z, x, y = place
    layout = reader.source.layout
    if layout.alpha and layout.validity is not Validity.ALPHA:
        return None  # nodata beside an alpha band: both count in 0.7
    data = reader.plain_tile(x, y, z, size, indexes, resampling=reading.resampling)
    if data is None:
        return None
    valid = any_valid(data)
    if layout.validity is Validity.ALPHA and data.alpha is not None:
        valid = data.alpha > 0
    rest = tuple(index for index in reader.dataset.indexes if index not in indexes)
    is_nodata = layout.validity is Validity.NODATA
    if valid is not None and is_nodata and rest and not valid.all():
        others = reader.plain_tile(x, y, z, size, rest)
        known = None if others is None else any_valid(others)
        valid = None if known is None else valid | known
    if valid is None:
        mask = np.full((size, size), 255, np.uint8)
    elif valid.any():
        mask = valid.astype(np.uint8) * np.uint8(255)
    else:
        return None  # whether the raster reaches this tile at all is for tile_exists to say
    crs = reader.tms.rasterio_crs
    return _cutout(data.values, mask, reader.tile_box(x, y, z), crs, indexes, reading)


def part(
    reader: Reader,
    box: Box,
    size: Size,
    reading: Reading,
    dst_crs: CRS = WGS84_CRS,
    box_crs: CRS | None = WGS84_CRS,
    cutline: str | None = None,
) -> Cutout:
    """Read a box, given in ``box_crs`` (None: in ``dst_crs``), reprojected to ``dst_crs``."""
    dataset = reader.dataset
    bounds: Box = box
    if box_crs and box_crs != dst_crs:
        bounds = transform_bounds(box_crs, dst_crs, *box, densify_pts=21)
    if not all(map(math.isfinite, bounds)) or not (bounds[0] < bounds[2] and bounds[1] < bounds[3]):
        raise InvalidInput("The box must be west,south,east,north, and reach somewhere on earth.")
    transform, vrt_width, vrt_height = get_vrt_transform(
        dataset, bounds, size.height, size.width, dst_crs=dst_crs
    )
    width, height = size.fit(vrt_width, vrt_height)
    indexes = _indexes(reader, reading)
    check_output(width, height, len(indexes))
    check_source(dataset, bounds, dst_crs, (width, height), len(indexes))
    warp: dict[str, Any] = {
        "crs": dst_crs,
        "transform": transform,
        "width": vrt_width,
        "height": vrt_height,
    }
    if cutline is not None:
        warp["cutline"] = cutline
    window = Window(0, 0, vrt_width, vrt_height)
    values, mask = _read(reader, indexes, reading, (height, width), warp, window)
    return _cutout(values, mask, bounds, dst_crs, indexes, reading)


def preview(reader: Reader, size: Size, reading: Reading) -> Cutout:
    """Read the whole raster, smaller and in its own CRS."""
    dataset = reader.dataset
    if size.width and size.height:
        width, height = size.width, size.height
    elif size.width or size.height:  # one of them alone says nothing, and GDAL reads it all
        width, height = dataset.width, dataset.height
    else:
        width, height = Size(max_size=size.max_size).fit(dataset.width, dataset.height)
    indexes = _indexes(reader, reading)
    check_output(width, height, len(indexes))
    bounds: Box = tuple(dataset.bounds)
    check_source(dataset, bounds, dataset.crs, (width, height), len(indexes))
    values, mask = _read(reader, indexes, reading, (height, width), {}, None)
    return _cutout(values, mask, bounds, dataset.crs, indexes, reading)


def feature(reader: Reader, geometry: dict[str, Any], size: Size, reading: Reading) -> Cutout:
    """Read the box of a polygon in WGS 84; what is outside of it is not valid."""
    line = cut_along(reader.dataset, geometry)
    return part(reader, feature_bounds(geometry), size, reading, cutline=line)


def point(reader: Reader, lon: float, lat: float, reading: Reading) -> list[float]:
    """Return the values at a place, of all bands (alpha too) unless some are named.

    Raises:
        InvalidInput: the place is not on the raster.
    """
    dataset = reader.dataset
    xs, ys = transform_points(WGS84_CRS, dataset.crs, [lon], [lat])
    x, y = xs[0], ys[0]
    left, bottom, right, top = dataset.bounds
    if not (left < x < right and bottom < y < top):
        raise InvalidInput(f"The place {lon},{lat} is outside the bounds of the raster.")
    indexes = reading.math.indexes if reading.math else reading.indexes or dataset.indexes
    check_indexes(tuple(indexes), dataset.count)
    with WarpedVRT(dataset, **_warp(reader, reading)) as vrt:
        values = next(iter(vrt.sample([(x, y)], indexes=list(indexes))))
    values = _unscaled(reader, values) if reading.unscale else values
    if reading.math:
        values = reading.math.evaluate(values)
    return [float(value) for value in values]


def _indexes(reader: Reader, reading: Reading) -> tuple[int, ...]:
    if reading.math:
        indexes = reading.math.indexes
    else:
        indexes = reading.indexes or tuple(non_alpha_indexes(reader.dataset))
    check_indexes(indexes, reader.dataset.count)
    return indexes


def _warp(reader: Reader, reading: Reading) -> dict[str, Any]:
    dataset = reader.dataset
    nodata = reading.nodata if reading.nodata is not None else dataset.nodata
    warp: dict[str, Any] = {"add_alpha": True, "resampling": Resampling[reading.resampling]}
    if nodata is not None:
        warp |= {"nodata": nodata, "src_nodata": nodata, "add_alpha": False}
    if has_alpha_band(dataset):
        warp["add_alpha"] = False
    return warp


def _read(
    reader: Reader,
    indexes: Sequence[int],
    reading: Reading,
    shape: tuple[int, int],
    options: dict[str, Any],
    window: Window | None,
) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    how = {"window": window, "resampling": Resampling[reading.resampling]}
    with WarpedVRT(reader.dataset, **_warp(reader, reading), **options) as vrt:
        if ColorInterp.alpha in vrt.colorinterp:
            wanted = [*indexes, vrt.colorinterp.index(ColorInterp.alpha) + 1]
            read = vrt.read(indexes=wanted, out_shape=(len(wanted), *shape), **how)
            values, opacity = read[:-1], read[-1].astype(np.uint8)
        else:
            values = vrt.read(indexes=list(indexes), out_shape=(len(indexes), *shape), **how)
            opacity = vrt.dataset_mask(out_shape=shape, **how)
    mask = np.where(opacity != 0, np.uint8(255), np.uint8(0))
    return (_unscaled(reader, values) if reading.unscale else values), mask


def _unscaled(reader: Reader, values: NDArray[Any]) -> NDArray[Any]:
    """Return float32 by the scale and offset of the first band, as rio-tiler 3 did for all."""
    scale, offset = reader.dataset.scales[0], reader.dataset.offsets[0]
    return (values.astype(np.float32) * np.float32(scale) + np.float32(offset)).astype(np.float32)


def _cutout(
    values: NDArray[Any],
    mask: NDArray[np.uint8],
    bounds: Box,
    crs: CRS | None,
    indexes: Sequence[int],
    reading: Reading,
) -> Cutout:
    names = tuple(str(index) for index in indexes)
    cutout = Cutout(values, mask, bounds, crs, names)
    if reading.math is None:
        return cutout
    return replace(cutout, values=reading.math.evaluate(values), names=reading.math.blocks)
