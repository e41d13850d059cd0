"""The WMTS below ``/cog`` in QGIS's own provider."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from geopera_plugin.client import Client
from geopera_plugin.client.models import Scene
from tests.plugin.conftest import wait_for

WHITE = QColor("white")


def wmts_layer(client: Client, scene: Scene, **query: str) -> QgsRasterLayer:
    """Return a layer as the dialog "Add WMS/WMTS Layer" makes it from the capabilities."""
    token = client.op("tiles.token", {})["token"]
    query = {"url": f"geopera://items/{scene.id}/data", "token": token, **query}
    address = f"{client.base_url}/cog/WMTSCapabilities.xml?{urlencode(query)}"
    parts = {
        "crs": "EPSG:3857",
        "dpiMode": "7",
        "format": "image/png",
        "layers": "cogeo",
        "styles": "default",
        "tileMatrixSet": "WebMercatorQuad",
    }
    uri = "&".join(f"{key}={value}" for key, value in parts.items())
    return QgsRasterLayer(f"{uri}&url={quote(address, safe='')}", "WMTS", "wms")


def drawn(layer: QgsRasterLayer, side: int = 256) -> list[QColor]:
    """Return colours of a picture of the whole layer, a pixel of every eighth row and column."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(side, side))
    settings.setBackgroundColor(WHITE)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    wait_for(lambda: not job.isActive(), 30)
    picture = job.renderedImage()
    return [picture.pixelColor(x, y) for x in range(0, side, 8) for y in range(0, side, 8)]


def test_qgis_reads_the_capabilities_and_draws_the_tiles(client: Client, scene: Scene) -> None:
    layer = wmts_layer(client, scene, bidx="1", rescale="1000,1255")
    assert layer.isValid(), layer.error().message()
    assert layer.crs().authid() == "EPSG:3857"
    assert layer.extent().width() > 2000
    grays = [colour.red() for colour in drawn(layer) if colour != WHITE]
    assert len(grays) > 700  # of 1024
    assert max(grays) - min(grays) > 200  # from west to east


def test_a_wrong_token_is_told_as_an_error(client: Client, scene: Scene) -> None:
    assert not wmts_layer(client, scene, token="wrong").isValid()
