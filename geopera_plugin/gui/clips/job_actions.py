"""What the list of jobs asks for: details, the place on the map, the folder, late results."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...client.models import Job, JobStatus
from ...core.footprints import outline_of
from ...core.jobs.results import JOB_PROPERTY
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..notifier import Choice
from ..words import count_text, day_text, error_text
from ..workbench import Workbench
from .job_details import JobDetails


class JobActions(QObject):
    """A part: it answers the list of jobs, and offers what was finished while QGIS was closed."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._jobs = bench.jobs
        self.details = JobDetails(bench.dock.window())
        panel = bench.dock.jobs
        self._connected = (
            (panel.details_asked, self.show_details),
            (panel.show_asked, self.show_on_map),
            (panel.folder_asked, self.open_folder),
            (self._jobs.listed, self._offer),
            (self._jobs.dataChanged, self._follow),
            (self._jobs.job_removed, self._on_removed),
        )
        for signal, slot in self._connected:
            signal.connect(slot)
        self.details.result_asked.connect(bench.clipping.add_result)
        self.details.retry_asked.connect(self._retry)

    def dispose(self) -> None:
        """Close the details and answer no more."""
        for signal, slot in self._connected:
            signal.disconnect(slot)
        self.details.close()
        self.details.deleteLater()
        self.deleteLater()

    def show_details(self, job: Job) -> None:
        """Show the report of a job."""
        self._show(job)
        self.details.show()
        self.details.raise_()
        client = self._bench.connection.client
        if client is None or not job.source_item_id:
            return

        def done(scene: Any) -> None:
            if self.details.job_id == job.id:
                parts = (scene.title, day_text(scene.date) if scene.date else "")
                self.details.set_source("  ·  ".join(filter(None, parts)))

        def failed(_error: Exception) -> None:
            if self.details.job_id == job.id:
                self.details.set_source(tr("a scene that is no longer there"))

        work = lambda _feedback: client.scene(job.source_item_id)  # noqa: E731
        run_in_background("Read a scene", work, done, failed, hidden=True)

    def show_on_map(self, job: Job) -> None:
        """Show where a job is: its layers, else its area, which flashes."""
        layers = [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if layer.customProperty(JOB_PROPERTY) == job.id
        ]
        if layers:
            self._bench.layers.zoom_to_layers(layers)
        if job.aoi_geometry is not None:
            self._flash(job, zoom=not layers)
            return
        client = self._bench.connection.client
        if client is None:
            return
        run_in_background(
            "Read a job",
            lambda _feedback: client.job(job.id),
            lambda found: self._flash(found, zoom=not layers),
            lambda error: self._bench.notifier.failure(error_text(error)),
            hidden=True,
        )

    def open_folder(self, job: Job) -> None:
        """Open the folder with the saved files of a job."""
        record = self._jobs.memory.record(job.id)
        files = record.files() if record else []
        if not files:
            self._bench.notifier.info(tr("The files of this clip are not on this computer."))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(files[0].parent)))

    def _retry(self, job: Job) -> None:
        self.details.close()
        self._jobs.retry(job.id)

    def _show(self, job: Job) -> None:
        record = self._jobs.memory.record(job.id)
        self.details.set_job(job, self._jobs.note(job.id), record.files() if record else ())

    def _follow(self, *_changes) -> None:
        job = self._jobs.job(self.details.job_id) if self.details.isVisible() else None
        if job is not None:
            self._show(job)

    def _on_removed(self, job_id: str) -> None:
        if job_id == self.details.job_id:
            self.details.close()

    def _flash(self, job: Job, zoom: bool) -> None:
        geometry = outline_of(job.aoi_geometry)
        if geometry.isEmpty():
            return
        box = geometry.boundingBox()
        if zoom:
            self._bench.layers.zoom_to_bbox(
                (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
            )
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        self._bench.iface.mapCanvas().flashGeometries([geometry], wgs84)

    def _offer(self) -> None:
        """Offer results that were finished while QGIS was closed, once."""
        late = []
        for job in self._jobs.jobs:
            record = self._jobs.memory.record(job.id)
            if self._jobs.note(job.id).download is not None:
                continue
            if self._jobs.memory.is_elsewhere(job.id):
                continue
            if job.status is JobStatus.COMPLETED and record is not None and not record.is_offered:
                self._jobs.memory.keep_offered(job.id)
                late.append(job)
        if late:
            count = count_text(len(late), tr("clip"), tr("clips"))
            self._bench.notifier.info(
                tr("{count} finished while QGIS was closed.").format(count=count),
                Choice(
                    tr("Add to map"), lambda: self._bench.clipping.add_results(late), "add_layer"
                ),
            )
