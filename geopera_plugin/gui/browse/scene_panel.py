"""Choose a project, a capture date and a scene."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...client.models import CaptureDate, Project, Scene
from ...core.scene_finder import ALL_DATES
from ...core.translate import tr
from ..page_stack import PageStack
from .calendar_panel import CalendarPanel
from .date_strip import DateStrip
from .empty_pages import EmptyPages
from .filter_panel import FilterPanel
from .intake_bar import IntakeBar
from .project_row import ProjectRow
from .scene_buttons import SceneButtons
from .scene_list import SceneList
from .scene_list_head import SceneListHead


class ScenePanel(QWidget):
    """Show projects, their dates and the scenes of a date; know nothing of servers."""

    project_chosen = pyqtSignal(object)
    """The chosen `Project`."""
    date_chosen = pyqtSignal(object)
    """The chosen `CaptureDate`."""
    all_dates_chosen = pyqtSignal()
    """The scenes of all dates are asked for."""
    scene_chosen = pyqtSignal(object)
    """The chosen `Scene`, or None."""
    scene_opened = pyqtSignal(object)
    """The `Scene` that should come onto the map."""
    scenes_changed = pyqtSignal()
    """Other scenes, or more of them, are listed."""
    details_asked = pyqtSignal(object)
    """The `Scene` to tell everything about."""
    refresh_asked = pyqtSignal()
    demo_asked = pyqtSignal()
    setup_asked = pyqtSignal()
    server_asked = pyqtSignal()
    files_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_scene_panel")
        self._arriving = False
        self.row = ProjectRow(self)
        self.projects = self.row.projects
        self.projects.currentIndexChanged.connect(self._project_changed)
        self.intake = IntakeBar(self)
        self.filters = FilterPanel(self)
        self.calendar = CalendarPanel(self)
        self.dates = DateStrip(self)
        self.dates.date_chosen.connect(self._date_changed)
        self.dates.clicked.connect(self._date_clicked)
        self.calendar.date_chosen.connect(self.choose_date)
        self.head = SceneListHead(self)
        self.head.all_dates_toggled.connect(self._all_dates_toggled)
        self.scenes = SceneList(self)
        self.scenes.scene_chosen.connect(self._scene_changed)
        self.scenes.scene_opened.connect(self.scene_opened)
        self._buttons = SceneButtons(self)
        self.add, self.details = self._buttons.add, self._buttons.details
        self.add.clicked.connect(lambda *_: self._open())
        self.details.clicked.connect(lambda *_: self.details_asked.emit(self.scene()))
        self._stack = PageStack(self)
        self._build_pages()
        self._connect_row()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.show_offline(tr("Starting the server…"), tr("Projects appear here when it answers."))

    def show_offline(self, title: str, sentence: str) -> None:
        """Show that there is no server to ask."""
        self._empty.offline.say(title, sentence)
        self._stack.setCurrentWidget(self._empty.offline)

    def show_setup(self) -> None:
        """Offer the ways to a server: none has been set up."""
        self._stack.setCurrentWidget(self._empty.setup)

    def show_failure(self, sentence: str) -> None:
        """Show that a list could not be loaded, and why."""
        self._empty.failure.say(tr("This could not be loaded"), sentence)
        if self._stack.currentWidget() is self._browse:
            self._lists.setCurrentWidget(self._empty.failure)

    def set_projects(self, projects: Sequence[Project], choose: str = "") -> None:
        """Show the projects; choose the given one, the one chosen before, or the first."""
        current = self.project()
        wanted = choose or (current.id if current else "")
        self.row.offer(projects, wanted)
        self._stack.setCurrentWidget(self._browse if projects else self._empty.no_projects)
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
        empty = self._empty.none_pass if self.filters.count() else self._empty.no_scenes
        self._lists.setCurrentWidget(self._scene_page if dates else empty)
        self.calendar.set_dates(dates)
        self._arriving = True
        self.dates.set_dates(dates, chosen.date if chosen else None, project_id)
        self._arriving = False
        if self.all_dates and dates:
            self.all_dates_chosen.emit()
        if not dates:
            self.set_scenes([])

    def choose_date(self, iso: str | None) -> bool:
        """Choose a date, as a click in the filmstrip does; return whether there is such a date."""
        found = self.dates.choose_date(iso)
        if found:
            self._date_clicked()
        return found

    @property
    def all_dates(self) -> bool:
        """Say whether the scenes of all dates are listed."""
        return self.head.all_dates

    def listed(self) -> str | None:
        """Return the date whose scenes are listed: ALL_DATES, or None for those without one."""
        chosen = self.dates.chosen()
        return ALL_DATES if self.all_dates else chosen.date if chosen else None

    def set_scenes(self, scenes: Sequence[Scene], total: int = 0, has_more: bool = False) -> None:
        """Show the scenes of the chosen date, or the first of them."""
        self.scenes.scenes.shows_dates = self.all_dates
        self.head.show_count(len(scenes), max(total, len(scenes)), has_more)
        self.scenes.set_scenes(scenes, has_more)
        self.filters.offer_sensors(scenes)
        self.scenes_changed.emit()

    def append_scenes(self, scenes: Sequence[Scene], total: int, has_more: bool) -> None:
        """Show more scenes below those that are there."""
        self.scenes.scenes.append_scenes(scenes, has_more)
        there = self.scenes.scenes.rowCount()
        self.head.show_count(there, max(total, there), has_more)
        self.filters.offer_sensors(scenes)
        self.scenes_changed.emit()

    def scene(self) -> Scene | None:
        """Return the chosen scene."""
        return self.scenes.chosen()

    def set_intake(
        self, title: str, sentence: str, percent: float | None = None, can_cancel: bool = False
    ) -> None:
        """Tell that imagery is on its way in; an empty title tells that it is over."""
        self._empty.set_intake(title, sentence, percent)
        self.row.set_intake_enabled(not title)
        if title:
            self.intake.show_work(title, percent, can_cancel)
        else:
            self.intake.hide()

    def _build_pages(self) -> None:
        self._empty = empty = EmptyPages(self)
        empty.refresh_asked.connect(self.refresh_asked)
        empty.demo_asked.connect(self.demo_asked)
        empty.setup_asked.connect(self.setup_asked)
        empty.server_asked.connect(self.server_asked)
        empty.files_asked.connect(self.files_asked)
        empty.clear_asked.connect(self.filters.clear)
        self._scene_page = self._column(self.dates, self.calendar, self.head, self.scenes)
        self._scene_page.layout().addLayout(self._buttons)
        self._scene_page.layout().setStretchFactor(self.scenes, 1)
        self._lists = PageStack(self)
        self._lists.add_pages(self._scene_page, empty.no_scenes, empty.none_pass, empty.failure)
        self._browse = self._column(self.row, self.intake, self.filters, self._lists)
        self._browse.layout().setStretchFactor(self._lists, 1)
        self._stack.add_pages(self._browse, empty.no_projects, empty.offline, empty.setup)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _column(self, *widgets: QWidget) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in widgets:
            column.addWidget(widget)
        return page

    def _connect_row(self) -> None:
        self.row.refresh_asked.connect(self.refresh_asked)
        self.row.demo_asked.connect(self.demo_asked)
        self.row.files_asked.connect(self.files_asked)
        for switch, panel in (
            (self.row.calendar, self.calendar),
            (self.row.filters, self.filters),
        ):
            panel.hide()
            switch.toggled.connect(panel.setVisible)
        self.filters.changed.connect(lambda *_: self.row.show_filter_count(self.filters.count()))

    def _project_changed(self, _row: int) -> None:
        project = self.project()
        if project is not None:
            self.project_chosen.emit(project)
        else:
            self.set_scenes([])

    def _date_changed(self, date: CaptureDate) -> None:
        self.calendar.choose(date.date)
        if self.all_dates and self._arriving:
            return
        self.head.set_all_dates(False)
        self.date_chosen.emit(date)

    def _date_clicked(self, *_args) -> None:
        chosen = self.dates.chosen()
        if self.all_dates and chosen is not None:  # it was the chosen one already
            self.head.set_all_dates(False)
            self.date_chosen.emit(chosen)

    def _all_dates_toggled(self, wanted: bool) -> None:
        chosen = self.dates.chosen()
        if wanted:
            self.all_dates_chosen.emit()
        elif chosen is not None:
            self.date_chosen.emit(chosen)

    def _scene_changed(self, scene: Scene | None) -> None:
        self._buttons.show_scene(scene)
        self.scene_chosen.emit(scene)

    def _open(self) -> None:
        scene = self.scene()
        if scene is not None:
            self.scene_opened.emit(scene)
