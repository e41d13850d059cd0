"""List the scenes of a capture date."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QImage, QPainter, QPainterPath, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from ..client.models import Scene
from .icons import icon
from .theme import card, hairline, mix, muted, sized
from .words import cloud_text, count_text, distance_text, size_text

SCENE = Qt.ItemDataRole.UserRole + 1
THUMBNAIL = Qt.ItemDataRole.UserRole + 2
_THUMB = 40


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
        f"cloud {cloud}" if cloud else "",
    ]
    return "  ·  ".join(part for part in parts if part)


class SceneModel(QAbstractListModel):
    """Hold scenes and their thumbnails."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._scenes: list[Scene] = []
        self._thumbnails: dict[str, QImage] = {}

    def set_scenes(self, scenes: Sequence[Scene]) -> None:
        """Replace all scenes; thumbnails stay."""
        self.beginResetModel()
        self._scenes = list(scenes)
        self.endResetModel()

    def scenes(self) -> list[Scene]:
        """Return all scenes."""
        return list(self._scenes)

    def has_thumbnail(self, scene: Scene) -> bool:
        """Tell whether the scene's thumbnail is there."""
        return scene.id in self._thumbnails

    def set_thumbnail(self, scene_id: str, image: QImage) -> None:
        """Show a picture for a scene."""
        self._thumbnails[scene_id] = image
        for row, scene in enumerate(self._scenes):
            if scene.id == scene_id:
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
        if role == Qt.ItemDataRole.DisplayRole:
            return scene.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{scene.title}: {scene_details(scene)}. Double click adds it to the map."
        return None


class SceneDelegate(QStyledItemDelegate):
    """Draw a scene: thumbnail, title, one line of details."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every row the same height."""
        return QSize(160, max(_THUMB + 10, option.fontMetrics.height() * 2 + 12))

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        """Draw one row."""
        scene: Scene = index.data(SCENE)
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        background = palette.color(QPalette.ColorRole.Base)
        if selected:
            background = palette.color(QPalette.ColorRole.Highlight)
            painter.fillRect(option.rect, background)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, card(palette))
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        ink = palette.color(role)
        top = option.rect.top() + (option.rect.height() - _THUMB) // 2
        thumb = QRect(option.rect.left() + 6, top, _THUMB, _THUMB)
        self._paint_thumbnail(painter, thumb, index.data(THUMBNAIL), palette)
        left = thumb.right() + 10
        line = option.fontMetrics.height()
        width = option.rect.right() - left - 6
        first = option.rect.top() + (option.rect.height() - 2 * line - 2) // 2
        painter.setPen(ink)
        painter.setFont(sized(option.font, 1.0, bold=True))
        self._text(painter, QRect(left, first, width, line), scene.title)
        painter.setPen(mix(ink, background, 0.25) if selected else muted(palette))
        painter.setFont(sized(option.font, 0.88))
        self._text(painter, QRect(left, first + line + 2, width, line), scene_details(scene))
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, rect: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)

    @staticmethod
    def _paint_thumbnail(painter: QPainter, rect: QRect, image, palette) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), 4, 4)
        painter.fillPath(shape, card(palette))
        painter.setClipPath(shape)
        if isinstance(image, QImage) and not image.isNull():
            painter.drawImage(rect, image)
        else:
            icon("imagery").paint(painter, rect.adjusted(9, 9, -9, -9))
        painter.setClipping(False)
        painter.setPen(hairline(palette))
        painter.drawPath(shape)
        painter.restore()


class SceneList(QListView):
    """Choose a scene; Enter or a double click adds it to the map."""

    scene_chosen = pyqtSignal(object)
    """The chosen `Scene`, or None."""
    scene_opened = pyqtSignal(object)
    """The `Scene` that was double clicked."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_scene_list")
        self.setAccessibleName("Scenes")
        self.scenes = SceneModel(self)
        self.setModel(self.scenes)
        self.setItemDelegate(SceneDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(
            lambda current, _previous: self.scene_chosen.emit(current.data(SCENE))
        )
        self.activated.connect(lambda index: self.scene_opened.emit(index.data(SCENE)))

    def set_scenes(self, scenes: Sequence[Scene]) -> None:
        """Show the scenes and choose the first one."""
        self.scenes.set_scenes(scenes)
        if scenes:
            self.setCurrentIndex(self.scenes.index(0))
        else:
            self.scene_chosen.emit(None)

    def chosen(self) -> Scene | None:
        """Return the chosen scene."""
        return self.currentIndex().data(SCENE) if self.currentIndex().isValid() else None
