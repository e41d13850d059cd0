"""Mosaics of rasters without nodata: masks decide, and lossy codecs are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
import shapely
from rasterio.transform import Affine

from geopera_server.raster.mosaic import mosaic, overlapping

from ..conftest import NORTH, WEST, lonlat_box


def write(path: Path, value: int, column: int, compress: str) -> Path:
    """Write 64 x 64 pixels of one value whose upper half is masked."""
    profile = {
        "driver": "GTiff",
        "width": 64,
        "height": 64,
        "count": 1,
        "dtype": "uint8",
        "crs": "EPSG:32633",
        "transform": Affine(10, 0, WEST + 10 * column, 0, -10, NORTH),
        "compress": compress,
    }
    mask = np.zeros((64, 64), np.uint8)
    mask[32:] = 255
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "w", **profile) as dataset:
        dataset.write(np.full((1, 64, 64), value, np.uint8))
        dataset.write_mask(mask)
    return path


def test_masks_decide_and_zero_is_a_value(tmp_path: Path) -> None:
    first = write(tmp_path / "a.tif", 0, 0, "deflate")
    second = write(tmp_path / "b.tif", 9, 32, "jpeg")
    far = write(tmp_path / "c.tif", 7, 1000, "deflate")
    area = shapely.geometry.shape(lonlat_box(0, 0, 960, 640))
    assert overlapping([first, second, far], area) == [first, second]
    assert mosaic([first, second], area, tmp_path / "out.tif")
    with rasterio.open(tmp_path / "out.tif") as found:
        mask = found.dataset_mask() > 0
        values = found.read(1)
        assert found.bounds.left <= WEST
        assert not mask[:32].any()
        assert mask[32:64, :96].all()
        assert not values[32:64, :64].any(), "the first one wins, with its zeros"
        assert (values[32:64, 64:96] == 9).all()
    assert not mosaic([first], area, tmp_path / "lossless.tif")
    assert mosaic([write(tmp_path / "d.tif", 5, 0, "lerc")], area, tmp_path / "lerc.tif")
