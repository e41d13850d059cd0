"""Tiles of the rarer forms in which GeoTIFFs store pixels, against rio-tiler's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.info import inspect
from geopera_server.raster.statistics import statistics
from geopera_server.raster.tile_reader import read_tile

from .conftest import MakeRaster
from .test_tile_reader import assert_agree, planes, smooth, tiles

SIZE = 400
ZOOM = 13
NEAR = np.mgrid[0:SIZE, 0:SIZE].sum(axis=0) // 70 % 5 == 2  # stripes without data
LOWEST = float(np.finfo(np.float32).min)
CLEAR = {value: (value, 255 - value, 7, 0 if value < 50 else 255) for value in range(256)}

FORMS: dict[str, tuple[str, float | None, dict[str, Any]]] = {
    "1 bit": ("uint8", None, {"nbits": 1, "compress": "ccittfax4"}),
    "2 bits": ("uint8", None, {"nbits": 2}),
    "4 bits": ("uint8", None, {"nbits": 4, "compress": "deflate"}),
    "12 bits": ("uint16", None, {"nbits": 12, "compress": "lzw"}),
    "half floats": ("float32", None, {"nbits": 16, "compress": "deflate", "predictor": 3}),
    "24-bit floats": ("float32", None, {"nbits": 24, "compress": "zstd"}),
    "lerc and zstd": ("uint32", 2**32 - 1, {"compress": "lerc_zstd"}),
    "packbits": ("int16", -32768, {"compress": "packbits"}),
    "lzma": ("int8", -128, {"compress": "lzma", "interleave": "band"}),
    "from big to little": ("uint16", 0, {"endianness": "BIG", "compress": "lzw", "predictor": 2}),
    "64-bit integers": ("int64", -(2**52), {"compress": "zstd", "predictor": 2}),
    "unsigned 64 bits": ("uint64", 2**52, {"compress": "deflate"}),
    "not a number": ("float64", float("nan"), {"compress": "deflate", "predictor": 3}),
    "the lowest float": ("float32", LOWEST, {"compress": "zstd", "predictor": 3}),
    "the lowest float in 64 bits": ("float64", LOWEST, {"compress": "deflate"}),
    "a palette with clear colours": ("uint8", 255, {"colormap": CLEAR}),
    "white is 0": ("uint8", None, {"photometric": "miniswhite"}),
    "sparse": ("int32", -1, {"sparse_ok": True, "bigtiff": "YES"}),
}


@pytest.mark.parametrize("form", FORMS)
def test_form(make_raster: MakeRaster, form: str) -> None:
    dtype, nodata, options = FORMS[form]
    values = smooth(1, dtype, SIZE)
    bits = options.get("nbits", 64)
    if bits < 8:
        values = values // 31 if bits == 2 else values // (128 >> bits)
    if nodata is not None:
        values = np.where(NEAR, np.array(nodata, dtype), values)
    assert_agree(make_raster(values, nodata=nodata, **options), ZOOM)


def test_nodata_that_no_float_can_tell(make_raster: MakeRaster) -> None:
    """rasterio has floats: neither it nor they know which of two neighbours is meant."""
    written, meant = -(2**53), -(2**53) - 1
    path = make_raster(np.where(NEAR, meant, smooth(1, "int64", SIZE)), nodata=written)
    content = path.read_bytes()
    assert str(written).encode() in content
    path.write_bytes(content.replace(str(written).encode(), str(meant).encode()))
    west, south, east, north = inspect(path).bbox_wgs84
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    band = statistics(path, {"type": "Polygon", "coordinates": [ring]})["b1"]
    assert band.count == (~NEAR).sum()
    assert band.min >= 20
    with pooled_source(path) as source:
        data = read_tile(source, (1,), tiles(path, ZOOM)[0], 256)
    assert data is not None
    values, valid, _ = planes(data, data)
    assert valid.any()
    assert values[valid].min() >= 20
