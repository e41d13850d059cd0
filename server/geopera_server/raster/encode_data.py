"""Tiles as numbers: GeoTIFF and NumPy files."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.io import MemoryFile

from ..errors import InvalidInput
from .drawing import Drawing, evaluated, levels_of
from .encode import Image
from .handle_pool import PooledSource
from .mercator import Bounds, tile_transform
from .scaling import unscaled
from .source import raster_env
from .tile_data import TileData

DATA_FORMATS = {
    "tif": "image/tiff; application=geotiff",
    "tiff": "image/tiff; application=geotiff",
    "npy": "application/x-binary",
    "npz": "application/x-binary",
}
_OPAQUE = 255


def exported(
    source: PooledSource, drawing: Drawing, data: TileData
) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """Return a tile's values (bands, rows, columns) and where it has any, None for everywhere.

    They are as stored, with scale and offset or by the expression if asked; with a rescale, a
    gamma or a formula of colours they are levels 0..255.
    """
    values, valid = evaluated(drawing, data)
    if drawing.ranges is not None or drawing.curve is not None:
        return levels_of(source, drawing, values), valid
    if drawing.expression is None and drawing.scaling is not None:
        planes = [
            unscaled(plane, *scale) for plane, scale in zip(values, drawing.scaling, strict=True)
        ]
        values = np.stack(planes)
    return values, valid


def nothing(
    source: PooledSource, drawing: Drawing, size: int
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return what :func:`exported` does for a tile that the raster does not reach."""
    stored = np.zeros((len(drawing.indexes), 1, 1), source.layout.dtype)
    values, _ = exported(source, drawing, TileData(stored, None, None))
    return np.zeros((len(values), size, size), values.dtype), np.zeros((size, size), np.bool_)


def encode_data(
    values: NDArray[Any],
    mask: NDArray[np.uint8] | None,
    name: str,
    bounds: Bounds,
    crs: str,
) -> Image:
    """Encode values (bands, rows, columns) and their mask 0..255 (rows, columns) as a file.

    A GeoTIFF is georeferenced, and its last band is the mask as opacity; so is the last of an npy
    file. In an npz file they are apart, ``data`` and ``mask``. The mask of integers reaches to the
    top of their type.

    Raises:
        InvalidInput: no such format.
    """
    kind = name.lower()
    if kind not in DATA_FORMATS:
        raise InvalidInput(f"The format must be one of {', '.join(DATA_FORMATS)}.")
    if kind in ("npy", "npz"):
        return Image(_numpy(values, mask, kind), DATA_FORMATS[kind])
    return Image(
        _geotiff(_with_mask(values, mask), mask is not None, bounds, crs), DATA_FORMATS[kind]
    )


def _numpy(values: NDArray[Any], mask: NDArray[np.uint8] | None, kind: str) -> bytes:
    stream = io.BytesIO()
    if kind == "npy":
        np.save(stream, _with_mask(values, mask))
    elif mask is None:
        np.savez_compressed(stream, data=values)
    else:
        np.savez_compressed(stream, data=values, mask=_of_type(mask, values.dtype))
    return stream.getvalue()


def _with_mask(values: NDArray[Any], mask: NDArray[np.uint8] | None) -> NDArray[Any]:
    if mask is None:
        return values
    return np.concatenate([values, _of_type(mask, values.dtype)[None]])


def _of_type(mask: NDArray[np.uint8], dtype: np.dtype[Any]) -> NDArray[Any]:
    """Bring a mask 0..255 to 0 and the top of an integer type; floats keep 0..255."""
    if dtype == np.uint8 or dtype.kind == "f":
        return mask.astype(dtype, copy=False)
    top = int(np.iinfo(dtype).max)
    table = np.array([step * top // _OPAQUE for step in range(_OPAQUE + 1)], dtype)
    return table.take(mask)


def _geotiff(values: NDArray[Any], has_mask: bool, bounds: Bounds, crs: str) -> bytes:
    count, height, width = values.shape
    profile: dict[str, Any] = {
        "driver": "GTiff",
        "count": count,
        "height": height,
        "width": width,
        "dtype": values.dtype.name,
        "crs": CRS.from_user_input(crs),
        "transform": tile_transform(bounds, (height, width)),
        "compress": "deflate",
        "zlevel": 1,
    }
    with raster_env(), MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            if has_mask:  # before the values: the header is written with the first of them
                dataset.colorinterp = (*dataset.colorinterp[:-1], ColorInterp.alpha)
            dataset.write(values)
        return bytes(memory.getbuffer())
