"""Show jobs of a real server, and act on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton, QToolButton

from geopera_plugin.client.models import Job, JobStatus
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.jobs.model import JobsModel
from geopera_plugin.core.jobs.notes import JobNote
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.gui.clips.jobs_panel import JobsPanel, job_words
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
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    box = panel.window().findChild(QMessageBox, "geopera_job_delete_box")
    assert "north" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    settle(0.1)
    assert jobs.rowCount() == 1, "results go only when that is confirmed"
    QTest.mouseClick(panel.delete, LEFT)
    box = wait_for(lambda: panel.window().findChild(QMessageBox, "geopera_job_delete_box"))
    QTest.mouseClick(box.findChild(QPushButton, "geopera_job_delete_yes"), LEFT)
    wait_for(lambda: not panel.list.isVisible())
    assert not panel.delete.isEnabled()


@pytest.fixture
def offline(settings: PluginSettings) -> Iterator[JobsPanel]:
    """A panel of jobs that nobody asks a server for: one of each state."""
    model = JobsModel(Connection(settings))
    model._take(
        [
            Job("r", JobStatus.RUNNING, output_name="runs", progress=0.4),
            Job("d", JobStatus.COMPLETED, output_name="done"),
            Job("f", JobStatus.FAILED, output_name="fails", error="The disk is full."),
            Job("b", JobStatus.FAILED, output_name="beside", error="It does not overlap it."),
            Job("c", JobStatus.CANCELLED, output_name="stopped"),
        ]
    )
    widget = JobsPanel(model)
    widget.resize(340, 260)
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()
    settle(0.02)


def enabled(panel: JobsPanel) -> set[str]:
    names = ("add", "details", "show_area", "folder", "retry", "cancel", "delete")
    return {name for name in names if getattr(panel, name).isEnabled()}


def test_groups_count_and_show_their_jobs(offline: JobsPanel) -> None:
    texts = {
        name: offline.findChild(QToolButton, f"geopera_jobs_{name}")
        for name in ("all", "running", "done", "failed")
    }
    assert [button.text() for button in texts.values()] == [
        "All 5",
        "Running 1",
        "Done 1",
        "Failed 3",
    ]
    QTest.mouseClick(texts["failed"], LEFT)
    assert [offline.shown.index(row, 0).data() for row in range(offline.shown.rowCount())] == [
        "fails",
        "beside",
        "stopped",
    ]
    offline._jobs._update(Job("r", JobStatus.FAILED, output_name="runs", progress=0.4))
    assert texts["failed"].text() == "Failed 4"
    assert offline.shown.rowCount() == 4
    offline.choose("d")
    assert texts["all"].isChecked()
    assert offline.current().id == "d"


def test_only_what_can_be_done_is_offered(offline: JobsPanel) -> None:
    assert enabled(offline) == set()
    offline.choose("r")
    assert enabled(offline) == {"details", "show_area", "cancel"}
    offline.choose("d")
    assert enabled(offline) == {"add", "details", "show_area", "delete"}
    offline.choose("f")
    assert enabled(offline) == {"details", "show_area", "retry", "delete"}
    offline.choose("b")
    assert "retry" not in enabled(offline), "the same area will not overlap the second time"
    offline.list.selectAll()
    assert enabled(offline) == set()
    assert [job.id for job in offline.chosen()] == ["r", "d", "f", "b", "c"], "each of them once"


def test_a_download_can_be_cancelled_and_is_not_started_twice(offline: JobsPanel) -> None:
    offline.choose("d")
    offline._jobs.set_download("d", 0.25)
    assert enabled(offline) == {"details", "show_area", "cancel", "delete"}
    asked = QSignalSpy(offline.cancel_asked)
    QTest.mouseClick(offline.cancel, LEFT)
    assert asked[0][0].id == "d"
    offline._jobs.set_download("d", None)
    assert "add" in enabled(offline)


def test_enter_adds_what_is_done_and_tells_of_the_rest(offline: JobsPanel) -> None:
    added, told = QSignalSpy(offline.result_asked), QSignalSpy(offline.details_asked)
    offline.choose("d")
    QTest.keyClick(offline.list, Qt.Key.Key_Return)
    offline.choose("f")
    QTest.keyClick(offline.list, Qt.Key.Key_Return)
    assert [signal[0].id for signal in added] == ["d"]
    assert [signal[0].id for signal in told] == ["f"]
    offline.choose("d")
    QTest.keyClick(offline.list, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert [signal[0].id for signal in told] == ["f", "d"]


def test_the_menu_has_every_command(offline: JobsPanel) -> None:
    offline.choose("f")
    menu = offline.commands.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Add to map",
        "Show on map",
        "Open folder",
        "Details…",
        "Retry",
        "Cancel",
        "Delete",
    ]
    menu.close()


def test_words_for_each_state() -> None:
    def words(status: str, **more) -> str:
        return job_words(Job.from_dict({"id": "j", "status": status, **more}))

    assert words("running", progress=0.42) == "42 %"
    assert words("running") == "Starting…"
    assert words("running", created_at="2026-04-12T10:00:00Z") == "Waiting…"
    assert words("running", progress=0.42, cancel_requested=True) == "Stopping…"
    assert words("failed", error="[Errno 28] No space left on device") == (
        "Failed: There is no room left on the disk of the server."
    )
    assert words("cancelled") == "Cancelled"
    clips = [{"mosaic_type": "data", "filename": "a.tif", "size_bytes": 2_300_000}]
    assert words("completed", output_artifacts={"clips": clips}) == "Done  ·  2.3 MB"
    done = Job.from_dict({"id": "j", "status": "completed", "output_artifacts": {"clips": clips}})
    assert job_words(done, JobNote(is_loaded=True)) == "Done  ·  2.3 MB  ·  saved here"
    assert job_words(done, JobNote(download=0.5)) == "Downloading 50 %  ·  2.3 MB"
    running = Job("j", JobStatus.RUNNING, progress=0.5)
    assert job_words(running, JobNote(seconds_left=12.3)) == "50 %  ·  12 s left"
