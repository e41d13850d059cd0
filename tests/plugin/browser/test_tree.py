"""The tree in the Browser panel: children, menus, what a drag carries."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsBrowserModel,
    QgsDataItem,
    QgsErrorItem,
    QgsProject,
)
from qgis.gui import QgsDataItemGuiContext, QgsGui
from qgis.PyQt.QtCore import QModelIndex
from qgis.PyQt.QtWidgets import QMenu

from geopera_plugin.browser.items import RootItem, SceneItem, Source, read_uri
from geopera_plugin.browser.providers import SceneDrops, TreeMenus, TreeProvider
from geopera_plugin.client import Client
from geopera_plugin.client.models import Project, Scene
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.layers.layers import make_layer, spec_of
from geopera_plugin.core.layers.scene_layer import usual_spec
from tests.plugin.conftest import settle, wait_for

SERVERS = [("", "This computer"), ("abc", "Harbour office")]


@pytest.fixture
def source(connection: Connection) -> Source:
    return Source(lambda: connection.client, lambda: "", lambda: SERVERS)


def walk(item: QgsDataItem, *names: str) -> QgsDataItem:
    for name in names:
        children = item.createChildren()
        below = next(child for child in children if child.name().startswith(name))
        below.kept = item  # a child does not keep its parents alive
        item = below
    return item


def test_from_the_root_to_a_scene(source: Source, project: Project) -> None:
    root = RootItem(source)
    dates = walk(root, "This computer", "Fields").createChildren()
    assert [date.name() for date in dates] == ["2026-06-20", "2026-04-12"]
    (scene,) = dates[0].createChildren()
    assert isinstance(scene, SceneItem)
    assert scene.hasDragEnabled()
    assert scene.path() == f"geopera:/local/{project.id}/2026-06-20/{scene.scene.id}"


def test_what_a_drag_carries_is_no_secret(
    source: Source, project: Project, connection: Connection
) -> None:
    date = walk(RootItem(source), "This", "Fields", "2026-04")
    (scene,) = date.createChildren()
    (uri,) = scene.mimeUris()
    assert (uri.layerType, uri.providerKey, uri.name) == ("custom", "geopera", scene.name())
    assert read_uri(uri.uri) == (scene.scene.id, "")
    assert connection.tile_token not in uri.data()
    assert "127.0.0.1" not in uri.data()
    taken: list[str] = []
    drops = SceneDrops(taken.append)
    assert drops.handleCustomUriCanvasDrop(uri, None)
    drops.handleCustomUriDrop(uri)
    assert taken == [uri.uri] * 2
    uri.providerKey = "other"
    assert not drops.handleCustomUriCanvasDrop(uri, None)


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"item_id": 1, "server": ""}', "null"])
def test_what_is_dropped_by_others_is_not_read(text: str) -> None:
    assert read_uri(text) is None


def test_without_a_server_it_says_so(qgis_app: QgsApplication) -> None:
    root = RootItem(Source(lambda: None, lambda: "", lambda: SERVERS))
    server, _other = root.createChildren()
    (item,) = server.createChildren()
    assert isinstance(item, QgsErrorItem)
    assert "server" in item.name()


@pytest.mark.parametrize("error", [KeyError("id"), AttributeError("x"), OverflowError("x")])
def test_a_server_that_answers_nonsense_gives_a_sentence(
    qgis_app: QgsApplication, error: Exception
) -> None:
    class Nonsense:
        def projects(self) -> list[Any]:
            raise error

    root = RootItem(Source(lambda: Nonsense(), lambda: "", lambda: SERVERS))  # type: ignore[arg-type,return-value]
    server, _other = root.createChildren()
    (item,) = server.createChildren()
    assert isinstance(item, QgsErrorItem)


@pytest.fixture
def model(source: Source) -> Iterator[tuple[QgsBrowserModel, list[str]]]:
    threads: list[str] = []
    tell: Callable[[], Client | None] = source.client

    def client() -> Client | None:
        threads.append(threading.current_thread().name)
        return tell()

    source.client = client
    provider = TreeProvider(source)
    registry = QgsApplication.dataItemProviderRegistry()
    registry.addProvider(provider)
    tree = QgsBrowserModel()
    tree.initialize()
    yield tree, threads
    registry.removeProvider(provider)
    names = [tree.index(row, 0).data() for row in range(tree.rowCount())]
    assert "Geopera" not in names


def find(model: QgsBrowserModel, parent: QModelIndex, name: str) -> QModelIndex | None:
    if model.canFetchMore(parent):
        model.fetchMore(parent)
    for row in range(model.rowCount(parent)):
        if str(model.index(row, 0, parent).data()).startswith(name):
            return model.index(row, 0, parent)
    return None


def test_qgis_asks_for_the_children_in_another_thread(
    model: tuple[QgsBrowserModel, list[str]], project: Project
) -> None:
    tree, threads = model
    index = QModelIndex()
    for name in ("Geopera", "This computer", "Fields", "2026-04-12", "fields"):
        index = wait_for(lambda name=name, index=index: find(tree, index, name))
    assert "MainThread" not in threads
    data = tree.mimeData([index])
    assert data.hasFormat("application/x-vnd.qgis.qgis.uri")


def test_the_tree_is_built_anew_while_it_is_open(
    model: tuple[QgsBrowserModel, list[str]], source: Source, project: Project, client: Client
) -> None:
    tree, _threads = model
    second = QgsBrowserModel()
    second.initialize()
    index = QModelIndex()
    for name in ("Geopera", "This computer", "Fields"):
        index = wait_for(lambda name=name, index=index: find(tree, index, name))
    for number in range(8):
        client.op("projects.create", {"name": f"New {number}"})
        source.refresh()
        gc.collect()
        if number % 3 == 0:
            settle(0.1)
    settle(0.2)
    source.refresh()
    home = wait_for(lambda: find(tree, find(tree, QModelIndex(), "Geopera"), "This computer"))
    wait_for(lambda: tree.rowCount(home) == 9)
    gc.collect()
    settle(0.1)


def test_menus_add_scenes_and_refresh_branches(source: Source, project: Project) -> None:
    opened: list[list[SceneItem]] = []
    connected: list[str] = []
    menus = TreeMenus(source.icons, opened.append, connected.append)
    registry = QgsGui.dataItemGuiProviderRegistry()
    registry.addProvider(menus)
    date = walk(RootItem(source), "This", "Fields", "2026-04")
    (scene,) = date.createChildren()
    menu, context = QMenu(), QgsDataItemGuiContext()
    menus.populateContextMenu(scene, menu, [scene], context)
    (add,) = menu.actions()
    assert add.text() == "Add to map"
    add.trigger()
    assert opened == [[scene]]
    assert menus.handleDoubleClick(scene, context)
    assert not menus.handleDoubleClick(date, context)
    menu.clear()
    menus.populateContextMenu(date, menu, [date], context)
    assert [action.text() for action in menu.actions()] == ["Refresh"]
    menu.clear()
    root = RootItem(source)
    _server, other = root.createChildren()
    menus.populateContextMenu(other, menu, [other], context)
    (connect,) = menu.actions()
    connect.trigger()
    assert (connect.text(), connected) == ("Connect", ["abc"])
    (item,) = other.createChildren()
    assert "Connect" in item.name()
    registry.removeProvider(menus)


def test_the_usual_style_is_a_layer_of_ours(
    client: Client, connection: Connection, scene: Scene
) -> None:
    spec = usual_spec(client, scene)
    assert spec.bands == "red,green,blue"
    assert str(spec.rescale).count(";") == 2
    layer = make_layer(spec, connection)
    QgsProject.instance().addMapLayer(layer)
    assert layer.isValid()
    assert spec_of(layer) == spec
    bare = Scene("x", "p", "No raster")
    with pytest.raises(LookupError, match="No raster"):
        usual_spec(client, bare)
