"""Take clips from the dialog through their jobs to layers on the map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...client.errors import Cancelled
from ...client.models import Job, JobStatus
from ...core.aoi.aoi import Aoi
from ...core.connection import Connection
from ...core.jobs.batch import JobBatch
from ...core.jobs.failures import failure_of_error, failure_of_job
from ...core.jobs.look import looks_of
from ...core.jobs.model import JobsModel
from ...core.jobs.orders import Placed
from ...core.jobs.results import ProjectLeft, add_clip_to_project, saved_files
from ...core.tasks import BackgroundTask
from ...core.translate import tr
from ..dock import GeoperaDock
from ..layer_actions import LayerActions
from ..notifier import Choice, Notifier
from ..words import count_text
from .clip_ordering import ClipOrdering


class Clipping(QObject):
    """Order clips by the dialog, and bring their results onto the map."""

    result_added = pyqtSignal(object, list)
    """The `Job` and its layers."""

    def __init__(
        self,
        connection: Connection,
        aoi: Aoi,
        jobs: JobsModel,
        dock: GeoperaDock,
        layers: LayerActions,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._jobs = jobs
        self._dock = dock
        self._layers = layers
        self._notifier = notifier
        self._batches: list[JobBatch] = []
        self._downloads: dict[str, BackgroundTask] = {}
        self._ordering = ClipOrdering(connection, aoi, jobs, dock, notifier, self)
        self.dialog = self._ordering.dialog
        dock.area.clip_asked.connect(self.open_dialog)
        dock.jobs.result_asked.connect(self.add_result)
        dock.jobs.cancel_asked.connect(self.cancel)
        jobs.order_placed.connect(self._on_placed)
        jobs.order_left.connect(self._on_left)
        jobs.job_retried.connect(self._on_retried)
        jobs.job_completed.connect(self._on_job_completed)
        jobs.job_failed.connect(self._on_job_failed)
        jobs.job_status_changed.connect(self._on_status)
        jobs.job_removed.connect(self._on_removed)
        jobs.failed.connect(notifier.failure)

    def dispose(self) -> None:
        """Close and delete the dialog."""
        self._ordering.dispose()

    def open_dialog(self) -> None:
        """Show the dialog."""
        self._ordering.open()

    def add_result(self, job: Job) -> None:
        """Download a finished clip and put it on the map, in the style of its source."""
        if job.id in self._downloads:
            return
        record = self._jobs.memory.record(job.id)
        style = self._dock.style_panel.scene_style() if record is None else record.specs()
        task = add_clip_to_project(
            job,
            style,
            self._connection,
            self._connection.settings.output_folder,
            lambda layers: self._on_result(job, layers),
            lambda error: self._on_no_result(job, error),
            record.files() if record else (),
        )
        self._downloads[job.id] = task
        task.progress_changed.connect(
            lambda percent: self._jobs.set_download(job.id, percent / 100)
        )
        self._jobs.set_download(job.id, 0.0)

    def add_results(self, jobs: Sequence[Job]) -> None:
        """Put several finished clips on the map, and tell of all in one message."""
        self._batches.append(JobBatch(job.id for job in jobs))
        for job in jobs:
            self.add_result(job)

    def cancel(self, job: Job) -> None:
        """Stop the download of a job's files, or else the job."""
        task = self._downloads.get(job.id)
        if task is not None:
            task.feedback.cancel()
        else:
            self._jobs.cancel(job.id)

    def _on_placed(self, placed: Placed) -> None:
        if not placed.jobs:
            return
        self._remember(placed)
        self._batches.append(JobBatch(job.id for job in placed.jobs))
        self._dock.jobs.choose(placed.jobs[-1].id)

    def _on_left(self, placed: Placed, server: str) -> None:
        if placed.jobs:
            self._remember(placed)
            text = tr("{count} started on {server}: you find the results there.")
            count = count_text(len(placed.jobs), "clip")
            self._notifier.info(text.format(count=count, server=server))

    def _remember(self, placed: Placed) -> None:
        """Keep how the sources were shown: the results will be shown so, in a later session too."""
        panel = self._dock.style_panel
        style, key = panel.scene_style(), panel.asset_key()
        scenes = {scene.id: scene for scene in placed.order.scenes}
        for job in placed.jobs:
            scene = scenes.get(job.source_item_id)
            looks = looks_of(scene, key, style) if scene is not None else {}
            size = self._ordering.size_of(job.source_item_id or placed.order.area)
            self._jobs.memory.keep(job.id, looks, size)

    def _on_retried(self, job: Job, _old_id: str) -> None:
        self._batches.append(JobBatch([job.id]))
        self._dock.jobs.choose(job.id)

    def _on_job_completed(self, job: Job) -> None:
        memory = self._jobs.memory
        if memory.record(job.id) is not None and not memory.is_elsewhere(job.id):
            self.add_result(job)

    def _on_job_failed(self, job: Job) -> None:
        batch = self._batch(job.id)
        batch.failed(job, failure_of_job(job.error).reason)
        self._tell(batch)

    def _on_status(self, job: Job) -> None:
        if job.status is JobStatus.CANCELLED:
            self._drop(job.id)

    def _on_removed(self, job_id: str) -> None:
        task = self._downloads.pop(job_id, None)
        if task is not None:
            task.cancel()  # nobody waits for its files
            self._jobs.set_download(job_id, None)
        self._drop(job_id)

    def _drop(self, job_id: str) -> None:
        batch = next((each for each in self._batches if each.holds(job_id)), None)
        if batch is not None:
            batch.dropped(job_id)
            self._tell(batch)

    def _on_result(self, job: Job, layers: list) -> None:
        self._end_download(job)
        self._jobs.memory.keep_files(job.id, saved_files(layers))
        self._jobs.set_download(job.id, None)
        batch = self._batch(job.id)
        batch.loaded(job.id, job.title, layers)
        self._tell(batch)
        self.result_added.emit(job, layers)

    def _on_no_result(self, job: Job, error: Exception) -> None:
        self._end_download(job)
        self._jobs.set_download(job.id, None)
        if isinstance(error, (Cancelled, ProjectLeft)):
            self._drop(job.id)
            if isinstance(error, ProjectLeft):
                self._tell_of_files(job, error.paths)
            return
        reason = tr("it is done, but could not be loaded: {reason}").format(
            reason=failure_of_error(error).text
        )
        batch = self._batch(job.id)
        batch.failed(job, reason)
        self._tell(batch)

    def _tell_of_files(self, job: Job, paths: Sequence[Path]) -> None:
        """Tell of a clip whose project was closed while it arrived: it is added when asked for."""
        self._jobs.memory.keep_files(job.id, paths)
        text = tr("The clip “{name}” is saved; its project was closed.")
        self._notifier.info(
            text.format(name=job.title),
            Choice(tr("Add to map"), lambda: self.add_result(job), "add_layer"),
        )

    def _end_download(self, job: Job) -> None:
        self._downloads.pop(job.id, None)

    def _batch(self, job_id: str) -> JobBatch:
        """Return the batch that waits for a job; one of its own when none does."""
        waiting = [batch for batch in self._batches if batch.holds(job_id)]
        return waiting[0] if waiting else JobBatch([job_id])

    def _tell(self, batch: JobBatch) -> None:
        """Tell what became of clips, once for all that were ordered together."""
        if not batch.is_settled:
            return
        if batch in self._batches:
            self._batches.remove(batch)
        for job, reason in batch.failures:
            self._notifier.failure(
                tr("The clip “{name}” failed: {reason}").format(name=job.title, reason=reason),
                Choice(tr("Details"), lambda job=job: self._dock.jobs.details_asked.emit(job)),
            )
        if not batch.titles:
            return
        if len(batch.titles) == 1:
            text = tr("The clip “{name}” is on the map.").format(name=batch.titles[0])
        else:
            count = count_text(len(batch.titles), tr("clip"), tr("clips"))
            text = tr("{count} are on the map.").format(count=count)
        layers = list(batch.layers)
        self._notifier.success(
            text, Choice(tr("Zoom to"), lambda: self._layers.zoom_to_layers(layers), "zoom_to")
        )
