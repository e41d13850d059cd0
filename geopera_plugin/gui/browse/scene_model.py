"""Hold the scenes that are listed, and say what tells one from another."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ...client.models import Scene
from ...core.plain_text import plain_tip
from ...core.translate import tr
from ..words import cloud_text, count_text, day_text, distance_text, size_text
from .pictures import Pictures

SCENE = Qt.ItemDataRole.UserRole + 1
THUMBNAIL = Qt.ItemDataRole.UserRole + 2
POINTED = Qt.ItemDataRole.UserRole + 3
DETAILS = Qt.ItemDataRole.UserRole + 4


def scene_details(scene: Scene) -> str:
    """Return what tells a scene from another: bands, ground distance, size, cloud."""
    assets = scene.rasters
    bands = sum(len(asset.bands) for asset in assets)
    size = sum(asset.size_bytes or 0 for asset in assets)
    cloud = cloud_text(scene.cloud_cover)
    parts = [
        count_text(bands, "band") if bands else "",
        distance_text(scene.gsd),
        size_text(size) if size else "",
        tr("cloud {percent}").format(percent=cloud) if cloud else "",
    ]
    return "  ·  ".join(part for part in parts if part)


class SceneModel(QAbstractListModel):
    """Hold scenes and their thumbnails; ask for the next page when the end comes into sight."""

    more_asked = pyqtSignal()
    thumbnail_dropped = pyqtSignal(str)
    """The id of a scene whose picture was let go: it can be asked for again."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._scenes: list[Scene] = []
        self._rows: dict[str, int] = {}
        self._thumbnails = Pictures(self.thumbnail_dropped.emit)
        self._has_more = False
        self._pointed: str | None = None
        self.shows_dates = False

    def set_scenes(self, scenes: Sequence[Scene], has_more: bool = False) -> None:
        """Replace all scenes; thumbnails stay."""
        self.beginResetModel()
        self._scenes = list(scenes)
        self._rows = {scene.id: row for row, scene in enumerate(self._scenes)}
        self._has_more = has_more
        self._pointed = None
        self.endResetModel()

    def append_scenes(self, scenes: Sequence[Scene], has_more: bool) -> None:
        """Add the next page; what is there already is not added again."""
        new = [scene for scene in scenes if scene.id not in self._rows]
        self._has_more = has_more
        if not new:
            return
        first = len(self._scenes)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._scenes.extend(new)
        self._rows.update((scene.id, first + place) for place, scene in enumerate(new))
        self.endInsertRows()

    def canFetchMore(self, parent: QModelIndex) -> bool:  # noqa: N802
        """Say whether there is another page."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex) -> None:  # noqa: N802
        """Ask for the next page, once; it comes later."""
        if self.canFetchMore(parent):
            self._has_more = False
            self.more_asked.emit()

    def row_of(self, scene_id: str) -> int:
        """Return the row of a scene, or -1."""
        return self._rows.get(scene_id, -1)

    def point_at(self, scene_id: str | None) -> None:
        """Mark the scene that is pointed at elsewhere, such as on the map."""
        before, self._pointed = self._pointed, scene_id
        for changed in {before, scene_id}:
            row = self._rows.get(changed or "", -1)
            if before != scene_id and row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row), [POINTED])

    def scenes(self) -> list[Scene]:
        """Return all scenes."""
        return list(self._scenes)

    def has_thumbnail(self, scene: Scene) -> bool:
        """Tell whether the scene's thumbnail is there."""
        return scene.id in self._thumbnails

    def set_thumbnail(self, scene_id: str, image: QImage) -> None:
        """Show a picture for a scene."""
        self._thumbnails.put(scene_id, image)
        row = self.row_of(scene_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [THUMBNAIL])

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of scenes."""
        return 0 if parent.isValid() else len(self._scenes)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """Return the scene, its title, details or thumbnail."""
        if not index.isValid():
            return None
        scene = self._scenes[index.row()]
        if role == SCENE:
            return scene
        if role == THUMBNAIL:
            return self._thumbnails.get(scene.id)
        if role == POINTED:
            return scene.id == self._pointed
        if role == Qt.ItemDataRole.DisplayRole:
            return scene.title
        if role == DETAILS:
            day = day_text(scene.date) if self.shows_dates and scene.date else ""
            return "  ·  ".join(part for part in (day, scene_details(scene)) if part)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = tr("{title}: {details}. Double click adds it to the map.").format(
                title=scene.title, details=scene_details(scene)
            )
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None
