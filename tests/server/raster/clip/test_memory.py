"""A clip's memory does not grow with its source: measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from geopera_server.raster.source import raster_env

from ...range_server import RangeServer, range_server
from ..conftest import GRID, UTM

pytestmark = pytest.mark.any_numpy


SIDE = 8_000
MOST_LOCAL_MB, MOST_REMOTE_MB = 150, 256
LARGE = "POLYGON ((15.0525 46.9, 15.98 46.86, 15.96 46.5, 15.12 46.4, 15.0525 46.9))"
SMALL = "POLYGON ((15.1 46.8, 15.4 46.8, 15.3 46.65, 15.1 46.7, 15.1 46.8))"
_MEASURE = """
import json, sys
from pathlib import Path
from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip import Wanted, clip
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions
from geopera_server.raster.source import keep_few_blocks
source, area, out, prefix, crs = sys.argv[1:]
keep_few_blocks()
access = RemoteAccess(RemoteOptions(prefixes=(prefix,))) if prefix else None
place = access.file(source) if access else Path(source)
report = clip(place, parse_aoi(area), Path(out), wanted=Wanted(crs=crs or None))
with open("/proc/self/status") as lines:
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
print(json.dumps([report.engine, report.pixels_inside, peak]))
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """8,000 rows and columns of three bands, 384 MB of uint16, that repeat one strip."""
    path = tmp_path_factory.mktemp("large") / "large.tif"
    rng = np.random.default_rng(3)
    strip = (900 + rng.integers(0, 40, (3, 512, SIDE))).astype("uint16")
    profile = {"driver": "GTiff", "count": 3, "height": SIDE, "width": SIDE, "dtype": "uint16"}
    profile |= {"crs": UTM, "transform": GRID, "compress": "zstd", "zstd_level": 1, "nodata": 0}
    profile |= {"tiled": True, "blockxsize": 512, "blockysize": 512}
    with raster_env(), rasterio.open(path, "w", **profile) as dataset:
        for top in range(0, SIDE, 512):
            height = min(512, SIDE - top)
            dataset.write(strip[:, :height], window=Window(0, top, SIDE, height))
    with raster_env(), rasterio.open(path, "r+") as dataset:
        dataset.build_overviews((2, 4, 8), rasterio.enums.Resampling.nearest)
    return path


@pytest.fixture(scope="module")
def host() -> Iterator[RangeServer]:
    with range_server() as server:
        yield server


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells the peak")
@pytest.mark.parametrize(
    ("area", "crs", "engine"), [(LARGE, "", "tile-copy"), (SMALL, "EPSG:3857", "warp")]
)
@pytest.mark.parametrize("remote", [False, True], ids=["local", "http"])
def test_the_peak(
    large: Path, host: RangeServer, tmp_path: Path, remote: bool, area: str, crs: str, engine: str
) -> None:
    source = host.put("/large.tif", large.read_bytes()) if remote else str(large)
    prefix = host.url("/") if remote else ""
    command = [sys.executable, "-c", _MEASURE, source, area, str(tmp_path / "clip.tif")]
    told = subprocess.run([*command, prefix, crs], capture_output=True, timeout=120)
    assert not told.returncode, told.stderr[-2000:]
    ran, inside, peak = json.loads(told.stdout)
    assert ran == engine
    assert inside > 2_000_000
    assert peak < (MOST_REMOTE_MB if remote else MOST_LOCAL_MB)
