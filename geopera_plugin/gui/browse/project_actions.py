"""Make projects, archive them, and bring them back."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog

from ...client import Client
from ...client.models import Project
from ...client.projects import archive_project, create_project, list_projects
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..notifier import Choice
from ..words import error_text
from ..workbench import Workbench
from .project_dialogs import ArchivedProjectsDialog, NewProjectDialog


class ProjectActions(QObject):
    """Do what the menu beside the projects says."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._dialog: QDialog | None = None
        row = bench.dock.imagery.row
        row.create_asked.connect(self.ask_for_project)
        row.archive_asked.connect(self.archive_chosen)
        row.archived_asked.connect(self.show_archived)

    def dispose(self) -> None:
        """Close what is open."""
        row = self._bench.dock.imagery.row
        row.create_asked.disconnect(self.ask_for_project)
        row.archive_asked.disconnect(self.archive_chosen)
        row.archived_asked.disconnect(self.show_archived)
        self._close()

    def ask_for_project(self) -> None:
        """Let the user name a new project."""
        dialog = NewProjectDialog(self._bench.iface.mainWindow())
        dialog.create_asked.connect(self._create)
        self._open(dialog)

    def archive_chosen(self) -> None:
        """Take the chosen project out of the lists; a message offers to undo it."""
        project = self._bench.dock.imagery.project()
        if project is not None:
            self._archive(project, True, self._on_archived)

    def show_archived(self) -> None:
        """List the archived projects."""

        def load(client: Client) -> list[Project]:
            return [project for project in list_projects(client, True) if project.is_archived]

        def done(projects: list[Project]) -> None:
            dialog = ArchivedProjectsDialog(projects, self._bench.iface.mainWindow())
            dialog.restore_asked.connect(self._restore)
            self._open(dialog)

        self._run(tr("List the archived projects"), load, done)

    def _create(self, name: str, description: str) -> None:
        def done(project: Project) -> None:
            self._close()
            self._bench.browsing.show_project(project.id)

        def failed(error: Exception) -> None:
            if isinstance(self._dialog, NewProjectDialog):
                self._dialog.show_problem(error_text(error))

        task = self._run(
            tr("Create a project"),
            lambda client: create_project(client, name, description),
            done,
            failed,
        )
        if not isinstance(self._dialog, NewProjectDialog):
            return
        if task is None:
            self._dialog.unlock()
        else:
            # Leaving the server ends the task, and then nobody is called back.
            task.finished.connect(self._dialog.unlock)

    def _on_archived(self, project: Project) -> None:
        self._bench.catalog.load_projects()
        self._bench.notifier.success(
            tr("“{name}” is archived; nothing of it is deleted.").format(name=project.name),
            Choice(tr("Undo"), lambda: self._restore(project)),
        )

    def _restore(self, project: Project) -> None:
        self._archive(
            project, False, lambda restored: self._bench.browsing.show_project(restored.id)
        )

    def _archive(self, project: Project, archived: bool, done: Callable[[Project], None]) -> None:
        self._run(
            tr("Archive a project") if archived else tr("Bring back a project"),
            lambda client: archive_project(client, project.id, archived),
            done,
        )

    def _run(
        self,
        title: str,
        work: Callable[[Client], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> BackgroundTask | None:
        client = self._bench.connection.client
        if client is None:
            self._bench.notifier.info(self._bench.connection.absence)
            return None
        return run_in_background(
            title,
            lambda _feedback: work(client),
            done,
            failed or (lambda error: self._bench.notifier.failure(error_text(error))),
            hidden=True,
        )

    def _open(self, dialog: QDialog) -> None:
        self._close()
        self._dialog = dialog
        dialog.finished.connect(lambda *_: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _close(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.close()
