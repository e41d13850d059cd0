"""Fetch small pictures of scenes and of capture dates in the background, a few at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Callable

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QImageReader

from ...client import Client
from ...client.models import CaptureDate, Scene
from ...core.connection import Connection
from ...core.scene_finder import Filter, find_scenes
from ...core.tasks import run_in_background
from .date_strip import DateModel
from .scene_model import SceneModel

_SIDE = 256
_LARGEST = 4 * _SIDE
_FORMATS = (b"jpeg", b"png", b"webp")
_AT_ONCE = 2  # the threads are shared with lists, which matter more
_MOST_WAITING = 60
_LOOKED_AT = 3  # scenes of a day among which one that can be drawn is looked for

Draw = Callable[["Client"], "QImage | None"]  # as words: typing keeps what it is given for ever


class Thumbnails(QObject):
    """Draw what was asked for last first; what is drawn, or cannot be, is not asked again."""

    scene_drawn = pyqtSignal(str, QImage)  # scene id
    date_drawn = pyqtSignal(str, object, QImage)  # project id, date or None

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._seen: set[object] = set()
        self._waiting: list[tuple[object, Draw, Callable[[QImage], None]]] = []
        self._running = 0

    def feed(self, scenes: SceneModel, dates: DateModel) -> None:
        """Put what is drawn into models; what they let go of is drawn anew when it is in sight."""
        self.scene_drawn.connect(scenes.set_thumbnail)
        self.date_drawn.connect(dates.set_picture)
        scenes.thumbnail_dropped.connect(self.ask_again)
        dates.picture_dropped.connect(self.ask_again)

    def load_scenes(self, scenes: Sequence[Scene]) -> None:
        """Fetch pictures of scenes."""
        for scene in reversed(scenes):
            if scene.rasters:
                self._ask(
                    scene.id,
                    partial(draw_thumbnail, scene=scene),
                    partial(self.scene_drawn.emit, scene.id),
                )

    def load_dates(self, project_id: str, dates: Sequence[CaptureDate]) -> None:
        """Fetch a picture of each date: that of one of its scenes."""
        for date in reversed(dates):
            self._ask(
                (project_id, date.date),
                partial(_draw_date, project_id=project_id, date=date.date),
                partial(self.date_drawn.emit, project_id, date.date),
            )

    def forget(self) -> None:
        """Forget what waits, and ask for everything again when it is wanted."""
        self._waiting.clear()
        self._seen.clear()
        self._running = 0

    def ask_again(self, key: object) -> None:
        """Draw a picture anew when it is in sight again: it is no longer held."""
        self._seen.discard(key)

    def _ask(self, key: object, draw: Draw, tell: Callable[[QImage], None]) -> None:
        if key not in self._seen:
            self._seen.add(key)
            self._waiting.append((key, draw, tell))
            if len(self._waiting) > _MOST_WAITING:  # nobody looks at it any more
                self._seen.discard(self._waiting.pop(0)[0])
            self._next()

    def _next(self) -> None:
        client = self._connection.client
        while client is not None and self._waiting and self._running < _AT_ONCE:
            key, draw, tell = self._waiting.pop()
            self._running += 1
            run_in_background(
                "Draw a thumbnail",
                lambda _feedback, draw=draw: draw(client),
                partial(self._done, tell),
                partial(self._failed, key),
                hidden=True,
            )
        if client is None:
            self.forget()

    def _done(self, tell: Callable[[QImage], None], image: QImage | None) -> None:
        self._running = max(0, self._running - 1)
        if image is not None and not image.isNull():
            tell(image)
        self._next()

    def _failed(self, key: object, _error: Exception) -> None:
        self._running = max(0, self._running - 1)
        self._seen.discard(key)  # the next time that it is in sight
        self._next()


def draw_thumbnail(client: Client, scene: Scene) -> QImage | None:
    """Return a square picture of the middle of a scene, as the server draws it."""
    body = {"url": scene.rasters[0].href, "width": _SIDE, "height": _SIDE}
    image = read_picture(client.op_raw("cog.thumbnail", body))
    if image.isNull():
        return None
    side = max(1, min(image.width(), image.height()))
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    square = image.copy(QRect(left, top, side, side))
    if side <= _SIDE:
        return square
    smooth = Qt.TransformationMode.SmoothTransformation  # a server may send more than was asked for
    return square.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def read_picture(content: bytes) -> QImage:
    """Return a small JPEG or PNG; a null image of anything else, such as a bomb or an SVG."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    known = bytes(reader.format()) in _FORMATS
    if not known or not size.isValid() or max(size.width(), size.height()) > _LARGEST:
        return QImage()
    return reader.read()


def _draw_date(client: Client, project_id: str, date: str | None) -> QImage | None:
    page = find_scenes(client, project_id, date, Filter(), limit=_LOOKED_AT)
    for scene in page.scenes:
        if scene.rasters:
            return draw_thumbnail(client, scene)
    return None
