"""Choose a project, and say what to see and do with it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from ...client.models import Project
from ...core.plain_text import plain_tip
from ...core.translate import tr
from ..icons import icon
from ..words import count_text


class ProjectRow(QWidget):
    """A combo box of projects, switches for what is shown, and a menu."""

    refresh_asked = pyqtSignal()
    create_asked = pyqtSignal()
    archive_asked = pyqtSignal()
    archived_asked = pyqtSignal()
    files_asked = pyqtSignal()
    layer_asked = pyqtSignal()
    upload_asked = pyqtSignal()
    demo_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_project_row")
        self.projects = QComboBox(self)
        self.projects.setObjectName("geopera_project")
        self.projects.setAccessibleName(tr("Project"))
        self.projects.setToolTip(tr("Project whose imagery is shown"))
        self.projects.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.projects.setMinimumContentsLength(12)
        self.calendar = self._switch("calendar", tr("Calendar of the capture dates"))
        self.filters = self._switch("filter", tr("Filter scenes"))
        self.footprints = self._switch("footprints", tr("Footprints of the scenes on the map"))
        self._intake: list[QAction] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.projects, 1)
        for button in (self.calendar, self.filters, self.footprints, self._menu_button()):
            layout.addWidget(button)

    def show_filter_count(self, count: int) -> None:
        """Say beside the switch how many filters hold."""
        style = Qt.ToolButtonStyle
        self.filters.setText(str(count) if count else "")
        self.filters.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if count else style.ToolButtonIconOnly
        )
        text = tr("Filter scenes")
        if count:
            text = tr("Filter scenes ({count} set)").format(count=count)
        self.filters.setToolTip(text)
        self.filters.setAccessibleName(text)

    def set_intake_enabled(self, enabled: bool) -> None:
        """Let imagery come in, or not while some is coming in."""
        for action in self._intake:
            action.setEnabled(enabled)

    def offer(self, projects: Sequence[Project], wanted: str) -> None:
        """Show projects, the wanted one chosen, or the first; nothing is told."""
        blocked = self.projects.blockSignals(True)
        self.projects.clear()
        for project in projects:
            self.projects.addItem(project.name, project)
            tip = f"{project.name}: {count_text(project.item_count, 'scene')}"
            last = self.projects.count() - 1
            self.projects.setItemData(last, plain_tip(tip), Qt.ItemDataRole.ToolTipRole)
        rows = [row for row, project in enumerate(projects) if project.id == wanted]
        self.projects.setCurrentIndex(rows[0] if rows else 0 if projects else -1)
        self.projects.blockSignals(blocked)
        self.set_project_there(bool(projects))

    def set_project_there(self, there: bool) -> None:
        """Offer what needs a project."""
        self._archive.setEnabled(there)

    def _switch(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"geopera_show_{name}")
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setAutoRaise(True)
        return button

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("geopera_project_menu")
        button.setIcon(icon("more"))
        button.setAccessibleName(tr("More about projects"))
        button.setToolTip(tr("New project, archive, add and upload imagery, refresh"))
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        menu.setObjectName("geopera_project_menu_entries")
        self._add(menu, "refresh", tr("Refresh"), self.refresh_asked)
        menu.addSeparator()
        self._add(menu, "project_new", tr("New project…"), self.create_asked)
        self._archive = self._add(menu, "archive", tr("Archive this project"), self.archive_asked)
        self._add(menu, "archived", tr("Archived projects…"), self.archived_asked, "project")
        menu.addSeparator()
        for name, text, signal, icon_name in (
            ("files", tr("Add GeoTIFF files…"), self.files_asked, "add_files"),
            ("layer", tr("Add the active raster layer"), self.layer_asked, "add_layer"),
            ("upload", tr("Upload GeoTIFF files…"), self.upload_asked, "upload"),
            ("demo", tr("Create the demo project"), self.demo_asked, "demo"),
        ):
            self._intake.append(self._add(menu, name, text, signal, icon_name))
        button.setMenu(menu)
        return button

    def _add(self, menu: QMenu, name: str, text: str, signal, icon_name: str = "") -> QAction:
        action = QAction(icon(icon_name or name), text, menu)
        action.setObjectName(f"geopera_project_{name}")
        action.triggered.connect(lambda *_: signal.emit())
        menu.addAction(action)
        return action
