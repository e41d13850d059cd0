from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtTest import QAbstractItemModelTester, QSignalSpy

from geopera_plugin.client import Client
from geopera_plugin.client.models import Job, JobStatus, Project, Scene
from geopera_plugin.core.connection import Connection, ConnectionState
from geopera_plugin.core.jobs.columns import Column
from geopera_plugin.core.jobs.model import FAST_MS, SLOW_MS, JobRole, JobsModel, NoteRole
from geopera_plugin.core.servers.profiles import ServerProfile
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.conftest import settle, wait_for


class Spies:
    """All signals of a model."""

    NAMES = (
        "dataChanged",
        "rowsInserted",
        "rowsRemoved",
        "modelReset",
        "layoutChanged",
        "job_added",
        "job_status_changed",
        "job_completed",
        "job_failed",
        "failed",
        "listed",
        "order_placed",
        "order_left",
        "job_retried",
        "job_removed",
    )

    def __init__(self, model: JobsModel) -> None:
        self._spies = {name: QSignalSpy(getattr(model, name)) for name in self.NAMES}

    def counts(self) -> dict[str, int]:
        return {name: len(spy) for name, spy in self._spies.items() if len(spy)}

    def of(self, name: str) -> QSignalSpy:
        return self._spies[name]


@pytest.fixture
def model(connection: Connection) -> Iterator[JobsModel]:
    made = JobsModel(connection)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    made.stop_polling()
    del tester


@pytest.fixture
def offline(settings: PluginSettings) -> JobsModel:
    """A model that is told what a server would say."""
    return JobsModel(Connection(settings))


def job(id: str, **changes: Any) -> Job:
    return replace(Job(id, JobStatus.RUNNING, output_name=f"clip {id}"), **changes)


def test_takes_the_first_list_without_calling_it_new(offline: JobsModel) -> None:
    spies = Spies(offline)
    offline._take([job("2"), job("1", status=JobStatus.COMPLETED)])
    assert spies.counts() == {"rowsInserted": 2, "listed": 1}
    assert [entry.id for entry in offline.jobs] == ["2", "1"]


def test_no_signal_when_unchanged(offline: JobsModel) -> None:
    jobs = [job("2"), job("1", status=JobStatus.COMPLETED)]
    offline._take(jobs)
    spies = Spies(offline)
    offline._take([replace(entry) for entry in jobs])
    assert spies.counts() == {}


def test_only_the_row_that_changed_is_told(offline: JobsModel) -> None:
    offline._take([job("3"), job("2"), job("1")])
    spies = Spies(offline)
    offline._take([job("3"), job("2", progress=0.4), job("1")])
    assert spies.counts() == {"dataChanged": 1}
    first, last = spies.of("dataChanged")[0][:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (1, 0, 1, 3)


def test_a_change_of_status_is_told_once(offline: JobsModel) -> None:
    offline._take([job("1")])
    spies = Spies(offline)
    done = job("1", status=JobStatus.COMPLETED, progress=1.0)
    offline._take([done])
    offline._take([done])
    assert spies.counts() == {"dataChanged": 1, "job_status_changed": 1, "job_completed": 1}
    assert spies.of("job_completed")[0][0] == done


def test_a_failure_is_told(offline: JobsModel) -> None:
    offline._take([job("1")])
    spies = Spies(offline)
    offline._take([job("1", status=JobStatus.FAILED, error="The file is gone.")])
    assert spies.counts() == {"dataChanged": 1, "job_status_changed": 1, "job_failed": 1}
    tip = offline.data(offline.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "The file is gone."


def test_new_jobs_come_in_where_the_server_has_them(offline: JobsModel) -> None:
    offline._take([job("2"), job("1")])
    spies = Spies(offline)
    offline._take([job("4"), job("3"), job("1")])
    assert [entry.id for entry in offline.jobs] == ["4", "3", "1"]
    assert spies.counts() == {"rowsInserted": 2, "rowsRemoved": 1, "job_added": 2}


def test_what_a_view_shows(offline: JobsModel) -> None:
    offline._take([job("1", progress=0.426, created_at="2026-04-12T10:00:00.123456+00:00")])
    cells = [offline.data(offline.index(0, column)) for column in Column]
    assert cells[:3] == ["clip 1", "Running", "43 %"]
    assert "2026" in cells[3] or "26" in cells[3]
    assert "T10" not in cells[3]
    assert offline.data(offline.index(0, 0), JobRole).id == "1"
    headers = [
        offline.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for column in Column
    ]
    assert headers == ["Name", "Status", "Progress", "Created"]
    assert offline.rowCount(offline.index(0, 0)) == 0
    assert offline.data(QModelIndex()) is None


def test_without_a_connection_launching_is_told(offline: JobsModel, aoi: dict[str, Any]) -> None:
    spies = Spies(offline)
    offline.launch([], aoi)
    offline.refresh()
    assert spies.counts() == {"failed": 1}


def test_polls_fast_while_a_job_runs_and_slowly_else(
    model: JobsModel, scene: Scene, aoi: dict[str, Any]
) -> None:
    model.start_polling()
    wait_for(lambda: model._timer.isActive())
    assert model._timer.interval() == SLOW_MS
    model._take([job("x")])
    model._schedule()
    assert model._timer.interval() == FAST_MS
    model.stop_polling()
    assert not model._timer.isActive()


def test_a_launched_clip_completes(model: JobsModel, scene: Scene, aoi: dict[str, Any]) -> None:
    spies = Spies(model)
    model.start_polling()
    wait_for(lambda: len(spies.of("listed")))  # those of the first list are not told as added
    model.launch([scene], aoi, ["data"], "harbour")
    wait_for(lambda: len(spies.of("job_completed")))
    (done,) = spies.of("job_completed")[0]
    assert done.title == "harbour"
    assert done.source_item_id == scene.id
    assert [output.mosaic_type for output in done.outputs] == ["data"]
    counts = spies.counts()
    assert (counts["job_added"], counts["job_completed"], counts.get("failed", 0)) == (1, 1, 0)
    assert counts["rowsInserted"] == 1
    assert model.rowCount() == 1


def test_several_dates_make_a_job_each(
    model: JobsModel, client: Client, project: Project, aoi: dict[str, Any]
) -> None:
    spies = Spies(model)
    model.start_polling()
    wait_for(lambda: len(spies.of("listed")))  # those of the first list are not told as added
    model.launch(client.scenes(project.id), aoi, None, "field")
    wait_for(lambda: len(spies.of("job_completed")) == 2)
    names = {entry.title for entry in model.jobs}
    assert names == {"field_2026-04-12", "field_2026-06-20"}


def test_a_refused_clip_is_told_and_nothing_is_added(model: JobsModel, scene: Scene) -> None:
    beside = {
        "type": "Polygon",
        "coordinates": [[[10, 10], [11, 10], [11, 11], [10, 11], [10, 10]]],
    }
    spies = Spies(model)
    model.start_polling()
    wait_for(lambda: len(spies.of("listed")))  # those of the first list are not told as added
    model.launch([scene], beside, ["no-such-asset"])
    wait_for(lambda: len(spies.of("failed")))
    assert len(spies.of("failed")[0][0]) > 10
    assert model.rowCount() == 0


def test_a_quiet_server_makes_no_noise(model: JobsModel, scene: Scene, aoi: dict[str, Any]) -> None:
    model.start_polling()
    done = QSignalSpy(model.job_completed)
    model.launch([scene], aoi)
    wait_for(lambda: len(done))
    settle(0.3)
    spies = Spies(model)
    for _ in range(3):
        model.refresh()
        wait_for(lambda: not model._asking)
    assert spies.counts() == {}


def test_a_job_that_waits_can_be_cancelled(
    model: JobsModel, connection: Connection, scene: Scene, aoi: dict[str, Any]
) -> None:
    assert connection.server._thread is not None
    connection.server._thread.context.stop_workers()
    spies = Spies(model)
    model.start_polling()
    wait_for(lambda: len(spies.of("listed")))  # those of the first list are not told as added
    model.launch([scene], aoi)
    wait_for(lambda: len(spies.of("job_added")))
    model.cancel(model.jobs[0].id)
    wait_for(lambda: model.jobs[0].status is JobStatus.CANCELLED)
    assert len(spies.of("job_status_changed")) == 1
    assert len(spies.of("job_completed")) == len(spies.of("failed")) == 0


def test_an_order_that_is_under_way_when_the_server_is_left_is_not_lost(
    model: JobsModel,
    connection: Connection,
    client: Client,
    scene: Scene,
    aoi: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    create, begun, go_on = client.create_clip, threading.Event(), threading.Event()

    def slow(*args: Any, **options: Any) -> Job:
        begun.set()
        assert go_on.wait(20)
        return create(*args, **options)

    monkeypatch.setattr(client, "create_clip", slow)
    spies = Spies(model)
    model.start_polling()
    wait_for(lambda: len(spies.of("listed")))  # those of the first list are not told as added
    model.launch([scene], aoi, ["data"], "harbour")
    assert begun.wait(10)
    connection.servers.save(ServerProfile("away", "Away", "http://127.0.0.1:9"))
    connection.switch("away")
    go_on.set()
    wait_for(lambda: len(spies.of("order_left")))
    placed, name = spies.of("order_left")[0]
    assert (name, len(placed.jobs), model.rowCount()) == ("This computer", 1, 0)
    assert not {"order_placed", "job_added"} & set(spies.counts())
    connection.switch("")
    wait_for(lambda: model.rowCount() == 1)
    assert model.jobs[0].id == placed.jobs[0].id


def test_removed_jobs_are_gone_on_the_server_too(
    model: JobsModel, client: Client, scene: Scene, aoi: dict[str, Any]
) -> None:
    model.start_polling()
    done = QSignalSpy(model.job_completed)
    model.launch([scene], aoi)
    wait_for(lambda: len(done))
    model.remove(model.jobs[0].id)
    wait_for(lambda: model.rowCount() == 0)
    assert client.jobs() == []


def test_a_server_that_went_away_is_told_once(model: JobsModel, connection: Connection) -> None:
    model.start_polling()
    wait_for(lambda: not model._asking)
    spies = Spies(model)
    connection.server.stop()
    for _ in range(3):
        model.refresh()
        wait_for(lambda: not model._asking)
    assert spies.counts() == {"failed": 1}


def test_a_cancelled_clip_is_started_once_more(
    model: JobsModel, connection: Connection, scene: Scene, aoi: dict[str, Any]
) -> None:
    thread = connection.server._thread
    assert thread is not None
    thread.context.stop_workers()
    model.start_polling()
    model.launch([scene], aoi, ["data"], "harbour")
    wait_for(lambda: model.rowCount() == 1)
    old = model.jobs[0].id
    model.memory.keep(old, {}, 77)
    model.cancel(old)
    wait_for(lambda: model.jobs[0].status is JobStatus.CANCELLED)
    spies = Spies(model)
    model.retry(old)
    wait_for(lambda: len(spies.of("job_retried")))
    again, before = spies.of("job_retried")[0]
    assert before == old
    assert (again.title, again.asset_keys) == ("harbour", ("data",))
    assert [entry.id for entry in model.jobs] == [again.id, old]
    assert model.note(again.id).bytes_expected == 77
    assert spies.counts()["job_added"] == 1
    model.remove(old)
    wait_for(lambda: len(spies.of("job_removed")))
    assert model.memory.record(old) is None


def test_a_download_is_told_of_in_its_row_alone(offline: JobsModel) -> None:
    offline._take([job("2", status=JobStatus.COMPLETED), job("1", status=JobStatus.COMPLETED)])
    spies = Spies(offline)
    offline.set_download("1", 0.5)
    offline.set_download("1", 0.5)
    offline.set_download("unknown", 0.5)
    assert spies.counts() == {"dataChanged": 1}
    first, last, roles = spies.of("dataChanged")[0]
    assert (first.row(), last.row(), roles) == (1, 1, [NoteRole])
    assert offline.index(1, 0).data(NoteRole).download == 0.5
    offline.set_download("1", None)
    assert offline.note("1").download is None


def test_an_order_that_is_refused_in_part_is_told_after_the_rest(
    model: JobsModel, scene: Scene, aoi: dict[str, Any]
) -> None:
    model.start_polling()
    spies = Spies(model)
    gone = replace(scene, id="gone", date="2026-05-01")
    model.launch([gone, scene], aoi, None, "field")
    wait_for(lambda: len(spies.of("failed")))
    assert model.rowCount() == 1
    assert "2026-05-01" in spies.of("failed")[0][0]
    (placed,) = spies.of("order_placed")[0]
    assert len(placed.jobs) == len(placed.refusals) == 1


def test_another_server_is_listed_anew(offline: JobsModel) -> None:
    offline._take([job("1")])
    spies = Spies(offline)
    offline._on_state(ConnectionState.OFFLINE)
    offline._take([job("2"), job("3")])
    assert spies.counts() == {"rowsInserted": 2, "rowsRemoved": 1, "listed": 1}
