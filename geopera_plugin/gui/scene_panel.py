"""Choose a project, a capture date and a scene."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..client.models import CaptureDate, Project, Scene
from .date_strip import DateStrip
from .empty_state import EmptyState
from .icons import icon
from .page_stack import PageStack
from .scene_list import SceneList
from .words import count_text

_NO_PROJECTS = (
    "No imagery yet",
    "Start with a made-up landscape over a year, or with GeoTIFF files of your own: "
    "they stay where they are.",
)


class ScenePanel(QWidget):
    """Show projects, their dates and the scenes of a date; know nothing of servers."""

    project_chosen = pyqtSignal(object)
    """The chosen `Project`."""
    date_chosen = pyqtSignal(object)
    """The chosen `CaptureDate`."""
    scene_chosen = pyqtSignal(object)
    """The chosen `Scene`, or None."""
    scene_opened = pyqtSignal(object)
    """The `Scene` that should come onto the map."""
    style_applied = pyqtSignal()
    refresh_asked = pyqtSignal()
    demo_asked = pyqtSignal()
    files_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_scene_panel")
        self.projects = QComboBox(self)
        self.projects.setObjectName("geopera_project")
        self.projects.setAccessibleName("Project")
        self.projects.setToolTip("Project whose imagery is shown")
        self.projects.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.projects.setMinimumContentsLength(12)
        self.projects.currentIndexChanged.connect(self._project_changed)
        self.dates = DateStrip(self)
        self.dates.date_chosen.connect(self.date_chosen)
        self.scenes = SceneList(self)
        self.scenes.setMinimumHeight(58)
        self.scenes.scene_chosen.connect(self._scene_changed)
        self.scenes.scene_opened.connect(self.scene_opened)
        self.add = QPushButton(icon("add_layer"), "Add to map", self)
        self.add.setObjectName("geopera_add_scene")
        self.add.setToolTip("Show the scene on the map, in the style below (or double click it)")
        self.add.clicked.connect(lambda *_: self._open())
        self.apply = QPushButton(icon("apply_style"), "Restyle layer", self)
        self.apply.setObjectName("geopera_apply_style")
        self.apply.setToolTip("Give the style below to the active layer")
        self.apply.setEnabled(False)
        self.apply.clicked.connect(lambda *_: self.style_applied.emit())
        self._stack = PageStack(self)
        self._build_pages()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.show_offline("Starting the server…", "Projects appear here when it answers.")

    def show_offline(self, title: str, sentence: str) -> None:
        """Show that there is no server to ask."""
        self._offline.say(title, sentence)
        self._stack.setCurrentWidget(self._offline)

    def set_projects(self, projects: Sequence[Project], choose: str = "") -> None:
        """Show the projects; choose the given one, the one chosen before, or the first."""
        current = self.project()
        wanted = choose or (current.id if current else "")
        blocked = self.projects.blockSignals(True)
        self.projects.clear()
        for project in projects:
            self.projects.addItem(project.name, project)
            tip = f"{project.name}: {count_text(project.item_count, 'scene')}"
            last = self.projects.count() - 1
            self.projects.setItemData(last, tip, Qt.ItemDataRole.ToolTipRole)
        rows = [row for row, project in enumerate(projects) if project.id == wanted]
        self.projects.setCurrentIndex(rows[0] if rows else 0 if projects else -1)
        self.projects.blockSignals(blocked)
        self._stack.setCurrentWidget(self._browse if projects else self._no_projects)
        self._project_changed(self.projects.currentIndex())

    def project(self) -> Project | None:
        """Return the chosen project."""
        data = self.projects.currentData()
        return data if isinstance(data, Project) else None

    def set_dates(self, project_id: str, dates: Sequence[CaptureDate]) -> None:
        """Show the dates of a project, if it is still the chosen one."""
        project = self.project()
        if project is None or project.id != project_id:
            return
        chosen = self.dates.chosen()
        self._lists.setCurrentWidget(self._scene_page if dates else self._no_scenes)
        self.dates.set_dates(dates, chosen.date if chosen else None)
        if not dates:
            self.scenes.set_scenes([])

    def set_scenes(self, scenes: Sequence[Scene]) -> None:
        """Show the scenes of the chosen date."""
        self.scenes.set_scenes(scenes)

    def scene(self) -> Scene | None:
        """Return the chosen scene."""
        return self.scenes.chosen()

    def set_intake(self, title: str, sentence: str, percent: float | None = None) -> None:
        """Tell that imagery is on its way in; an empty title tells that it is over."""
        self._no_projects.show_progress(percent if title else None)
        for control in (*self._intake_buttons, *self._intake_actions):
            control.setEnabled(not title)
        for button in self._intake_buttons:
            button.setVisible(not title)
        self._no_projects.say(title or _NO_PROJECTS[0], sentence or _NO_PROJECTS[1])

    def _build_pages(self) -> None:
        self._offline = EmptyState("geopera_offline", "geopera", "", "", self)
        self._no_projects = EmptyState(
            "geopera_no_projects",
            "imagery",
            *_NO_PROJECTS,
            self,
        )
        self._no_scenes = EmptyState(
            "geopera_no_scenes",
            "imagery",
            "This project is empty",
            "Add GeoTIFF files to it: they stay where they are.",
            self,
        )
        add = ("Add GeoTIFF files…", "add_files", self.files_asked.emit)
        demo = ("Create the demo project", "demo", self.demo_asked.emit)
        self._intake_buttons = [
            self._no_projects.add_button("geopera_create_demo", *demo),
            self._no_projects.add_button("geopera_add_files", *add),
            self._no_scenes.add_button("geopera_add_files_here", *add),
        ]
        self._browse = QWidget(self)
        column = QVBoxLayout(self._browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.projects, 1)
        row.addWidget(self._menu_button(add, demo))
        column.addLayout(row)
        self._scene_page = QWidget(self)
        inner = QVBoxLayout(self._scene_page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.dates)
        inner.addWidget(self.scenes, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.add, 1)
        buttons.addWidget(self.apply, 1)
        inner.addLayout(buttons)
        self._lists = PageStack(self)
        self._lists.add_pages(self._scene_page, self._no_scenes)
        column.addWidget(self._lists, 1)
        self._stack.add_pages(self._browse, self._no_projects, self._offline)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _menu_button(self, *entries) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("geopera_project_menu")
        button.setIcon(icon("more"))
        button.setAccessibleName("More about projects")
        button.setToolTip("Refresh, add files, create the demo project")
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        menu.setObjectName("geopera_project_menu_entries")
        refresh = QAction(icon("refresh"), "Refresh", menu)
        refresh.triggered.connect(lambda *_: self.refresh_asked.emit())
        menu.addAction(refresh)
        menu.addSeparator()
        self._intake_actions = []
        for text, icon_name, slot in entries:
            action = QAction(icon(icon_name), text, menu)
            action.triggered.connect(lambda *_, run=slot: run())
            menu.addAction(action)
            self._intake_actions.append(action)
        button.setMenu(menu)
        return button

    def _project_changed(self, _row: int) -> None:
        project = self.project()
        if project is not None:
            self.project_chosen.emit(project)
        else:
            self.scenes.set_scenes([])

    def _scene_changed(self, scene: Scene | None) -> None:
        self.add.setEnabled(scene is not None)
        self.scene_chosen.emit(scene)

    def _open(self) -> None:
        scene = self.scene()
        if scene is not None:
            self.scene_opened.emit(scene)
