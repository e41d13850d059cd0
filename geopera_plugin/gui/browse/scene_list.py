"""List the scenes of a capture date."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QPoint, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView

from ...client.models import Scene
from ...core.translate import tr
from .scene_card import THUMB, SceneDelegate
from .scene_model import SCENE, SceneModel

_LOOK_MS = 80
_ROWS_IN_SIGHT = 3.5


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
        height = round(rows * max(THUMB, self.sizeHintForRow(0)))
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
