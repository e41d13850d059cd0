"""Show jobs of a real server, and act on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.client.models import Job, JobStatus
from geopera_plugin.core.jobs import JobsModel
from geopera_plugin.gui.jobs_panel import JobsPanel, job_words
from tests.plugin.conftest import settle, wait_for

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def jobs(connection) -> Iterator[JobsModel]:
    model = JobsModel(connection)
    model.start_polling()
    yield model
    model.stop_polling()


@pytest.fixture
def panel(jobs: JobsModel) -> Iterator[JobsPanel]:
    widget = JobsPanel(jobs)
    widget.resize(340, 200)
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()
    settle(0.02)


def test_a_job_from_start_to_deletion(panel: JobsPanel, jobs: JobsModel, scene, aoi) -> None:
    assert not panel.list.isVisible()
    jobs.launch([scene], aoi, None, "north")
    wait_for(lambda: panel.list.isVisible())
    wait_for(lambda: jobs.jobs and jobs.jobs[0].status is JobStatus.COMPLETED)
    panel.choose(jobs.jobs[0].id)
    assert panel.current().output_name == "north"
    assert (panel.add.isEnabled(), panel.cancel.isEnabled()) == (True, False)
    asked = QSignalSpy(panel.result_asked)
    QTest.mouseClick(panel.add, LEFT)
    assert asked[0][0].id == jobs.jobs[0].id
    QTest.mouseClick(panel.delete, LEFT)
    wait_for(lambda: not panel.list.isVisible())
    assert not panel.delete.isEnabled()


def test_words_for_each_state() -> None:
    def words(status: str, **more) -> str:
        return job_words(Job.from_dict({"id": "j", "status": status, **more}))

    assert words("running", progress=0.42) == "42 %"
    assert words("running") == "Starting…"
    assert words("failed", error="No space left on the disk.") == (
        "Failed: No space left on the disk."
    )
    assert words("cancelled") == "Cancelled"
    clips = [{"mosaic_type": "data", "filename": "a.tif", "size_bytes": 2_300_000}]
    assert words("completed", output_artifacts={"clips": clips}) == "Done  ·  2.3 MB"
