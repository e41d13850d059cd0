"""Memory does not grow with the area: measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from geopera_server.raster.source import raster_env

from .conftest import GRID

pytestmark = pytest.mark.any_numpy


SIDE = 12_000
MOST_MB = 300
_MEASURE = """
import json, sys
from geopera_server.raster.statistics import statistics
def held(name):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024
path, options = sys.argv[1], json.loads(sys.argv[2])
before = held("VmRSS:")
found = statistics(path, "POLYGON((-179 -89,179 -89,179 89,-179 89,-179 -89))", **options)
band = found["b1"]
print(json.dumps([held("VmHWM:") - before, band.count, band.sum, band.median]))
"""


def write(path: Path, **layout: object) -> np.ndarray:
    """Write 12,000 rows and columns, 576 MB of float32, that repeat one tile; return that."""
    tile = np.random.default_rng(2).normal(800, 90, (500, 500)).astype(np.float32)
    tile = np.round(tile, 1)
    profile = {"driver": "GTiff", "count": 1, "height": SIDE, "width": SIDE, "dtype": "float32"}
    profile |= {"crs": "EPSG:32633", "transform": GRID, "compress": "zstd", "zstd_level": 1}
    row = np.tile(tile, (1, SIDE // 500))
    with raster_env(), rasterio.open(path, "w", **profile, **layout) as dataset:
        for top in range(0, SIDE, 500):
            dataset.write(row, 1, window=Window(0, top, SIDE, 500))
    return tile


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells the peak")
@pytest.mark.parametrize(
    "layout",
    [
        {"tiled": True, "blockxsize": 512, "blockysize": 512},
        {"tiled": False, "blockysize": 1000},  # strips of 48 MB, by GDAL
    ],
)
def test_the_whole_of_a_large_raster(tmp_path: Path, layout: dict[str, object]) -> None:
    path = tmp_path / "large.tif"
    tile = write(path, **layout)
    command = [sys.executable, "-c", _MEASURE, str(path), json.dumps({"threads": 4})]
    output = subprocess.run(command, check=True, capture_output=True, timeout=200).stdout
    grown, count, total, median = json.loads(output)
    assert count == SIDE**2
    assert total == pytest.approx(tile.sum(dtype=np.float64) * (SIDE // 500) ** 2, rel=1e-12)
    assert median == np.median(tile.astype(np.float64))
    assert grown < MOST_MB
