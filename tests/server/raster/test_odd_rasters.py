"""Rasters that are legal and unusual."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine

from geopera_server.errors import InvalidInput
from geopera_server.raster.info import inspect
from geopera_server.raster.source import raster_env
from geopera_server.raster.statistics import statistics


def write(path: Path, values: np.ndarray, **profile: object) -> Path:
    base = {"crs": "EPSG:32633", "transform": Affine(10, 0, 5e5, 0, -10, 5.8e6)}
    height, width = values.shape
    with (
        raster_env(),
        rasterio.open(
            path,
            "w",
            driver="GTiff",
            width=width,
            height=height,
            count=1,
            dtype=values.dtype.name,
            **{**base, **profile},
        ) as dataset,
    ):
        dataset.write(values, 1)
    return path


def test_a_raster_whose_rows_go_north(tmp_path: Path) -> None:
    transform = Affine(10, 0, 5e5, 0, 10, 5.8e6)
    path = write(tmp_path / "up.tif", np.ones((20, 30), np.uint8), transform=transform)
    west, south, east, north = inspect(path).bbox_wgs84
    assert west < east
    assert south < north


def test_a_geocentric_raster_is_refused_in_words(tmp_path: Path) -> None:
    path = write(tmp_path / "geocentric.tif", np.ones((4, 4), np.uint8), crs="EPSG:4978")
    with pytest.raises(InvalidInput, match="projection"):
        inspect(path)


@pytest.mark.parametrize(
    "values",
    [
        np.array([[-1.7e308, 1.7e308], [0.0, 1.0]]),
        np.array([[5e-324, 1e-323], [0.0, 5e-324]]),
        np.full((2, 2), 2**63 + 12345, np.uint64),
        np.full((2, 2), -(2**62), np.int64),
        np.full((2, 2), 1e30, np.float32),
    ],
)
def test_a_histogram_of_any_values(tmp_path: Path, values: np.ndarray) -> None:
    path = write(tmp_path / "values.tif", values)
    west, south, east, north = inspect(path).bbox_wgs84
    box = f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
    found = statistics(path, box)["b1"]
    counts, edges = found.histogram
    assert sum(counts) == found.count == 4
    assert edges == sorted(edges)
    assert edges[0] <= values.min()
    assert edges[-1] >= values.max()
