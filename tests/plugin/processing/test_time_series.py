from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QDate

from tests.plugin.conftest import write_scene
from tests.plugin.processing.conftest import Run, Told, layer, square


@pytest.fixture
def rasters(tmp_path: Path) -> list[str]:
    return [
        str(write_scene(tmp_path / "undated.tif", shift=300)),
        str(write_scene(tmp_path / "fields_2026-06-20.tif", shift=100)),
        str(write_scene(tmp_path / "fields_20260412.tif")),
    ]


def test_has_a_row_for_each_date_in_their_order(run: Run, rasters: list[str]) -> None:
    told = Told()
    answer = run(
        "timeseries",
        told,
        INPUT=rasters,
        MASK=layer(square(10, 10, 4), square(30, 10, 4)),
        BANDS="nir",
        PERCENTILES="0,99.5",
        OUTPUT="memory:",
    )
    rows = list(answer["OUTPUT"].getFeatures())
    assert [row["date"] for row in rows][:2] == [QDate(2026, 4, 12), QDate(2026, 6, 20)]
    assert [row["scene"] for row in rows] == ["fields_20260412", "fields_2026-06-20", "undated"]
    assert not rows[2]["date"]
    assert [row["band"] for row in rows] == ["nir"] * 3
    assert [row["mean"] for row in rows] == [1086, 1186, 1386]
    assert [row["count"] for row in rows] == [32] * 3
    assert [row["percentile_0"] for row in rows] == [1040, 1140, 1340]
    assert told.shares[-1] == 100


def test_measures_band_math_and_can_be_cancelled(run: Run, rasters: list[str]) -> None:
    asked = {"INPUT": rasters, "MASK": layer(square(10, 10, 4)), "OUTPUT": "memory:"}
    answer = run("timeseries", EXPRESSION="nir - red", **asked)
    assert [row["mean"] for row in answer["OUTPUT"].getFeatures()] == [11.5] * 3
    told = Told()
    told.cancel()
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("timeseries", told, **asked)
    with pytest.raises(QgsProcessingException, match="teal"):
        run("timeseries", BANDS="teal", **asked)
