"""What the locator bar finds, through QGIS's own locator, and what happens when it is chosen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsLocator, QgsLocatorContext

from geopera_plugin.client.errors import ServerGone
from geopera_plugin.client.models import CaptureDate, Formula, Project
from geopera_plugin.core.locator_index import Entry, EntryKind, LocatorIndex
from geopera_plugin.gui.locator import GeoperaLocatorFilter
from tests.plugin.conftest import wait_for


class Server:
    """Answer as a client does, and count the questions."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.gone = False

    def projects(self) -> list[Project]:
        self._note("projects")
        return [
            Project.from_dict({"id": "p1", "name": "Harbour of Bergen", "item_count": 3}),
            Project.from_dict({"id": "p2", "name": "Fields", "item_count": 1}),
        ]

    def formulas(self) -> list[Formula]:
        self._note("formulas")
        return [
            Formula("ndvi", "Normalized Difference Vegetation Index", "(nir-red)/(nir+red)"),
            Formula("ndwi", "Normalized Difference Water Index", "(green-nir)/(green+nir)"),
        ]

    def dates(self, project_id: str) -> list[CaptureDate]:
        self._note(f"dates {project_id}")
        return [CaptureDate("2026-04-12", 2), CaptureDate(None, 1)] if project_id == "p1" else []

    def _note(self, what: str) -> None:
        self.threads.add(threading.get_ident())
        self.asked.append(what)
        if self.gone:
            raise ServerGone("Gone", "It is gone.")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def opened() -> list[Entry]:
    return []


@pytest.fixture
def locator(qgis_app: Any, server: Server, opened: list[Entry]) -> Iterator[QgsLocator]:
    locator = QgsLocator()
    index = LocatorIndex(lambda: server)  # type: ignore[arg-type,return-value]
    locator.registerFilter(GeoperaLocatorFilter(index, opened.append))
    yield locator
    locator.cancel()


def search(locator: QgsLocator, text: str, choose: bool = False) -> list[tuple[str, str, bool]]:
    """Return title, description and whether there is an icon of what one search finds."""
    found: list[tuple[str, str, bool]] = []
    ended: list[bool] = []

    def take(result: Any) -> None:
        found.append((result.displayString, result.description, not result.icon.isNull()))
        if choose:
            result.filter.triggerResult(result)

    def end() -> None:
        ended.append(True)

    locator.foundResult.connect(take)
    locator.finished.connect(end)
    locator.fetchResults(text, QgsLocatorContext())
    wait_for(lambda: ended)
    wait_for(lambda: not locator.isRunning())
    locator.foundResult.disconnect(take)
    locator.finished.disconnect(end)
    return found


def titles(locator: QgsLocator, text: str) -> list[str]:
    return [title for title, _, _ in search(locator, text)]


def test_finds_projects_dates_and_formulas(locator: QgsLocator) -> None:
    assert titles(locator, "geo harbour") == [
        "Harbour of Bergen",
        "12 Apr 2026",
    ]
    assert titles(locator, "geo 2026-04") == ["12 Apr 2026"]
    assert titles(locator, "geo water") == ["NDWI"]
    assert titles(locator, "geo difference nd") == ["NDVI", "NDWI"]
    assert search(locator, "geo nothing of the kind") == []


def test_what_begins_with_the_text_comes_first(locator: QgsLocator) -> None:
    assert titles(locator, "geo w")[0] == "NDWI"
    found = search(locator, "ndvi")
    assert found == [("NDVI", "Normalized Difference Vegetation Index", True)]


def test_short_texts_without_the_prefix_find_nothing(locator: QgsLocator, server: Server) -> None:
    assert search(locator, "nd") == []
    assert server.asked == []
    assert len(search(locator, "geo nd")) == 2


def test_asks_once_a_minute_and_off_the_gui_thread(locator: QgsLocator, server: Server) -> None:
    search(locator, "geo ndvi")
    search(locator, "geo fields")
    assert server.asked == ["projects", "formulas", "dates p1", "dates p2"]
    assert threading.get_ident() not in server.threads


def test_a_server_that_is_gone_finds_nothing(locator: QgsLocator, server: Server) -> None:
    server.gone = True
    assert search(locator, "geo ndvi") == []
    server.gone = False
    assert len(search(locator, "geo ndvi")) == 1


def test_a_server_that_answers_nonsense_finds_nothing(
    locator: QgsLocator, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised = []
    monkeypatch.setattr("sys.excepthook", lambda *args: raised.append(args))
    monkeypatch.setattr(server, "projects", lambda: {}["id"])
    assert search(locator, "geo ndvi") == []
    assert raised == []


def test_a_choice_is_opened(locator: QgsLocator, opened: list[Entry]) -> None:
    search(locator, "geo 2026-04-12", choose=True)
    assert [(e.kind, e.key, e.project_id) for e in opened] == [(EntryKind.DATE, "2026-04-12", "p1")]


def test_without_a_server_there_is_nothing() -> None:
    assert LocatorIndex(lambda: None).search("ndvi") == []
