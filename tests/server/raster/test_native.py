"""Compiled packages are loaded apart from the libraries of a QGIS in the same process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geopera_server.raster import native

IN_A_HOST = """
import sys, types
sys.modules["osgeo"] = types.ModuleType("osgeo")
before = sys.getdlopenflags()
import geopera_server.raster
from geopera_server.raster import native
assert sys.getdlopenflags() == before
missing = [name for package in ("rasterio", "shapely", "pyproj")
           for name in native._extensions(package) if name not in sys.modules]
assert not missing, missing
import shapely
print(shapely.from_wkt("POLYGON ((0 0, 1 0, 1 1, 0 0))").area)
"""


def test_all_extension_modules_are_found() -> None:
    found = native._extensions("rasterio")
    assert found[0] == "rasterio"
    assert {"rasterio._base", "rasterio._features", "rasterio._warp"} <= set(found)
    assert "shapely.lib" in native._extensions("shapely")
    assert native._extensions("no_such_package") == []


@pytest.mark.skipif(not hasattr(os, "RTLD_DEEPBIND"), reason="this loader shares no symbols")
def test_in_a_host_all_are_loaded_at_once() -> None:
    server = Path(__file__).parents[3] / "server"
    result = subprocess.run(
        [sys.executable, "-c", IN_A_HOST],
        env={**os.environ, "PYTHONPATH": str(server)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "0.5"


def test_without_a_host_nothing_is_loaded_early(monkeypatch: pytest.MonkeyPatch) -> None:
    for host in ("qgis", "osgeo"):
        monkeypatch.delitem(sys.modules, host, raising=False)
    assert not native.load_apart()
