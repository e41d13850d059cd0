"""The dock: server, imagery, style, area of interest and jobs, one below the other."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsCollapsibleGroupBox, QgsDockWidget
from qgis.PyQt.QtCore import QMimeData, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QAction,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.aoi.aoi import Aoi
from ..core.file_kinds import SCENES, has_ending
from ..core.jobs.model import JobsModel
from ..core.translate import tr
from .aoi.panel import AoiPanel
from .browse.scene_panel import ScenePanel
from .clips.jobs_panel import JobsPanel
from .focus import tab_in_layout_order
from .servers.header import ServerHeader
from .style.panel import StylePanel


class GeoperaDock(QgsDockWidget):
    """Lay the panels out; what they do is wired elsewhere."""

    files_dropped = pyqtSignal(list)
    """Paths of rasters, folders and STAC items that were dropped on the dock."""
    upload_asked = pyqtSignal(list)
    """Paths of rasters that have to be sent: the server is not on this computer."""

    def __init__(
        self,
        aoi: Aoi,
        jobs: JobsModel,
        area_actions: list[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Geopera", parent)
        self.setObjectName("geopera_dock")
        self.setAcceptDrops(True)
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.server = ServerHeader(self)
        self.imagery = ScenePanel(self)
        self.style_panel = StylePanel(self)
        self.area = AoiPanel(aoi, area_actions, self)
        self.jobs = JobsPanel(jobs, self)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName("geopera_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._scrolled())
        splitter.addWidget(self._section("jobs", tr("Jobs"), self.jobs, grows=True, inset=True))
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([665, 130])
        contents = QWidget(self)
        contents.setObjectName("geopera_dock_contents")
        layout = QVBoxLayout(contents)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.server)
        layout.addWidget(self._line(contents))
        layout.addWidget(splitter, 1)
        self.setWidget(contents)
        tab_in_layout_order(contents)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a comfortable width."""
        return QSize(380, 720)

    def dragEnterEvent(self, event) -> None:  # noqa: N802
        """Take files that could be imagery."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802
        """Tell of the files."""
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _scrolled(self) -> QScrollArea:
        page = QWidget(self)
        page.setObjectName("geopera_sections")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(6)
        layout.addWidget(self._section("imagery", tr("Imagery"), self.imagery, grows=True), 1)
        layout.addWidget(self._section("style", tr("Style"), self.style_panel))
        layout.addWidget(self._section("area", tr("Area of interest"), self.area))
        area = QScrollArea(self)
        area.setObjectName("geopera_scroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        # Wide enough for the page beside a scroll bar: what is cut off cannot be read.
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(page.minimumSizeHint().width() + bar)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        return area

    def _section(
        self, name: str, title: str, panel: QWidget, grows: bool = False, inset: bool = False
    ) -> QWidget:
        box = QgsCollapsibleGroupBox(title, self)
        box.setObjectName(f"geopera_section_{name}")
        box.setSaveCollapsedState(True)
        box.setSettingGroup("geopera")
        policy = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Maximum
        box.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        for fold in box.findChildren(QToolButton, "collapseButton"):
            fold.setAccessibleName(title)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(8, 4, 8, 8)
        inner.addWidget(panel)
        if not inset:
            return box
        frame = QWidget(self)
        around = QVBoxLayout(frame)
        around.setContentsMargins(6, 2, 6, 6)
        around.addWidget(box)
        return frame

    @staticmethod
    def _line(parent: QWidget) -> QFrame:
        line = QFrame(parent)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        return line


def dropped_paths(data: QMimeData) -> list[str]:
    """Return what of a drop could be imagery: GeoTIFFs, folders, STAC items."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if has_ending(path, SCENES) or (path and Path(path).is_dir())]
