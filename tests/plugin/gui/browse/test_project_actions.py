"""What the menu beside the projects does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from geopera_plugin.core.tasks import BACKGROUND
from geopera_plugin.gui.browse.project_actions import ProjectActions
from geopera_plugin.gui.browse.project_dialogs import NewProjectDialog
from geopera_plugin.gui.browse.project_row import ProjectRow
from tests.plugin.conftest import settle


@pytest.fixture
def bench(qgis_app: QgsApplication) -> Iterator[Any]:
    root, window, row = QObject(), QWidget(), ProjectRow()
    told: list[str] = []
    yield SimpleNamespace(
        root=root,
        iface=SimpleNamespace(mainWindow=lambda: window),
        dock=SimpleNamespace(imagery=SimpleNamespace(row=row)),
        connection=SimpleNamespace(client=None, absence="Start it first."),
        notifier=SimpleNamespace(info=told.append, told=told),
    )
    BACKGROUND.cancel_all()
    for made in (row, window, root):
        made.deleteLater()
    settle(0.02)


@pytest.mark.parametrize("begins", [True, False])
def test_a_dialog_is_free_again_when_its_server_was_left(bench: Any, begins: bool) -> None:
    go, asked = threading.Event(), threading.Event()

    def op(*_args: object) -> dict[str, str]:
        asked.set()
        go.wait(5)
        return {"id": "1", "name": "x"}

    bench.connection.client = SimpleNamespace(op=op)
    actions = ProjectActions(bench)
    if not begins:
        for _ in range(4):
            actions._run("Busy", lambda client: client.op(), lambda _found: None)
        assert asked.wait(5)
    actions.ask_for_project()
    dialog = actions._dialog
    assert isinstance(dialog, NewProjectDialog)
    dialog.name.setText("Harbour")
    dialog._ask()
    if begins:
        assert asked.wait(5)
    assert not dialog.isEnabled()
    BACKGROUND.cancel_hidden()  # as a connection does that is left
    go.set()
    settle(0.1)
    assert dialog.isEnabled()
    actions.dispose()


def test_without_a_server_the_dialog_stays_free(bench: Any) -> None:
    actions = ProjectActions(bench)
    actions.ask_for_project()
    dialog = actions._dialog
    dialog.name.setText("Harbour")
    dialog._ask()
    assert dialog.isEnabled()
    assert bench.notifier.told
    actions.dispose()
