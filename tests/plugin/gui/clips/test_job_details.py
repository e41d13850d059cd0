"""The report of a job, as a server tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QApplication

from geopera_plugin.client.models import Job
from geopera_plugin.core.footprints import outline_of
from geopera_plugin.core.jobs.notes import JobNote
from geopera_plugin.gui.clips.job_details import JobDetails
from tests.plugin.conftest import settle

LEFT = Qt.MouseButton.LeftButton
DONE: dict[str, Any] = {
    "id": "j",
    "status": "completed",
    "output_name": "north <b>field</b>",
    "created_at": "2026-04-12T10:00:00+00:00",
    "started_at": "2026-04-12T10:00:05+00:00",
    "completed_at": "2026-04-12T10:00:17+00:00",
    "attempt": 2,
    "compute_units": {"reserved": 4, "used": 3},
    "area": "harbour",
    "output_artifacts": {
        "clips": [
            {"mosaic_type": "rgb", "filename": "a.tif", "size_bytes": 2_300_000},
            {"mosaic_type": "nir", "filename": "b.tif", "size_bytes": 100},
        ]
    },
    "report": {
        "rgb": {
            "engine": "tile-copy",
            "recompressed": False,
            "sha256": "ab" * 32,
            "width": 4096,
            "height": 2048,
            "pixels_inside": 5_200_000,
            "mosaicked": ["west.tif", "east.tif"],
        },
        "nir": {"engine": "crop", "recompressed": True, "sha256": "cd" * 32},
    },
}


@pytest.fixture
def details(qgis_app: QgsApplication) -> Iterator[JobDetails]:
    dialog = JobDetails()
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()
    settle(0.02)


def test_a_completed_job_tells_all_of_it(details: JobDetails, tmp_path: Path) -> None:
    details.set_job(Job.from_dict(DONE), JobNote(is_loaded=True), [tmp_path / "a.tif"])
    texts = {key: label.text() for key, label in details.rows.items() if label.isVisible()}
    assert texts["source"] == "delivery area harbour"
    assert texts["took"] == "12 s, after waiting 5 s"
    assert texts["units"] == "3"
    assert texts["attempt"] == "2"
    assert texts["saved"] == str(tmp_path)
    assert details.title.text() == "north <b>field</b>", "names of a server are no markup"
    assert details.title.textFormat() == Qt.TextFormat.PlainText
    assert details.add.isEnabled()
    assert not details.retry.isVisible()
    hostile = {**DONE, "id": "h", "report": {"rgb": {"engine": "<img src='x'>", "sha256": ""}}}
    details.set_job(Job.from_dict(hostile), JobNote())
    assert "<img" not in details.files.topLevelItem(0).toolTip(3)
    details.set_job(Job.from_dict(DONE), JobNote(is_loaded=True), [tmp_path / "a.tif"])
    QTest.mouseClick(details.copy, LEFT)
    report = QApplication.clipboard().text()
    for words in (
        "several rasters put together, tiles copied as they are stored",
        "pixels written again without loss; its codec was lossy",
        "SHA-256 " + "ab" * 32,
        "west.tif, east.tif",
        "5.20 million",
        "Compute units: 3",
    ):
        assert words in report


def test_a_failed_job_says_why_and_what_helps(details: JobDetails) -> None:
    error = "The source of the asset data is no longer there."
    job = Job.from_dict({"id": "f", "status": "failed", "error": error})
    details.set_job(job, JobNote())
    assert "no longer where it was" in details.reason.text()
    assert details.reason.toolTip() == error
    assert "retry" in details.advice.text()
    assert not details.files.isVisible()
    asked = QSignalSpy(details.retry_asked)
    QTest.mouseClick(details.retry, LEFT)
    assert asked[0][0].id == "f"
    assert not details.add.isEnabled()


def test_it_follows_a_running_job(details: JobDetails) -> None:
    running = {**DONE, "status": "running", "progress": 0.4, "report": None}
    running |= {"output_artifacts": None, "completed_at": None}
    running |= {"compute_units": {"reserved": 4, "used": None}}
    details.set_job(Job.from_dict(running), JobNote(seconds_left=8))
    assert details.state.text() == "40 %  ·  8 s left"
    assert details.rows["units"].text() == "4 held for it"
    details.set_source("a scene")
    details.set_job(Job.from_dict({**running, "progress": 0.6}), JobNote())
    assert details.rows["source"].text() == "a scene", "what was found out stays"


@pytest.mark.parametrize(
    ("geojson", "area"),
    [
        ({"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 1], [0, 0]]]}, 1),
        ({"type": "MultiPolygon", "coordinates": [[[[0, 0], [2, 0], [2, 1], [0, 0]]]]}, 1),
        ({"type": "Polygon"}, 0),
        ({"type": "Polygon", "coordinates": 7}, 0),
        (None, 0),
    ],
)
def test_areas_of_jobs_become_geometries(geojson: Any, area: float) -> None:
    geometry = outline_of(geojson)
    assert (0 if geometry.isEmpty() else geometry.area()) == area
