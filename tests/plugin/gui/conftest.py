"""A real canvas, and scenes, formulas and colormaps as the server would tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapToolPan

from geopera_plugin.client.models import Colormap, Formula, Scene
from geopera_plugin.core.aoi.aoi import Aoi
from tests.plugin.conftest import settle

WIDTH, HEIGHT = 400, 300


@pytest.fixture
def canvas(qgis_app: QgsApplication) -> Iterator[QgsMapCanvas]:
    """A canvas of 400 by 300 pixels in EPSG:4326 that shows 4 by 3 degrees, with the pan tool."""
    widget = QgsMapCanvas()
    widget.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    settle(0.05)
    widget.setExtent(QgsRectangle(10.0, 50.0, 14.0, 53.0))
    widget.setMapTool(QgsMapToolPan(widget))
    yield widget
    widget.unsetMapTool(widget.mapTool())
    widget.hide()
    widget.deleteLater()
    settle(0.02)


@pytest.fixture
def area(qgis_app: QgsApplication) -> Aoi:
    return Aoi()


def make_scene(
    scene_id: str, date: str | None, bands: tuple[str, ...] = ("blue", "green", "red", "nir")
) -> Scene:
    """Return a scene with one raster that has these bands."""
    feature: dict[str, Any] = {
        "id": scene_id,
        "bbox": [12.0, 51.0, 12.1, 51.1],
        "properties": {"title": f"Fields {date}", "datetime": date, "eo:cloud_cover": 4, "gsd": 10},
        "assets": {
            "data": {
                "href": f"geopera://items/{scene_id}/data",
                "title": "Reflectance",
                "type": "image/tiff",
                "file:size": 12_300_000,
                "bands": [{"name": name, "eo:common_name": name} for name in bands],
            }
        },
    }
    return Scene.from_dict(feature, "p1")


@pytest.fixture
def formulas() -> list[Formula]:
    return [
        Formula("ndwi", "Normalized Difference Water Index", "(green-nir)/(green+nir)",
                ("green", "nir"), (-1.0, 1.0), "rdbu", "", "water"),
        Formula("ndvi", "Normalized Difference Vegetation Index", "(nir-red)/(nir+red)",
                ("nir", "red"), (-1.0, 1.0), "rdylgn", "", "vegetation"),
        Formula("ndmi", "Normalized Difference Moisture Index", "(nir-swir)/(nir+swir)",
                ("nir", "swir"), (-1.0, 1.0), "rdbu", "", "vegetation"),
    ]  # fmt: skip


@pytest.fixture
def colormaps() -> dict[str, list[Colormap]]:
    return {
        "sequential": [Colormap("viridis", "Viridis", "sequential", ("#440154", "#fde724"))],
        "diverging": [
            Colormap("rdylgn", "RdYlGn", "diverging", ("#a50026", "#ffffbf", "#006837")),
            Colormap("rdbu", "RdBu", "diverging", ("#67001f", "#053061")),
        ],
        "categorical": [Colormap("tab10", "Tab10", "categorical", ("#1f77b4", "#ff7f0e"))],
    }
