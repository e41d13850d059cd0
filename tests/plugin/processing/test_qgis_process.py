"""The algorithms in ``qgis_process``: no window, no server, a profile of its own."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sysconfig
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import rasterio
from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from scripts.qgis_profile import SITE_VARIABLE, write_profile
from tests.plugin.processing.conftest import layer, square

# Debian wraps the program in a script that adds an option which the program does not know.
PROGRAM = shutil.which("qgis_process.bin") or shutil.which("qgis_process")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("profiles")
    write_profile(folder, link=False)
    return folder


def qgis_process(profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    if PROGRAM is None:
        pytest.skip("qgis_process is not installed")
    variables = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        SITE_VARIABLE: sysconfig.get_path("purelib"),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }
    for name in ("PYTHONPATH", "QGIS_PLUGINPATH"):
        variables.pop(name, None)
    return subprocess.run(
        [PROGRAM, "--json", *arguments],
        env=variables,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def results(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout[done.stdout.index("{") :])["results"]


@pytest.fixture
def zones(tmp_path: Path) -> Path:
    path = tmp_path / "zones.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    transform = QgsProject.instance().transformContext()
    source = layer(square(20, 30, 10), square(100, 100, 5))
    error, *why = QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), transform, options)
    assert error == QgsVectorFileWriter.WriterError.NoError, why
    QCoreApplication.processEvents()
    return path


def test_measures_and_computes(profile: Path, raster: Path, zones: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.gpkg"
    done = qgis_process(
        profile,
        "run",
        "geopera:zonalstatistics",
        "--",
        f"INPUT={raster}",
        f"ZONES={zones}",
        "STATISTICS=mean",
        "STATISTICS=count",
        f"OUTPUT={table}",
    )
    assert results(done)["OUTPUT"] == str(table)
    measured = QgsVectorLayer(str(table), "table", "ogr")
    figures = [(each["nir_mean"], each["nir_count"]) for each in measured.getFeatures()]
    assert figures == [(1000 + 4 * 24.5, 100), (1000 + 4 * 102, 25)]

    target = tmp_path / "ndvi.tif"
    done = qgis_process(
        profile, "run", "geopera:index", "--", f"INPUT={raster}", "FORMULA=ndvi", f"OUTPUT={target}"
    )
    assert results(done)["USED"] == "(nir - red) / (nir + red)"
    with rasterio.open(target) as made:
        assert made.read(1)[0, 10] == pytest.approx(10 / 2070)

    tiles = tmp_path / "ndvi.mbtiles"
    done = qgis_process(
        profile,
        "run",
        "geopera:mbtiles",
        "--",
        f"INPUT={target}",
        "RESCALE=-1,1",
        "COLORMAP=rdylgn",
        "MINZOOM=11",
        "MAXZOOM=12",
        f"OUTPUT={tiles}",
    )
    assert results(done)["TILES"] >= 2
    with closing(sqlite3.connect(tiles)) as database:
        zooms = database.execute("SELECT DISTINCT zoom_level FROM tiles ORDER BY 1").fetchall()
    assert zooms == [(11,), (12,)]


def test_a_failure_is_told_in_words(profile: Path, raster: Path, zones: Path) -> None:
    done = qgis_process(
        profile,
        "run",
        "geopera:clip",
        "--",
        f"INPUT={raster}",
        f"MASK={zones}",
        "BANDS=teal",
        "OUTPUT=TEMPORARY_OUTPUT",
    )
    assert done.returncode != 0
    assert "teal" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
