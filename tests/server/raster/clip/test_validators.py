"""Clips before the validator of GDAL itself, which runs in the system's Python."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geopera_server.raster.clip import clip

from ..conftest import MakeRaster, lonlat, pixel_polygon

PYTHON = "/usr/bin/python3"
VALIDATE = """
import sys
from osgeo import gdal
from osgeo_utils.samples.validate_cloud_optimized_geotiff import validate
gdal.UseExceptions()
for name in sys.argv[1:]:
    warnings, errors, _ = validate(name, full_check=True)
    print(warnings, errors)
"""
AREA = pixel_polygon([(150.3, 140.2), (1200.7, 230.1), (1250.2, 1040.9), (160.6, 920.4)])
KINDS: dict[str, dict[str, Any]] = {
    "tile-copy": {
        "compress": "jpeg",
        "photometric": "YCBCR",
        "interleave": "pixel",
        "overviews": (2, 4, 8),
        "mask": np.where(np.arange(1300) > 900, 0, 255).astype("u1")[None].repeat(1100, 0),
    },
    "crop": {"compress": "deflate", "photometric": "RGB"},
}


def test_gdal_finds_nothing_wrong(make_raster: MakeRaster, tmp_path: Path) -> None:
    probe = subprocess.run([PYTHON, "-c", "import osgeo_utils.samples"], capture_output=True)
    if probe.returncode:
        pytest.skip("the system's Python has no GDAL")
    rows, columns = np.mgrid[0:1100, 0:1300]
    scene = np.stack([120 + 60 * np.sin(rows / (40 + i)) + columns % 9 for i in range(3)])
    outputs = []
    for engine, options in KINDS.items():
        source = make_raster(scene.astype("u1"), f"{engine}.source.tif", **options)
        outputs.append(tmp_path / f"{engine}.tif")
        assert clip(source, lonlat(AREA), outputs[-1]).engine == engine
    told = subprocess.run(
        [PYTHON, "-c", VALIDATE, *outputs], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["[]"] * 4, told.stdout + told.stderr
