"""Show clip jobs, their progress, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Job
from ...core.jobs.filter import JobFilter, JobGroup
from ...core.jobs.model import JobRole, JobsModel
from ...core.translate import tr
from ..empty_state import EmptyState
from ..page_stack import PageStack
from .job_commands import JobCommands, can_add
from .job_delegate import JobDelegate
from .job_groups import JobGroups
from .job_words import job_words

__all__ = ["JobsPanel", "job_words"]


class JobsPanel(QWidget):
    """List the jobs by group; Enter adds a result or shows details, Del deletes."""

    result_asked = pyqtSignal(object)
    """The completed `Job` whose result should come onto the map."""
    details_asked = pyqtSignal(object)
    """The `Job` whose report should be shown."""
    show_asked = pyqtSignal(object)
    """The `Job` whose place should be shown on the map."""
    folder_asked = pyqtSignal(object)
    """The `Job` whose saved files should be shown."""
    cancel_asked = pyqtSignal(object)
    """The `Job` that should stop, or whose download should."""

    def __init__(self, jobs: JobsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_jobs_panel")
        self._box: QMessageBox | None = None
        self._jobs = jobs
        self.shown = JobFilter(jobs, self)
        self.list = QListView(self)
        self.list.setObjectName("geopera_jobs_list")
        self.list.setAccessibleName(tr("Clip jobs"))
        self.list.setModel(self.shown)
        self.list.setItemDelegate(JobDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 7)  # two jobs
        self.groups = JobGroups(self)
        self.commands = JobCommands(jobs, self.list)
        self.commands.watch(self.chosen)
        self.add = self.commands.button(self.commands.add, with_text=True)
        self.details = self.commands.button(self.commands.details)
        self.show_area = self.commands.button(self.commands.show)
        self.folder = self.commands.button(self.commands.folder)
        self.retry = self.commands.button(self.commands.retry)
        self.cancel = self.commands.button(self.commands.cancel)
        self.delete = self.commands.button(self.commands.delete)
        self._stack = PageStack(self)
        self._build()
        self._connect()
        self._refresh()

    def current(self) -> Job | None:
        """Return the chosen job, when it is one."""
        chosen = self.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def chosen(self) -> list[Job]:
        """Return the chosen jobs."""
        # "Select all" selects the columns that the list does not show, too.
        rows = sorted({index.row() for index in self.list.selectionModel().selectedIndexes()})
        found = [self.shown.index(row, 0).data(JobRole) for row in rows]
        return [job for job in found if isinstance(job, Job)]

    def choose(self, job_id: str) -> None:
        """Choose a job by its id, in the group of all when it is not shown."""
        if self.shown.row_of(job_id) < 0:
            self.set_group(JobGroup.ALL)
        row = self.shown.row_of(job_id)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            index = self.shown.index(row, 0)
            self.list.selectionModel().setCurrentIndex(index, flag)
            self.list.scrollTo(index)

    def set_group(self, group: JobGroup) -> None:
        """Show the jobs of a group."""
        self.groups.set_group(group)
        self.shown.set_group(group)
        self._refresh()

    def delete_jobs(self, jobs: Sequence[Job]) -> None:
        """Delete jobs; ask first when results go with them."""
        ids = [job.id for job in jobs]
        results = sum(can_add(job) for job in jobs)
        if not results:
            self._remove(ids)
            return
        # Kept: a box that nobody refers to takes QGIS down when Python tidies up.
        box = self._box = QMessageBox(self.window())
        box.setObjectName("geopera_job_delete_box")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Delete clips"))
        text = tr("Delete “{name}” on the server?").format(name=jobs[0].title)
        if len(jobs) > 1:
            text = tr("Delete {count} clips on the server?").format(count=len(jobs))
        box.setText(text)
        box.setInformativeText(
            tr("Files that are saved on this computer stay. Tile layers of a clip go blank.")
        )
        yes = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        yes.setObjectName("geopera_job_delete_yes")
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        yes.clicked.connect(lambda *_: self._remove(ids))
        box.open()

    def eventFilter(self, watched, event: QEvent) -> bool:  # noqa: N802
        """Let Del delete and Alt+Enter tell, also where the window takes shortcuts for itself."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Delete:
                self.commands.delete.trigger()
                return True
            if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.commands.details.trigger()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.add, self.details, self.show_area, self.folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.retry, self.cancel, self.delete):
            buttons.addWidget(button)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.groups)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._stack.add_pages(
            EmptyState(
                "geopera_jobs_empty",
                "jobs",
                tr("No clips yet"),
                tr("Draw an area of interest and choose Clip… to cut scenes to it."),
                compact=True,
            ),
            page,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        jobs, commands = self._jobs, self.commands
        self.list.installEventFilter(self)
        self.list.selectionModel().selectionChanged.connect(lambda *_: commands.refresh())
        self.list.activated.connect(lambda *_: self._open())
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.groups.group_chosen.connect(self.set_group)
        commands.add.triggered.connect(lambda *_: self._each(self.result_asked.emit))
        commands.details.triggered.connect(lambda *_: self._each(self.details_asked.emit))
        commands.show.triggered.connect(lambda *_: self._each(self.show_asked.emit))
        commands.folder.triggered.connect(lambda *_: self._each(self.folder_asked.emit))
        commands.retry.triggered.connect(lambda *_: self._each(lambda job: jobs.retry(job.id)))
        commands.cancel.triggered.connect(lambda *_: self._each(self.cancel_asked.emit))
        commands.delete.triggered.connect(lambda *_: self.delete_jobs(self.chosen()))
        for signal in (jobs.modelReset, jobs.rowsInserted, jobs.rowsRemoved, jobs.dataChanged):
            signal.connect(self._refresh)

    def _refresh(self, *_args) -> None:
        self._stack.setCurrentIndex(1 if self._jobs.rowCount() else 0)
        self.groups.show_counts({group: self.shown.count(group) for group in JobGroup})
        self.commands.refresh()

    def _open(self) -> None:
        job = self.current()
        if job is not None and self.commands.add.isEnabled():
            self.result_asked.emit(job)
        elif job is not None:
            self.details_asked.emit(job)

    def _show_menu(self, place: QPoint) -> None:
        if self.chosen():
            self.commands.menu().popup(self.list.viewport().mapToGlobal(place))

    def _each(self, act) -> None:
        for job in self.chosen():
            act(job)

    def _remove(self, ids: Sequence[str]) -> None:
        for job_id in ids:
            self._jobs.remove(job_id)
