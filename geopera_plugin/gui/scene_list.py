"""List the scenes of a capture date."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QImage, QPainter, QPainterPath, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from ..client.models import Scene
from ..core.plain_text import plain_tip
from ..core.translate import tr
from .icons import icon
from .theme import card, hairline, mix, muted, sized
from .words import cloud_text, count_text, day_text, distance_text, size_text

SCENE = Qt.ItemDataRole.UserRole + 1
THUMBNAIL = Qt.ItemDataRole.UserRole + 2
POINTED = Qt.ItemDataRole.UserRole + 3
DETAILS = Qt.ItemDataRole.UserRole + 4
_THUMB = 40
_LOOK_MS = 80
_ROWS_IN_SIGHT = 3.5


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

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._scenes: list[Scene] = []
        self._rows: dict[str, int] = {}
        self._thumbnails: dict[str, QImage] = {}
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
        self._thumbnails[scene_id] = image
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
        elif index.data(POINTED) or option.state & QStyle.StateFlag.State_MouseOver:
            background = mix(background, palette.color(QPalette.ColorRole.Highlight), 0.16)
            painter.fillRect(option.rect, background)
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
        self._text(painter, QRect(left, first + line + 2, width, line), index.data(DETAILS))
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
    scene_hovered = pyqtSignal(object)
    """The `Scene` under the mouse, or None."""
    scenes_seen = pyqtSignal(list)
    """The scenes in sight."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_scene_list")
        self.setAccessibleName(tr("Scenes"))
        self._hovered: str | None = None
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
        self.entered.connect(lambda index: self._hover(index.data(SCENE)))
        self.viewportEntered.connect(lambda: self._hover(None))
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._tell_seen)
        self.verticalScrollBar().valueChanged.connect(lambda *_: self._look.start())
        self.scenes.rowsInserted.connect(lambda *_: self._look.start())
        self._fit_height()

    def set_scenes(self, scenes: Sequence[Scene], has_more: bool = False) -> None:
        """Show the scenes and choose the first one."""
        self._hover(None)
        self.scenes.set_scenes(scenes, has_more)
        if scenes:
            self.setCurrentIndex(self.scenes.index(0))
        else:
            self.scene_chosen.emit(None)
        self._fit_height()
        self._look.start()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no more than what is claimed; where there is room, the layout gives it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _fit_height(self) -> None:
        """Claim room for the rows that there are, up to some: the page around it scrolls."""
        rows = min(_ROWS_IN_SIGHT, max(1.0, self.scenes.rowCount()))
        height = round(rows * max(_THUMB, self.sizeHintForRow(0)))
        self.setMinimumHeight(height + 2 * self.frameWidth() + 2)
        self.updateGeometry()

    def choose_scene(self, scene_id: str) -> None:
        """Choose a scene of the list and bring it into view."""
        row = self.scenes.row_of(scene_id)
        if row >= 0:
            self.setCurrentIndex(self.scenes.index(row))
            self.scrollTo(self.scenes.index(row))

    def point_at(self, scene_id: str | None) -> None:
        """Mark a scene that is pointed at elsewhere, and bring it into view."""
        self.scenes.point_at(scene_id)
        row = self.scenes.row_of(scene_id or "")
        if row >= 0:
            self.scrollTo(self.scenes.index(row))

    def leaveEvent(self, event) -> None:  # noqa: N802
        """Tell that the mouse is over no scene."""
        super().leaveEvent(event)
        self._hover(None)

    def resizeEvent(self, event) -> None:  # noqa: N802
        """Look which scenes are in sight now."""
        super().resizeEvent(event)
        self._look.start()

    def _hover(self, scene: Scene | None) -> None:
        hovered = scene.id if scene else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.scene_hovered.emit(scene)

    def _tell_seen(self) -> None:
        scenes = self.scenes.scenes()
        if not scenes or not self.isVisible():
            return
        first = max(0, self.indexAt(QPoint(4, 2)).row())
        rows = self.viewport().height() // max(1, self.sizeHintForRow(0)) + 2
        self.scenes_seen.emit(scenes[first : first + rows])

    def chosen(self) -> Scene | None:
        """Return the chosen scene."""
        return self.currentIndex().data(SCENE) if self.currentIndex().isValid() else None
