"""What can be done with the jobs that are chosen in a list: as buttons, keys and a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Callable

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolButton, QWidget

from ...client.models import Job, JobStatus
from ...core.jobs.failures import failure_of_job
from ...core.jobs.model import JobsModel
from ...core.translate import tr
from ..icons import icon


def can_add(job: Job) -> bool:
    """Say whether a job has files that can come onto the map."""
    return job.status is JobStatus.COMPLETED


def can_retry(job: Job) -> bool:
    """Say whether the same clip may work a second time."""
    if job.status is JobStatus.FAILED:
        return failure_of_job(job.error).can_retry
    return job.status is JobStatus.CANCELLED


class JobCommands(QObject):
    """The actions of a list of jobs, enabled by what is chosen."""

    def __init__(self, jobs: JobsModel, view: QWidget) -> None:
        super().__init__(view)
        self._jobs = jobs
        self._view = view
        self._chosen: Callable[[], Sequence[Job]] = tuple
        self.add = self._make("add", "add_layer", tr("Add to map"), tr("Add the result to the map"))
        self.details = self._make(
            "details",
            "details",
            tr("Details…"),
            tr("Show how it was made (Alt+Enter)"),
            "Alt+Return",
        )
        self.show = self._make(
            "show", "zoom_to", tr("Show on map"), tr("Show the area of the job on the map")
        )
        self.folder = self._make(
            "folder", "folder", tr("Open folder"), tr("Open the folder with the saved files")
        )
        self.retry = self._make(
            "retry", "refresh", tr("Retry"), tr("Start the same clip once more")
        )
        self.cancel = self._make("cancel", "cancel", tr("Cancel"), tr("Cancel the job"))
        self.delete = self._make(
            "delete",
            "delete",
            tr("Delete"),
            tr("Delete the job and its files on the server (Del)"),
            QKeySequence(QKeySequence.StandardKey.Delete),
        )

    def watch(self, chosen: Callable[[], Sequence[Job]]) -> None:
        """Act on the jobs that a function returns."""
        self._chosen = chosen
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now."""
        jobs = self._chosen()
        notes = [self._jobs.note(job.id) for job in jobs]
        one = len(jobs) == 1
        fetching = any(note.download is not None for note in notes)
        self.add.setEnabled(bool(jobs) and all(map(can_add, jobs)) and not fetching)
        self.details.setEnabled(one)
        self.show.setEnabled(one)
        self.folder.setEnabled(one and notes[0].is_loaded)
        self.retry.setEnabled(bool(jobs) and all(map(can_retry, jobs)))
        running = bool(jobs) and all(not job.status.is_final for job in jobs)
        self.cancel.setEnabled(running or fetching)
        self.delete.setEnabled(bool(jobs) and all(job.status.is_final for job in jobs))

    def button(self, action: QAction, with_text: bool = False) -> QToolButton:
        """Return a button for one of the actions."""
        button = QToolButton(self._view.parentWidget())
        button.setDefaultAction(action)
        button.setObjectName(action.objectName().replace("_action", ""))
        button.setAccessibleName(action.text())
        button.setAutoRaise(True)
        if with_text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def menu(self) -> QMenu:
        """Return a menu of what can be done with what is chosen."""
        menu = QMenu(self._view)
        menu.setObjectName("geopera_jobs_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.add, self.show, self.folder])
        menu.addSeparator()
        menu.addActions([self.details, self.retry, self.cancel])
        menu.addSeparator()
        menu.addAction(self.delete)
        return menu

    def _make(self, name: str, icon_name: str, text: str, tip: str, key="") -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setObjectName(f"geopera_job_{name}_action")
        action.setToolTip(tip)
        action.setEnabled(False)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action
