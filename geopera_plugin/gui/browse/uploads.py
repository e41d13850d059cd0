"""Upload rasters to the chosen project, one after the other, and show how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ...client.errors import Cancelled, ClientError
from ...client.uploads import RasterUpload
from ...core.file_kinds import TIFF, has_ending, name_filter
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..notifier import Choice
from ..unfinished_uploads import UnfinishedUploads
from ..words import count_text, error_text
from ..workbench import Workbench

_FILTER = name_filter("GeoTIFF", TIFF)


class Uploads(QObject):
    """A queue of files on their way to the server; what failed goes on where it ended."""

    upload_finished = pyqtSignal(list)
    """The ids of the items that came of it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._panel = bench.dock.imagery
        self._waiting: list[RasterUpload] = []
        self._made: list[str] = []
        self._failed: list[tuple[RasterUpload, str]] = []
        self._running: RasterUpload | None = None
        self._task: BackgroundTask | None = None
        self._count = 0
        self._unfinished = UnfinishedUploads(bench, self._add, self)
        self._panel.row.upload_asked.connect(self.ask_for_files)
        bench.dock.upload_asked.connect(self.upload)
        self._panel.intake.cancel_asked.connect(self.cancel)
        bench.connection.state_changed.connect(self._on_state)

    def dispose(self) -> None:
        """Stop what runs."""
        self._panel.row.upload_asked.disconnect(self.ask_for_files)
        self._bench.dock.upload_asked.disconnect(self.upload)
        self._panel.intake.cancel_asked.disconnect(self.cancel)
        self._bench.connection.state_changed.disconnect(self._on_state)
        self._pause()
        self._unfinished.dispose()

    def ask_for_files(self) -> None:
        """Let the user pick GeoTIFF files, then upload them."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._bench.dock, tr("Upload GeoTIFF files to the project"), "", _FILTER
        )
        if paths:
            self.upload(paths)

    def upload(self, paths: Sequence[str]) -> None:
        """Upload files to the chosen project."""
        client, project = self._bench.connection.client, self._panel.project()
        if client is None:
            return
        if project is None:
            self._bench.notifier.info(tr("Make a project first: uploads go into one."))
            return
        rasters = [path for path in paths if has_ending(path, TIFF)]
        if not rasters:
            self._bench.notifier.info(tr("Only GeoTIFF files can be uploaded."))
            return
        self._add([RasterUpload(client, path, project.id) for path in rasters])

    def cancel(self) -> None:
        """Stop the file that is under way, and forget those that wait."""
        for upload in self._waiting:
            self._unfinished.end(upload)
        self._waiting.clear()
        if self._task is not None and self._running is not None:
            self._running.keeps = False
            self._task.feedback.cancel()

    def _add(self, uploads: Sequence[RasterUpload]) -> None:
        self._waiting.extend(uploads)
        for upload in uploads:
            self._unfinished.note(upload)
        self._count += len(uploads)
        if self._running is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        self._running = upload = self._waiting.pop(0)
        upload.keeps = True  # who ends it elsewhere may be QGIS that is closing
        self._show(0.0)

        def work(feedback: QgsFeedback) -> list[str]:
            return upload.run(lambda share: feedback.setProgress(100 * share), feedback.isCanceled)

        self._task = run_in_background(
            tr("Upload {name} to Geopera").format(name=upload.path.name),
            work,
            self._done,
            self._error,
        )
        self._task.progress_changed.connect(self._show)

    def _show(self, percent: float) -> None:
        if self._running is None:
            return
        self._unfinished.note(self._running)
        number = self._count - len(self._waiting)
        text = tr("Uploading {name}").format(name=self._running.path.name)
        if self._count > 1:
            text += " " + tr("({number} of {count})").format(number=number, count=self._count)
        self._panel.set_intake(f"{text}: {percent:.0f} %", "", percent, can_cancel=True)

    def _done(self, items: list[str]) -> None:
        self._made += items
        if self._running is not None:
            self._unfinished.end(self._running)
        self._next()

    def _error(self, error: Exception) -> None:
        upload = self._running
        if upload is not None:
            self._unfinished.end(upload, error)
        if upload is not None and not isinstance(error, Cancelled):
            self._failed.append((upload, _reason(error, upload.path)))
        self._next()

    def _finish(self) -> None:
        made, self._made = self._made, []
        failed, self._failed = self._failed, []
        cancelled = self._count - len(made) - len(failed)
        stopped = self._running is not None and self._running.keeps
        project_id = self._running.project_id if self._running else ""
        self._running, self._task, self._count = None, None, 0
        self._panel.set_intake("", "")
        if made:
            self._bench.browsing.show_project(project_id)
            text = tr("Uploaded {scenes}.").format(scenes=count_text(len(made), "scene"))
            self._bench.notifier.success(text)
            self.upload_finished.emit(made)
        if cancelled and stopped:
            self._unfinished.ask()
        elif cancelled and not failed and not made:
            self._bench.notifier.info(tr("The upload was cancelled; nothing of it is kept."))
        for upload, reason in failed:
            self._bench.notifier.failure(
                reason, Choice(tr("Try again"), lambda upload=upload: self._try_again(upload))
            )

    def _try_again(self, upload: RasterUpload) -> None:
        again = self._unfinished.renewed(upload)
        if again is None:
            self._bench.notifier.info(
                tr("The server of this upload is not in use: switch to it, or start it, first.")
            )
        else:
            self._add([again])

    def _on_state(self, *_args) -> None:
        """Let uploads be when their server is left; they are asked about when it is back."""
        if self._bench.connection.client is None and self._running is not None:
            self._pause()
            self._made, self._failed = [], []
            self._panel.set_intake("", "")

    def _pause(self) -> None:
        under_way = [self._running] if self._running is not None else []
        self._unfinished.pause([*under_way, *self._waiting])
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        self._waiting.clear()
        self._running, self._count = None, 0


def _reason(error: Exception, path: Path) -> str:
    if isinstance(error, ClientError):
        return tr("{name} was not uploaded. {reason}").format(
            name=path.name, reason=error_text(error)
        )
    if isinstance(error, OSError):
        return tr("{name} cannot be read: {reason}.").format(
            name=path.name, reason=error.strerror or type(error).__name__
        )
    return tr("{name} was not uploaded. {reason}").format(name=path.name, reason=error_text(error))
