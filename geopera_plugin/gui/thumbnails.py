"""Fetch small pictures of scenes in the background."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, QRect, Qt
from qgis.PyQt.QtGui import QImage, QPainter

from ..client import Client
from ..client.models import Scene
from ..core.connection import Connection
from ..core.style import SceneStyle, default_bands, stretch
from ..core.tasks import run_in_background
from .scene_list import SceneList

_TILE = 256
_SIZE = 96
_MOST_BYTES = 400_000_000


class Thumbnails(QObject):
    """Fill the pictures of a scene list, one scene after the other."""

    def __init__(self, connection: Connection, scenes: SceneList, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._list = scenes
        self._asked: set[str] = set()

    def load(self, scenes: Sequence[Scene]) -> None:
        """Fetch the pictures that are not there yet; a scene that has none keeps its icon."""
        client = self._connection.client
        if client is None:
            return
        for scene in scenes:
            if scene.id in self._asked or not scene.rasters or scene.bbox is None:
                continue
            self._asked.add(scene.id)
            run_in_background(
                "Draw a thumbnail",
                lambda _feedback, scene=scene: draw_thumbnail(client, scene),
                lambda image, scene=scene: self._take(scene, image),
                lambda _error, scene=scene: self._asked.discard(scene.id),
                hidden=True,
            )

    def _take(self, scene: Scene, image: QImage | None) -> None:
        if image is not None:
            self._list.scenes.set_thumbnail(scene.id, image)


def draw_thumbnail(client: Client, scene: Scene) -> QImage | None:
    """Return a square picture of the middle of a scene, composed of its tiles."""
    asset = scene.rasters[0]
    if scene.bbox is None or (asset.size_bytes or 0) > _MOST_BYTES:
        return None
    left, top, right, bottom = _unit_square(scene.bbox)
    zoom = max(0, math.ceil(-math.log2(max(right - left, bottom - top, 1e-12))) - 1)
    scale = 2**zoom
    bands = default_bands(asset)
    eight_bit = all(band.data_type == "uint8" for band in asset.bands)
    style = SceneStyle.of_bands(bands)
    body = {
        "url": asset.href,
        "z": zoom,
        "format": "png",
        "bands": ",".join(bands),
    }
    if len(bands) == 1:
        body["colormap"] = "terrain" if scene.cloud_cover is None else "gray"
    if not eight_bit:
        body["rescale"] = stretch(client, scene, asset.key, style)
    columns = range(int(left * scale), int(right * scale) + 1)
    rows = range(int(top * scale), int(bottom * scale) + 1)
    canvas = QImage(
        _TILE * len(columns), _TILE * len(rows), QImage.Format.Format_ARGB32_Premultiplied
    )
    canvas.fill(0)
    painter = QPainter(canvas)
    for x in columns:
        for y in rows:
            tile = QImage.fromData(client.op_raw("cog.tile.render", {**body, "x": x, "y": y}))
            painter.drawImage((x - columns[0]) * _TILE, (y - rows[0]) * _TILE, tile)
    painter.end()
    return _middle(
        canvas,
        (left * scale - columns[0]) * _TILE,
        (top * scale - rows[0]) * _TILE,
        (right - left) * scale * _TILE,
        (bottom - top) * scale * _TILE,
    )


def _middle(canvas: QImage, left: float, top: float, width: float, height: float) -> QImage:
    side = max(1.0, min(width, height) * 0.96)
    square = QRect(
        round(left + (width - side) / 2), round(top + (height - side) / 2), round(side), round(side)
    )
    return canvas.copy(square).scaled(
        _SIZE,
        _SIZE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _unit_square(bbox: Sequence[float]) -> tuple[float, float, float, float]:
    """Return a bbox (EPSG:4326) in the unit square of Web Mercator: left, top, right, bottom."""

    def y_of(latitude: float) -> float:
        sine = math.sin(math.radians(max(-85.05, min(85.05, latitude))))
        return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)

    west, south, east, north = bbox
    return ((west + 180) / 360, y_of(north), (east + 180) / 360, y_of(south))
