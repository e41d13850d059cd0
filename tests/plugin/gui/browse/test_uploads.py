"""Uploads and projects from the dock, against a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QMimeData, QObject, QUrl, pyqtSignal
from qgis.PyQt.QtTest import QSignalSpy
from qgis.PyQt.QtWidgets import QWidget

from geopera_plugin.client import Client
from geopera_plugin.client.errors import ServerGone
from geopera_plugin.client.models import Project
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.servers.profiles import ServerProfile
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.core.upload_memory import UploadMemory, UploadRecord
from geopera_plugin.core.window import this_window
from geopera_plugin.gui.browse.local_imagery import file_of
from geopera_plugin.gui.browse.scene_panel import ScenePanel
from geopera_plugin.gui.browse.uploads import Uploads
from geopera_plugin.gui.dock import dropped_paths
from tests.plugin.conftest import wait_for, write_scene
from tests.plugin.other_window import other_window


class GeoperaDockSignals(QObject):
    upload_asked = pyqtSignal(list)

    def __init__(self, panel: ScenePanel) -> None:
        super().__init__()
        self.imagery = panel


class Bench(SimpleNamespace):
    """What uploads need of the workbench: a panel, a connection, and ears for what is told."""

    def __init__(self, connection: Connection, project: Project) -> None:
        self.told: list[tuple[str, Any]] = []
        panel = ScenePanel()
        panel.set_projects([project])
        panel.show()
        told = self.told
        super().__init__(
            root=QObject(),
            told=told,
            connection=connection,
            dock=GeoperaDockSignals(panel),
            browsing=SimpleNamespace(show_project=lambda id: told.append(("shown", id))),
            notifier=SimpleNamespace(
                success=lambda text: told.append(("success", text)),
                info=lambda text: told.append(("info", text)),
                failure=lambda text, choice: told.append((text, choice)),
                ask=lambda text, *choices: told.append((text, choices)) or (lambda: None),
            ),
            iface=SimpleNamespace(mainWindow=lambda: QWidget()),
        )


@pytest.fixture
def bench(connection: Connection, project: Project) -> Iterator[Bench]:
    made = Bench(connection, project)
    yield made
    made.dock.imagery.deleteLater()


@pytest.fixture
def uploads(bench: Bench) -> Iterator[Uploads]:
    part = Uploads(bench)
    yield part
    part.dispose()


def test_good_and_bad_files_in_one_go(
    bench: Bench, uploads: Uploads, client: Client, project: Project, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.tif"
    bad.write_bytes(b"no raster")
    good = write_scene(tmp_path / "pier_2026-07-01.tif")
    finished = QSignalSpy(uploads.upload_finished)
    bench.dock.upload_asked.emit([str(tmp_path)])
    assert bench.told == [("info", "Only GeoTIFF files can be uploaded.")]
    bench.dock.upload_asked.emit([str(bad), str(tmp_path / "gone.tif"), str(good)])
    assert bench.dock.imagery.intake.isVisible()
    assert "(1 of 3)" in bench.dock.imagery.intake.text.text()
    wait_for(lambda: len(finished), 30)
    assert not bench.dock.imagery.intake.isVisible()
    assert ("shown", project.id) in bench.told
    assert ("success", "Uploaded 1 scene.") in bench.told
    words = [text for text, _choice in bench.told]
    assert any(text.startswith("bad.tif was not uploaded.") for text in words)
    assert any(text.startswith("gone.tif cannot be read: No such file") for text in words)
    (item_id,) = finished[0][0]
    assert client.scene(item_id).date == "2026-07-01"


def test_what_failed_goes_on_when_asked(
    bench: Bench,
    uploads: Uploads,
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geopera_plugin.client.uploads._TRIES", 1)
    put = client.put
    gone = [True]

    def fragile(path: str, data: Any, headers: Any) -> Any:
        if gone[0] and data is not None:
            raise ServerGone("Gone", "The server does not answer.", retryable=True)
        return put(path, data, headers)

    monkeypatch.setattr(client, "put", fragile)
    path = write_scene(tmp_path / "pier_2026-07-01.tif")
    uploads.upload([str(path)])
    text, choice = wait_for(lambda: bench.told and bench.told[-1], 30)
    assert text == "pier_2026-07-01.tif was not uploaded. The server does not answer."
    gone[0] = False
    before = client.op("uploads.list")[0]["id"]
    choice.run()
    wait_for(lambda: ("success", "Uploaded 1 scene.") in bench.told, 30)
    assert [each["id"] for each in client.op("uploads.list")] == [before], "the same upload"


def test_a_server_that_was_killed_is_asked_at_its_new_address(
    bench: Bench,
    uploads: Uploads,
    connection: Connection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geopera_plugin.client.uploads._TRIES", 1)

    def gone(*_args: Any) -> Any:
        raise ServerGone("Gone", "The server does not answer.", retryable=True)

    monkeypatch.setattr(connection.client, "put", gone)
    uploads.upload([str(write_scene(tmp_path / "pier_2026-07-01.tif"))])
    _text, choice = wait_for(lambda: bench.told and bench.told[-1], 30)
    (begun,) = connection.client.op("uploads.list")
    connection.restart()
    wait_for(lambda: connection.client is None)
    choice.run()
    assert "is not in use" in bench.told[-1][1]
    wait_for(lambda: connection.is_online, 30)
    choice.run()
    wait_for(lambda: ("success", "Uploaded 1 scene.") in bench.told, 30)
    assert [each["id"] for each in connection.client.op("uploads.list")] == [begun["id"]]
    assert UploadMemory().records("") == []


def test_what_another_window_sends_is_its_business(settings: PluginSettings) -> None:
    memory = UploadMemory()
    mine = UploadRecord("", "p", "/data/mine.tif", window=this_window())
    with other_window() as window:
        memory.keep(replace(mine, path="/data/other.tif", window=window))
        memory.keep(mine)
        assert [record.path for record in memory.records("")] == ["/data/mine.tif"]
    assert len(memory.records("")) == 2, "it was closed before it was through"


def held(client: Client, name: str, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let a method of the client wait until the event is set."""
    let_go = threading.Event()
    method = getattr(client, name)

    def waiting(first: str, *rest: Any) -> Any:
        if name == "put" or first == "uploads.get":
            assert let_go.wait(30)
        return method(first, *rest)

    monkeypatch.setattr(client, name, waiting)
    return let_go


def test_cancelling_forgets_all_that_wait(
    bench: Bench, uploads: Uploads, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = held(client, "put", monkeypatch)
    paths = [write_scene(tmp_path / f"pier_2026-07-0{day}.tif") for day in (1, 2, 3)]
    uploads.upload([str(path) for path in paths])
    bench.dock.imagery.intake.cancel.click()
    let_go.set()
    wait_for(lambda: bench.told, 30)
    assert bench.told == [("info", "The upload was cancelled; nothing of it is kept.")]
    assert {each["status"] for each in client.op("uploads.list")} <= {"failed"}


def test_what_has_arrived_whole_is_not_said_to_be_cancelled(
    bench: Bench, uploads: Uploads, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = held(client, "op", monkeypatch)
    paths = [write_scene(tmp_path / f"pier_2026-07-0{day}.tif") for day in (1, 2)]
    uploads.upload([str(path) for path in paths])
    wait_for(lambda: uploads._running._complete, 30)
    bench.dock.imagery.intake.cancel.click()
    let_go.set()
    wait_for(lambda: ("success", "Uploaded 1 scene.") in bench.told, 30)
    (upload,) = client.op("uploads.list")
    assert upload["status"] == "completed", "and the other one was never begun"


def test_what_was_under_way_is_asked_about_when_the_server_is_back(
    bench: Bench,
    uploads: Uploads,
    connection: Connection,
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = (write_scene(tmp_path / f"pier_2026-07-0{day}.tif") for day in (1, 2))
    begun, go_on = threading.Event(), threading.Event()
    put = client.put

    def slow(path: str, data: Any, headers: Any) -> Any:
        begun.set()
        go_on.wait(20)
        return put(path, data, headers)

    monkeypatch.setattr(client, "put", slow)
    uploads.upload([str(first), str(second)])
    wait_for(begun.is_set)
    connection.servers.save(ServerProfile("away", "Away", "http://127.0.0.1:9"))
    connection.switch("away")
    go_on.set()
    assert not bench.dock.imagery.intake.isVisible()
    kept = UploadMemory().records("")
    assert [Path(record.path).name for record in kept] == [first.name, second.name]
    assert kept[0].id
    assert not kept[1].id
    connection.switch("")
    text, choices = wait_for(lambda: bench.told and bench.told[-1], 30)
    assert text == f"2 files did not arrive completely: {first.name}, {second.name}"
    choices[0].run()
    wait_for(lambda: ("success", "Uploaded 2 scenes.") in bench.told, 30)
    assert kept[0].id in [each["id"] for each in connection.client.op("uploads.list")]
    assert UploadMemory().records("") == []
    del bench.told[:]
    UploadMemory().keep(kept[1])
    connection.state_changed.emit(connection.state)
    bench.told[-1][1][1].run()
    assert UploadMemory().records("") == [], "discarded"


def test_an_upload_that_qgis_ends_is_kept(
    bench: Bench,
    uploads: Uploads,
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = threading.Event()

    def slow(path: str, data: Any, headers: Any) -> Any:
        begun.set()
        while True:
            data.read(0)

    monkeypatch.setattr(client, "put", slow)
    uploads.upload([str(write_scene(tmp_path / "pier_2026-07-01.tif"))])
    wait_for(begun.is_set)
    assert uploads._task is not None
    uploads._task.feedback.cancel()  # as the list of tasks does, and QGIS when it is closed
    text, choices = wait_for(lambda: bench.told and bench.told[-1], 30)
    assert text == "1 file did not arrive completely: pier_2026-07-01.tif"
    (record,) = UploadMemory().records("")
    assert client.op("uploads.get", {"upload_id": record.id})["status"] != "failed"
    choices[1].run()
    wait_for(lambda: client.op("uploads.get", {"upload_id": record.id})["status"] == "failed")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"server": "", "path": 1}',
        '{"server": "", "project_id": "p", "path": "a", "size": Infinity}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_no_upload(text: str) -> None:
    assert UploadRecord.from_json(text) is None


def test_which_layers_and_drops_are_imagery(tmp_path: Path, qgis_app: object) -> None:
    path = write_scene(tmp_path / "scene.tif")
    layer = QgsRasterLayer(str(path), "scene")
    QgsProject.instance().addMapLayer(layer)
    assert file_of(layer) == str(path)
    assert file_of(None) is None
    tiles = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png", "tiles", "wms")
    assert file_of(tiles) is None
    data = QMimeData()
    names = ("scene.tif", "notes.txt", "item.json")
    urls = [QUrl.fromLocalFile(str(tmp_path / name)) for name in names]
    data.setUrls([*urls, QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.com/a.tif")])
    assert dropped_paths(data) == [str(path), str(tmp_path / "item.json"), str(tmp_path)]
