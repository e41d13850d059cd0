from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsLayerTreeModel, QgsProject
from qgis.gui import QgsLayerTreeView, QgsMessageBar
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core.connection import Connection, ConnectionState
from geopera_plugin.core.layers.layers import install_path_hooks, make_layer, remove_path_hooks
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.core.tasks import BACKGROUND
from geopera_plugin.gui.layer_health import LayerHealth
from geopera_plugin.gui.notifier import Notifier
from tests.plugin.conftest import settle, wait_for
from tests.plugin.core.layers.test_layers import SPEC, render


@pytest.fixture
def bench(qgis_app: QgsApplication, settings: PluginSettings) -> Iterator[Any]:
    """A workbench with a real layer tree, and a connection to a server that nobody runs."""
    root, bar, view = QObject(), QgsMessageBar(), QgsLayerTreeView()
    model = QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), view)
    view.setModel(model)
    iface = SimpleNamespace(layerTreeView=lambda: view, messageBar=lambda: bar)
    connection = Connection(settings, parent=root)
    connection.state = ConnectionState.ONLINE
    connection.base_url, connection.tile_token = "http://127.0.0.1:9", "t"
    install_path_hooks(connection)
    yield SimpleNamespace(
        iface=iface, root=root, connection=connection, notifier=Notifier(iface, root), bar=bar
    )
    remove_path_hooks()
    QgsProject.instance().clear()
    view.deleteLater()
    bar.deleteLater()
    settle(0.02)


@pytest.fixture
def health(bench: Any) -> Iterator[LayerHealth]:
    made = LayerHealth(bench)
    yield made
    made.dispose()


def indicators(bench: Any, layer: Any) -> list[str]:
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    return [each.toolTip() for each in bench.iface.layerTreeView().indicators(node)]


def set_state(bench: Any, state: ConnectionState) -> None:
    bench.connection.state = state
    bench.connection.state_changed.emit(state)
    settle(0.05)


def test_a_stopped_server_is_told_once_and_its_return_is_seen(
    bench: Any, health: LayerHealth
) -> None:
    layer = make_layer(SPEC, bench.connection)
    QgsProject.instance().addMapLayer(layer)
    settle(0.05)
    assert indicators(bench, layer) == []
    changed = QSignalSpy(health.changed)
    set_state(bench, ConnectionState.FAILED)
    assert "could not start" in indicators(bench, layer)[0]
    assert len(bench.bar.items()) == 1
    set_state(bench, ConnectionState.OFFLINE)
    assert "stopped" in indicators(bench, layer)[0]
    assert len(indicators(bench, layer)) == 1
    assert len(bench.bar.items()) == 1, "told once"
    repaints = QSignalSpy(layer.repaintRequested)
    set_state(bench, ConnectionState.ONLINE)
    assert indicators(bench, layer) == []
    assert len(repaints) >= 1
    assert len(changed) == 2


def test_tiles_that_do_not_come_mark_the_layer_and_an_answer_unmarks_it(
    bench: Any, health: LayerHealth
) -> None:
    layer = make_layer(SPEC, bench.connection)
    QgsProject.instance().addMapLayer(layer)
    render(layer)
    wait_for(lambda: health.marked() == [layer.id()])
    assert "does not answer" in indicators(bench, layer)[0]
    assert "127.0.0.1:9" in indicators(bench, layer)[0]
    answered = []
    bench.connection.client = SimpleNamespace(
        tile_token=lambda: answered.append(1) or SimpleNamespace(token="new", expires_at=None)
    )
    repaints = QSignalSpy(layer.repaintRequested)
    wait_for(lambda: not health.marked(), 10)
    assert answered
    assert bench.connection.tile_token == "new"
    assert len(repaints) == 1
    bench.connection.client = None


def test_a_layer_of_another_server_says_so(bench: Any, health: LayerHealth) -> None:
    layer = make_layer(replace(SPEC, server="farm"), bench.connection)
    QgsProject.instance().addMapLayer(layer)
    settle(0.05)
    assert "farm" in indicators(bench, layer)[0]
    QgsProject.instance().removeMapLayer(layer.id())
    settle(0.05)
    assert health.marked() == []


def test_disposing_takes_the_marks_away(bench: Any) -> None:
    health = LayerHealth(bench)
    layer = make_layer(SPEC, bench.connection)
    QgsProject.instance().addMapLayer(layer)
    set_state(bench, ConnectionState.OFFLINE)
    assert indicators(bench, layer)
    health.dispose()
    assert indicators(bench, layer) == []
    settle(0.05)
    assert indicators(bench, layer) == []


def test_a_refused_token_is_renewed_but_not_for_ever(bench: Any, health: LayerHealth) -> None:
    """A server that refuses every tile is asked for a token a few times only."""
    asked: list[str] = []

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.headers.get("X-Tile-Token"))
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'TileToken realm="geopera"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    thread = threading.Thread(target=http.serve_forever, args=(0.01,))
    thread.start()
    tokens: list[str] = []

    def tile_token() -> Any:
        tokens.append(f"token-{len(tokens)}")
        return SimpleNamespace(token=tokens[-1], expires_at=None)

    bench.connection.base_url = f"http://127.0.0.1:{http.server_address[1]}"
    bench.connection.client = SimpleNamespace(tile_token=tile_token)
    layer = make_layer(SPEC, bench.connection)
    QgsProject.instance().addMapLayer(layer)
    repaints = QSignalSpy(layer.repaintRequested)
    layer.repaintRequested.connect(lambda *_: render(layer))
    render(layer)
    wait_for(lambda: len(tokens) == 3, 20)
    settle(1.0)
    assert len(tokens) == 3
    assert len(repaints) == 3
    assert bench.connection.tile_token == "token-2"
    assert {"t", "token-0", "token-1", "token-2"} == set(asked)
    assert health.marked() == []
    bench.connection.client = None
    http.shutdown()
    thread.join()
    http.server_close()


def test_the_name_of_a_server_is_no_markup(bench: Any, health: LayerHealth) -> None:
    """It stands in the project, which anybody may have written."""
    layer = make_layer(replace(SPEC, server="<img src='file://///there/x'>"), bench.connection)
    QgsProject.instance().addMapLayer(layer)
    settle(0.05)
    (tip,) = indicators(bench, layer)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_a_question_to_a_server_that_was_left_holds_up_nothing(
    bench: Any, health: LayerHealth
) -> None:
    go, asked = threading.Event(), []
    bench.connection.client = SimpleNamespace(tile_token=lambda: go.wait(5))
    health._ask_server()
    BACKGROUND.cancel_hidden()  # as a connection does that is left
    set_state(bench, ConnectionState.OFFLINE)
    go.set()
    bench.connection.client = SimpleNamespace(
        tile_token=lambda: asked.append(1) or SimpleNamespace(token="t", expires_at=None)
    )
    set_state(bench, ConnectionState.ONLINE)
    health._ask_server()
    wait_for(lambda: asked)
    BACKGROUND.cancel_all()
