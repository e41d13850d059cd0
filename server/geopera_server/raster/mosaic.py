"""Several rasters of one date as one: the first valid pixel, nothing resampled."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError
from rasterio.windows import Window, from_bounds
from shapely.geometry.base import BaseGeometry

from ..errors import Cancelled, InvalidInput, Unavailable
from .aoi import to_crs
from .clip.profile import is_lossy
from .location import Location
from .source import open_source

_STRIP_ROWS = 512
_GRID_TOLERANCE = 1e-3  # of a pixel


def overlapping(paths: Sequence[Location], geometry: BaseGeometry) -> list[Location]:
    """Return the rasters whose frame touches an EPSG:4326 polygon."""
    found = []
    for path in paths:
        with open_source(path) as dataset:
            west, south, east, north = to_crs(geometry, dataset.crs).bounds
            left, bottom, right, top = dataset.bounds
            if west < right and east > left and south < top and north > bottom:
                found.append(path)
    return found


def mosaic(
    paths: Sequence[Location],
    geometry: BaseGeometry,
    output: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Write what rasters of one grid hold within the bounds of an EPSG:4326 polygon.

    Where they overlap, the first one with a valid pixel wins, all of its bands. Tells whether the
    codec of one of them loses detail, so that its decoded pixels are stored without loss.

    Raises:
        InvalidInput: they differ in CRS, pixel size, grid, bands or nodata.
        Unavailable: the output cannot be written.
        Cancelled: ``cancelled()`` said so.
    """
    with ExitStack() as stack:
        sources = [stack.enter_context(open_source(path)) for path in paths]
        first = sources[0]
        for other in sources[1:]:
            _require_same_grid(first, other)
        frame = _frame(sources, geometry)
        try:
            _write(sources, frame, output, cancelled)
        except (RasterioError, OSError) as error:
            raise Unavailable(f"The mosaic cannot be written: {error}.") from error
        return any(is_lossy(source) for source in sources)


def _write(
    sources: Sequence[rasterio.DatasetReader],
    frame: Window,
    output: Path,
    cancelled: Callable[[], bool],
) -> None:
    first = sources[0]
    has_alpha = ColorInterp.alpha in first.colorinterp
    masked = first.nodata is None and not has_alpha
    profile = {
        "driver": "GTiff",
        "width": int(frame.width),
        "height": int(frame.height),
        "count": first.count,
        "dtype": first.dtypes[0],
        "crs": first.crs,
        "transform": first.window_transform(frame),
        "nodata": first.nodata,
        "tiled": True,
        "blockxsize": 512,
        "blockysize": 512,
        "compress": "deflate",
        "zlevel": 1,
        "bigtiff": "IF_SAFER",
        "sparse_ok": True,
    }
    with rasterio.open(output, "w", **profile) as target:
        _describe(first, target)
        for top in range(0, int(frame.height), _STRIP_ROWS):
            rows = min(_STRIP_ROWS, int(frame.height) - top)
            for left in range(0, int(frame.width), _STRIP_ROWS):
                if cancelled():
                    raise Cancelled
                columns = min(_STRIP_ROWS, int(frame.width) - left)
                place = Window(left, top, columns, rows)
                values, valid = _merge(sources, frame, place)
                target.write(values, window=place)
                if masked:
                    target.write_mask(valid.astype(np.uint8) * 255, window=place)


def _merge(
    sources: Sequence[rasterio.DatasetReader], frame: Window, place: Window
) -> tuple[
    np.ndarray[tuple[int, ...], np.dtype[np.generic]],
    np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
]:
    first = sources[0]
    rows, columns = int(place.height), int(place.width)
    fill = first.nodata if first.nodata is not None else 0
    values = np.full((first.count, rows, columns), fill, first.dtypes[0])
    valid = np.zeros((rows, columns), np.bool_)
    for source in sources:
        column, row = _offset(first, source)
        # the place in the pixels of this source, cut to what it has
        left = int(frame.col_off + place.col_off) - column
        top = int(frame.row_off + place.row_off) - row
        x0, x1 = max(0, left), min(source.width, left + columns)
        y0, y1 = max(0, top), min(source.height, top + rows)
        if x0 >= x1 or y0 >= y1:
            continue
        window = Window(x0, y0, x1 - x0, y1 - y0)
        here = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
        fresh = (source.dataset_mask(window=window) > 0) & ~valid[here]
        if fresh.any():
            part = source.read(window=window)
            np.copyto(values[(slice(None), *here)], part, where=fresh)
            valid[here] |= fresh
        if valid.all():
            break
    return values, valid


def _frame(sources: Sequence[rasterio.DatasetReader], geometry: BaseGeometry) -> Window:
    """Return the polygon's box in pixels of the first raster, cut to what the rasters cover."""
    first = sources[0]
    wanted = from_bounds(*to_crs(geometry, first.crs).bounds, transform=first.transform)
    places = [(*_offset(first, source), source.width, source.height) for source in sources]
    left = max(math.floor(wanted.col_off), min(column for column, _, _, _ in places))
    top = max(math.floor(wanted.row_off), min(row for _, row, _, _ in places))
    right = min(
        math.ceil(wanted.col_off + wanted.width), max(x + width for x, _, width, _ in places)
    )
    bottom = min(
        math.ceil(wanted.row_off + wanted.height), max(y + height for _, y, _, height in places)
    )
    if left >= right or top >= bottom:
        raise InvalidInput("The area of interest does not overlap the rasters.")
    return Window(left, top, right - left, bottom - top)


def _offset(first: rasterio.DatasetReader, other: rasterio.DatasetReader) -> tuple[int, int]:
    column, row = ~first.transform @ (other.transform.c, other.transform.f)
    return round(column), round(row)


def _require_same_grid(first: rasterio.DatasetReader, other: rasterio.DatasetReader) -> None:
    name = Path(other.name).name
    same = (
        first.crs == other.crs
        and first.count == other.count
        and first.dtypes == other.dtypes
        and (first.nodata == other.nodata or str(first.nodata) == str(other.nodata))
        and first.colorinterp == other.colorinterp
    )
    if not same:
        raise InvalidInput(
            f"{name} differs from the other rasters of its date in CRS, bands, dtype or nodata."
        )
    steps = zip(tuple(first.transform)[:6], tuple(other.transform)[:6], strict=True)
    a, b, _, d, e, _ = ((one, two) for one, two in steps)
    side = max(abs(a[0]), abs(b[0]), abs(d[0]), abs(e[0]))
    column, row = ~first.transform @ (other.transform.c, other.transform.f)
    aligned = max(abs(column - round(column)), abs(row - round(row))) < _GRID_TOLERANCE
    if any(abs(one - two) > 1e-9 * side for one, two in (a, b, d, e)) or not aligned:
        raise InvalidInput(f"{name} lies on another pixel grid than the other rasters of its date.")


def _describe(first: rasterio.DatasetReader, target: rasterio.io.DatasetWriter) -> None:
    target.colorinterp = first.colorinterp
    target.descriptions = first.descriptions
    target.scales, target.offsets = first.scales, first.offsets
    target.units = first.units
    target.update_tags(
        **{key: value for key, value in first.tags().items() if key != "AREA_OR_POINT"}
    )
    if first.colorinterp[0] == ColorInterp.palette:
        target.write_colormap(1, first.colormap(1))
