"""Set and watch the area of interest."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QEvent, QMimeData, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Scene
from ...core.aoi.aoi import Aoi
from ...core.aoi.simplify import OFFER_FROM
from ...core.translate import tr
from ..elided_label import ElidedLabel
from ..icons import icon
from ..theme import BAD, colour_text, muted, sized
from ..tool_button import tool_button
from ..words import area_text, length_text, vertices_text
from .coverage_bar import CoverageBar
from .saved_bar import SavedAreasBar


class AoiPanel(QWidget):
    """Show the tools that set the area, its figures, its problem, and the way to a clip."""

    clip_asked = pyqtSignal()
    simplify_asked = pyqtSignal()
    text_given = pyqtSignal(str)
    """A text with an area was pasted or dropped."""
    file_given = pyqtSignal(str)
    """The path of a file that was pasted or dropped."""

    def __init__(self, aoi: Aoi, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_panel")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._aoi = aoi
        self._has_scene = False
        self._scene: Scene | None = None
        self.sources = tool_button("geopera_aoi_from", "aoi_from", tr("Area from…"), self, 20)
        self.sources.setToolTip(
            tr("Take the area from the map, a layer, a file, pasted text or typed bounds")
        )
        self.sources.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.clip = QPushButton(icon("clip"), tr("Clip…"), self)
        self.clip.setObjectName("geopera_clip_button")
        self.clip.clicked.connect(lambda *_: self.clip_asked.emit())
        self.saved = SavedAreasBar(self)
        self.area = QLabel(self)
        self.area.setObjectName("geopera_aoi_area")
        self.area.setFont(sized(self.area.font(), 1.12, bold=True))
        self.vertices = ElidedLabel("geopera_aoi_vertices", self)
        self.undo = tool_button("geopera_aoi_undo", "undo", tr("Undo"), self, 20)
        self.undo.clicked.connect(lambda *_: aoi.undo())
        self.redo = tool_button("geopera_aoi_redo", "redo", tr("Redo"), self, 20)
        self.redo.clicked.connect(lambda *_: aoi.redo())
        self.coverage = CoverageBar(self)
        self.problem = self._note("geopera_aoi_problem")
        self.note = self._note("geopera_aoi_note")
        self.note.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.note.linkActivated.connect(self._follow_link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(self._tool_row(actions))
        layout.addLayout(self._figure_row())
        for widget in (self.coverage, self.problem, self.note, self.saved):
            layout.addWidget(widget)
        aoi.changed.connect(self.refresh)
        aoi.busy_changed.connect(self.refresh)
        self.refresh()

    def set_scene_available(self, available: bool) -> None:
        """Tell whether there is anything to clip."""
        self._has_scene = available
        self.refresh()

    def set_scene(self, scene: Scene | None) -> None:
        """Tell of which scene the coverage is shown."""
        self._scene = scene
        self.coverage.cover(self._aoi.area, self._scene)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say no: one wrapping label would keep all lists of the dock from giving way."""
        return False

    def refresh(self) -> None:
        """Show the area as it is now."""
        aoi, area = self._aoi, self._aoi.area
        problem = None if aoi.is_busy else aoi.problem()
        empty = aoi.is_empty
        self.area.setText(tr("No area yet") if empty else area_text(area.area_m2))
        if aoi.is_busy:
            self.area.setText(tr("Reading the area…"))
        around = tr("{length} around").format(length=length_text(area.perimeter_m))
        figures = "" if empty else f"{vertices_text(area.geometry)}  ·  {around}"
        self.vertices.setText("" if aoi.is_busy else figures)
        colour_text(self.vertices, muted(self.palette()))
        self.problem.setText(problem or "")
        self.problem.setVisible(bool(problem))
        colour_text(self.problem, muted(self.palette()) if self._is_only_a_hint() else BAD)
        notes = self._notes()
        self.note.setText(notes)
        self.note.setVisible(bool(notes))
        colour_text(self.note, muted(self.palette()))
        self.undo.setEnabled(aoi.can_undo)
        self.redo.setEnabled(aoi.can_redo)
        for button in (self.undo, self.redo):
            button.setVisible(aoi.can_undo or aoi.can_redo)
        self.clip.setEnabled(problem is None and self._has_scene and not aoi.is_busy)
        self.clip.setToolTip(
            tr("Cut scenes to this area, without losing a bit")
            if self.clip.isEnabled()
            else problem or tr("Choose a project with scenes first")
        )
        self.coverage.cover(self._aoi.area, self._scene)

    def paste(self) -> bool:
        """Take the area from the clipboard; tell whether it holds anything to read."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def event(self, event) -> bool:
        """Keep Ctrl+V from the shortcuts of QGIS's window."""
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(
            QKeySequence.StandardKey.Paste
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Paste on Ctrl+V."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event) -> None:  # noqa: N802
        """Welcome one file, or text."""
        if _path_in(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802
        """Take the area from a file or text."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _take(self, data: QMimeData | None) -> bool:
        path = _path_in(data)
        if path:
            self.file_given.emit(path)
            return True
        if data is not None and data.hasText() and data.text().strip():
            self.text_given.emit(data.text())
            return True
        return False

    def _is_only_a_hint(self) -> bool:
        return self._aoi.is_empty and not self._aoi.area.problem

    def _notes(self) -> str:
        area = self._aoi.area
        if self._aoi.is_busy or area.is_empty:
            return ""
        notes = []
        if area.repair:
            undo = f'<a href="undo">{escape(tr("Undo"))}</a>'
            notes.append(f"{escape(area.repair)} {undo}" if self._aoi.can_undo else area.repair)
        if area.vertex_count >= OFFER_FROM:
            text = escape(tr("Fewer vertices would do for most clips."))
            notes.append(f'{text} <a href="simplify">{escape(tr("Simplify…"))}</a>')
        return "<br/>".join(notes)

    def _follow_link(self, link: str) -> None:
        if link == "undo":
            self._aoi.undo()
        else:
            self.simplify_asked.emit()

    def _tool_row(self, actions: list[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for action in actions:
            if action is actions[-1]:
                row.addWidget(self._divider())
                row.addWidget(self.sources)
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setObjectName(f"{action.objectName()}_button")
            button.setAccessibleName(action.text())
            button.setAutoRaise(True)
            button.setIconSize(QSize(20, 20))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.clip)
        return row

    def _figure_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.area)
        row.addWidget(self.vertices, 1)
        ends = QHBoxLayout()
        ends.setSpacing(0)
        ends.addWidget(self.undo)
        ends.addWidget(self.redo)
        row.addLayout(ends)
        return row

    def _note(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return label

    def _divider(self) -> QFrame:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        return line


def _path_in(data: QMimeData | None) -> str:
    """Return the path of the one file among what is pasted or dropped, or an empty text."""
    urls = data.urls() if data is not None and data.hasUrls() else []
    local = [url.toLocalFile() for url in urls if url.isLocalFile()]
    return local[0] if len(local) == 1 and len(urls) == 1 else ""
