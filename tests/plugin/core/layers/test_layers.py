from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from qgis.core import (
    QgsAnnotationLayer,
    QgsApplication,
    QgsLayerDefinition,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize, QUrl
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtNetwork import QNetworkRequest
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core.connection import Connection, ConnectionState
from geopera_plugin.core.layers import relay as relay_module
from geopera_plugin.core.layers.layers import (
    PLACEHOLDER,
    connection_for,
    install_path_hooks,
    make_layer,
    our_layers,
    remove_path_hooks,
    repair,
    restyle,
    spec_of,
    tile_uri,
)
from geopera_plugin.core.layers.path_hooks import PathHooks
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.settings import PluginSettings

TOKEN = "eyJ0b3Atc2VjcmV0.token_of-a-session"
SPEC = LayerSpec(
    url="geopera://items/i1/data",
    title="2026-04-12 NDVI",
    expression="(nir-red)/(nir+red) + 100*b1",
    rescale="-0.2,0.8",
    colormap="rdylgn",
    item_id="i1",
    date="2026-04-12",
    maxzoom=14,
    bbox=(15.0, 52.3, 15.1, 52.4),
)


class TileServer:
    """Answers every tile in one colour and remembers what it was asked."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.tokens: list[str | None] = []
        image = QImage(256, 256, QImage.Format.Format_ARGB32)
        image.fill(QColor("#c81e3c"))
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        png, paths, tokens = bytes(content), self.paths, self.tokens

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                paths.append(self.path)
                tokens.append(self.headers.get("X-Tile-Token"))
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", str(len(png)))
                self.end_headers()
                self.wfile.write(png)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"


@pytest.fixture
def tiles() -> Iterator[TileServer]:
    server = TileServer()
    thread = threading.Thread(target=server.http.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.http.shutdown()
    thread.join()
    server.http.server_close()


@pytest.fixture
def online(settings: PluginSettings) -> Connection:
    """A connection that says where a server is, without one."""
    connection = Connection(settings)
    connection.state = ConnectionState.ONLINE
    connection.base_url = "http://127.0.0.1:5555"
    connection.tile_token = TOKEN
    return connection


@pytest.fixture
def hooked(online: Connection) -> Iterator[Connection]:
    install_path_hooks(online)
    yield online
    remove_path_hooks()


def render(layer: QgsRasterLayer) -> QImage:
    map_settings = QgsMapSettings()
    map_settings.setLayers([layer])
    map_settings.setDestinationCrs(layer.crs())
    map_settings.setExtent(layer.extent())
    map_settings.setOutputSize(QSize(200, 200))
    job = QgsMapRendererParallelJob(map_settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def render_from(tiles: TileServer, layer: QgsRasterLayer) -> None:
    """Render until the server is asked: on a busy machine QGIS gives a first try up at times."""
    for _ in range(3):
        render(layer)
        if tiles.paths:
            return


def save(path: Path) -> str:
    assert QgsProject.instance().write(str(path))
    return path.read_text(encoding="utf-8")


def test_a_layer_knows_its_spec_and_its_place(online: Connection) -> None:
    layer = make_layer(SPEC, online)
    assert layer.isValid()
    assert layer.name() == SPEC.title
    assert spec_of(layer) == SPEC
    assert layer.crs().authid() == "EPSG:3857"
    extent = layer.extent()
    assert extent.xMinimum() == pytest.approx(15.0 * 111319.490793, abs=1)
    assert extent.width() == pytest.approx(0.1 * 111319.490793, abs=1)


def test_qgis_asks_the_live_server_for_what_the_spec_says(
    hooked: Connection, tiles: TileServer
) -> None:
    hooked.base_url = tiles.url
    layer = make_layer(replace(SPEC, minus="geopera://items/i2/data"), hooked)
    image = render(layer)
    assert QColor(image.pixel(100, 100)).name() == "#c81e3c"
    asked = urlsplit(tiles.paths[0])
    query = parse_qs(asked.query)
    assert query["expression"] == [SPEC.expression]
    assert query["url"] == [SPEC.url]
    assert query["minus"] == ["geopera://items/i2/data"]
    assert query["rescale"] == [SPEC.rescale]
    assert query["v"] == [spec_of(layer).version_hash()]
    assert "token" not in query
    assert set(tiles.tokens) == {TOKEN}
    assert asked.path.startswith("/tiles/")
    zoom = {int(path.split("/")[2]) for path in tiles.paths}
    assert max(zoom) <= 14


def test_a_saved_project_has_no_secret_and_no_address(hooked: Connection, tmp_path: Path) -> None:
    project = QgsProject.instance()
    project.addMapLayer(make_layer(SPEC, hooked))
    project.addMapLayer(make_layer(replace(SPEC, url="geopera://jobs/1/data"), hooked))
    text = save(tmp_path / "session.qgs")
    assert text.count("geopera.invalid") >= 4  # in the layer tree and in the layers
    QgsLayerDefinition.exportLayerDefinition(str(tmp_path / "l.qlr"), [project.layerTreeRoot()])
    assert project.write(str(tmp_path / "session.qgz"))
    with zipfile.ZipFile(tmp_path / "session.qgz") as archive:
        zipped = "".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )
    for saved in (text, (tmp_path / "l.qlr").read_text(), zipped):
        assert "geopera.invalid" in saved
        for secret in (TOKEN, "token_of-a-session", "5555", "token%3D", "token="):
            assert secret not in saved


def test_saving_leaves_the_open_layers_alone(hooked: Connection, tmp_path: Path) -> None:
    layer = make_layer(SPEC, hooked)
    QgsProject.instance().addMapLayer(layer)
    before = layer.source()
    save(tmp_path / "session.qgs")
    assert layer.source() == before
    assert TOKEN not in before


def test_reopened_on_another_port_with_another_token(
    hooked: Connection, tiles: TileServer, tmp_path: Path
) -> None:
    layer = make_layer(SPEC, hooked)
    layer.setOpacity(0.5)
    layer.setName("my own name")
    QgsProject.instance().addMapLayer(layer)
    id_before, extent_before = layer.id(), layer.extent()
    save(tmp_path / "session.qgs")
    QgsProject.instance().clear()
    hooked.base_url, hooked.tile_token = tiles.url, "another"
    assert QgsProject.instance().read(str(tmp_path / "session.qgs"))
    (again,) = our_layers()
    assert again.id() == id_before
    assert again.name() == "my own name"
    assert again.opacity() == 0.5
    assert again.isValid()
    assert again.source() == tile_uri(SPEC)
    assert again.extent().toString(0) == extent_before.toString(0)
    render_from(tiles, again)
    query = parse_qs(urlsplit(tiles.paths[0]).query)
    assert set(tiles.tokens) == {"another"}
    assert query["expression"] == [SPEC.expression]


def test_opened_before_the_server_is_up(
    hooked: Connection, tiles: TileServer, tmp_path: Path
) -> None:
    QgsProject.instance().addMapLayer(make_layer(SPEC, hooked))
    save(tmp_path / "session.qgs")
    QgsProject.instance().clear()
    hooked.state, hooked.base_url, hooked.tile_token = ConnectionState.STARTING, "", ""
    assert QgsProject.instance().read(str(tmp_path / "session.qgs"))
    (layer,) = our_layers()
    assert layer.extent().width() < 20_000
    repaints = QSignalSpy(layer.repaintRequested)
    hooked.base_url, hooked.tile_token = tiles.url, "late"
    hooked.state = ConnectionState.ONLINE
    hooked.state_changed.emit(ConnectionState.ONLINE)
    assert len(repaints) == 1
    render_from(tiles, layer)
    assert set(tiles.tokens) == {"late"}


def test_a_new_token_reaches_the_layers(hooked: Connection, tiles: TileServer) -> None:
    hooked.base_url = tiles.url
    layer = make_layer(replace(SPEC, rescale="0,1"), hooked)
    before = layer.source()
    hooked.tile_token = "renewed"
    hooked.tile_token_changed.emit()
    assert layer.source() == before
    render_from(tiles, layer)
    assert set(tiles.tokens) == {"renewed"}


def test_a_layer_of_another_server_gets_no_token(hooked: Connection, tiles: TileServer) -> None:
    hooked.base_url = tiles.url
    layer = make_layer(replace(SPEC, server="another"), hooked)
    assert connection_for(spec_of(layer)) is None
    render(layer)
    assert tiles.paths == []


def test_only_our_own_addresses_get_the_token(hooked: Connection, tiles: TileServer) -> None:
    hooked.base_url = "http://127.0.0.1:5555"
    uri = tile_uri(SPEC, tiles.url)
    render(QgsRasterLayer(uri, "pasted", "wms"))
    assert tiles.paths
    assert set(tiles.tokens) == {None}


def test_a_project_of_an_earlier_version_loses_address_and_token(
    hooked: Connection, tmp_path: Path
) -> None:
    layer = QgsRasterLayer(tile_uri(SPEC, "http://127.0.0.1:4444", TOKEN), "old", "wms")
    assert TOKEN in layer.source()
    QgsProject.instance().addMapLayer(layer)
    assert TOKEN not in layer.source()
    assert TOKEN not in save(tmp_path / "old.qgs")
    assert QgsProject.instance().read(str(tmp_path / "old.qgs"))
    (again,) = QgsProject.instance().mapLayers().values()
    assert TOKEN not in again.source()
    assert "4444" not in again.source()


def test_layers_that_are_there_before_the_plugin_lose_the_token(online: Connection) -> None:
    layer = QgsRasterLayer(tile_uri(SPEC, "http://127.0.0.1:4444", TOKEN), "old", "wms")
    pasted = QgsRasterLayer(tile_uri(SPEC, "http://127.0.0.1:4444"), "pasted", "wms")
    project, address = QgsProject.instance(), pasted.source()
    project.addMapLayers([QgsAnnotationLayer("", _options()), layer, pasted])
    install_path_hooks(online)
    assert TOKEN not in layer.source()
    assert pasted.source() == address  # no secret in it, so it stays at its server
    remove_path_hooks()


def _options() -> QgsAnnotationLayer.LayerOptions:
    return QgsAnnotationLayer.LayerOptions(QgsProject.instance().transformContext())


def test_refresh_leaves_right_layers_untouched(hooked: Connection) -> None:
    layer = make_layer(SPEC, hooked)
    QgsProject.instance().addMapLayer(layer)
    spies = QSignalSpy(layer.dataSourceChanged), QSignalSpy(layer.repaintRequested)
    repair(our_layers())
    assert [len(spy) for spy in spies] == [0, 0]


def test_restyle_keeps_place_and_look(online: Connection) -> None:
    layer = make_layer(SPEC, online)
    QgsProject.instance().addMapLayer(layer)
    layer.setOpacity(0.4)
    other = replace(SPEC, title="2026-04-12 RGB", expression=None, bands="red,green,blue")
    restyle(layer, other, online)
    assert spec_of(layer) == other
    assert layer.source() == tile_uri(other)
    assert layer.name() == "2026-04-12 RGB"
    assert layer.opacity() == 0.4
    assert layer.extent().width() < 20_000
    layer.setName("mine")
    restyle(layer, SPEC, online)
    assert layer.name() == "mine"


def test_without_hooks_nothing_of_ours_runs(online: Connection, tiles: TileServer) -> None:
    install_path_hooks(online)
    install_path_hooks(online)  # twice is once
    remove_path_hooks()
    remove_path_hooks()
    online.base_url = tiles.url
    layer = make_layer(SPEC, online)
    render(layer)
    assert tiles.paths == []
    assert connection_for(SPEC) is None


def test_credentials_are_looked_up_once_for_many_tiles(settings: PluginSettings) -> None:
    looked_up: list[str] = []

    class Counting(Connection):
        @property
        def authcfg(self) -> str:
            looked_up.append(self.server_id)
            return ""

    connection = Counting(settings)
    connection.base_url = "http://127.0.0.1:5555"
    hooks = PathHooks(connection, lambda _layers: None)
    hooks.install()
    try:
        for _ in range(20):
            hooks._lead(QNetworkRequest(QUrl(f"http://{PLACEHOLDER}/tiles/3/4/5.png?url=x")))
        assert len(looked_up) == 1
        connection.servers.changed.emit()
        hooks._lead(QNetworkRequest(QUrl(f"http://{PLACEHOLDER}/tiles/3/4/5.png?url=x")))
        assert len(looked_up) == 2
    finally:
        hooks.remove()


def test_what_qgis_keeps_holds_nothing_of_the_plugin(online: Connection) -> None:
    hooks = PathHooks(online, lambda _layers: None)
    hooks.install()
    relays = hooks._relays
    hooks.remove()
    assert [relay("as it is") for relay in relays] == ["as it is"] * 2
    reached = [value for name, value in vars(relay_module).items() if not name.startswith("__")]
    assert [value for value in reached if isinstance(value, type)] == [relay_module.Relay]
    assert all("geopera" not in str(getattr(value, "__name__", "")) for value in reached)


def test_other_layers_are_none_of_our_business(hooked: Connection, tmp_path: Path) -> None:
    uri = "type=xyz&url=https://tile.example/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmin=0&zmax=19"
    layer = QgsRasterLayer(uri, "osm", "wms")
    QgsProject.instance().addMapLayer(layer)
    source = layer.source()
    repair(our_layers())
    assert spec_of(layer) is None
    assert our_layers() == []
    assert layer.source() == source
    assert "tile.example" in save(tmp_path / "session.qgs")


def test_a_broken_spec_is_no_spec(online: Connection) -> None:
    layer = make_layer(SPEC, online)
    layer.setCustomProperty("geopera/spec", "{broken")
    assert spec_of(layer) is None
    assert spec_of(None) is None


def test_a_scene_at_the_pole_still_has_an_extent(online: Connection) -> None:
    layer = make_layer(replace(SPEC, bbox=(-180.0, -90.0, 180.0, 90.0)), online)
    assert layer.extent().isFinite()
    assert QgsRectangle(-2.1e7, -2.1e7, 2.1e7, 2.1e7).contains(layer.extent())


def test_nothing_is_logged_by_saving_and_reading(
    qgis_app: QgsApplication, hooked: Connection, tmp_path: Path
) -> None:
    spy = QSignalSpy(qgis_app.messageLog().messageReceived)
    QgsProject.instance().addMapLayer(make_layer(SPEC, hooked))
    save(tmp_path / "session.qgs")
    QgsProject.instance().read(str(tmp_path / "session.qgs"))
    assert [list(message) for message in spy] == []
