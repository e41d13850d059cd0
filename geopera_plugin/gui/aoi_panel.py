"""Set and watch the area of interest."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, pyqtSignal
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

from ..core.aoi import Aoi
from .icons import icon
from .theme import BAD, colour_text, muted, sized
from .words import area_text, vertices_text


class AoiPanel(QWidget):
    """Show the tools that set the area, its size, its problem, and the way to a clip."""

    clip_asked = pyqtSignal()

    def __init__(self, aoi: Aoi, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_panel")
        self._aoi = aoi
        self._has_scene = False
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for action in actions:
            if action is actions[-1]:
                tools.addWidget(self._divider())
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setObjectName(f"{action.objectName()}_button")
            button.setAccessibleName(action.text())
            button.setAutoRaise(True)
            button.setIconSize(QSize(20, 20))
            tools.addWidget(button)
        tools.addStretch(1)
        self.clip = QPushButton(icon("clip"), "Clip…", self)
        self.clip.setObjectName("geopera_clip_button")
        self.clip.clicked.connect(lambda *_: self.clip_asked.emit())
        tools.addWidget(self.clip)
        self.area = QLabel(self)
        self.area.setObjectName("geopera_aoi_area")
        self.area.setFont(sized(self.area.font(), 1.12, bold=True))
        self.vertices = QLabel(self)
        self.vertices.setObjectName("geopera_aoi_vertices")
        self.problem = QLabel(self)
        self.problem.setObjectName("geopera_aoi_problem")
        self.problem.setWordWrap(True)
        figures = QHBoxLayout()
        figures.setSpacing(8)
        figures.addWidget(self.area)
        figures.addWidget(self.vertices)
        figures.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(tools)
        layout.addLayout(figures)
        layout.addWidget(self.problem)
        self.problem.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        aoi.changed.connect(self.refresh)
        self.refresh()

    def set_scene_available(self, available: bool) -> None:
        """Tell whether there is anything to clip."""
        self._has_scene = available
        self.refresh()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say no: one wrapping label would keep all lists of the dock from giving way."""
        return False

    def refresh(self) -> None:
        """Show the area as it is now."""
        problem = self._aoi.problem()
        empty = self._aoi.is_empty
        self.area.setText("No area yet" if empty else area_text(self._aoi.area_m2()))
        self.vertices.setText("" if empty else vertices_text(self._aoi.geometry))
        colour_text(self.vertices, muted(self.palette()))
        self.problem.setText(problem or "")
        self.problem.setVisible(bool(problem))
        colour_text(self.problem, muted(self.palette()) if empty else BAD)
        self.clip.setEnabled(problem is None and self._has_scene)
        self.clip.setToolTip(
            "Cut scenes to this area, without losing a bit"
            if self.clip.isEnabled()
            else problem or "Choose a project with scenes first"
        )

    def _divider(self) -> QFrame:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        return line
