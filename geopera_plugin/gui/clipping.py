"""Take a clip from the dialog through its job to layers on the map."""

from __future__ import annotations

import re

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..client.models import ClipEstimate, Job, Scene
from ..core.aoi import Aoi
from ..core.connection import Connection
from ..core.jobs import JobsModel
from ..core.results import add_clip_to_project
from ..core.style import SceneStyle
from ..core.tasks import run_in_background
from .clip_dialog import ClipDialog, ClipOrder
from .dock import GeoperaDock
from .layer_actions import LayerActions
from .notifier import Choice, Notifier
from .words import error_text


class Clipping(QObject):
    """Own the clip dialog and what follows from it."""

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
        self._aoi = aoi
        self._jobs = jobs
        self._dock = dock
        self._layers = layers
        self._notifier = notifier
        self._asked = 0
        self._styles: dict[str, SceneStyle | None] = {}
        self._ordered: dict[str, SceneStyle | None] = {}
        self.dialog = ClipDialog(aoi, dock.window())
        self.dialog.estimate_asked.connect(self._estimate)
        self.dialog.launched.connect(self._launch)
        dock.area.clip_asked.connect(self.open_dialog)
        dock.jobs.result_asked.connect(self.add_result)
        jobs.job_added.connect(self._on_job_added)
        jobs.job_completed.connect(self._on_job_completed)
        jobs.job_failed.connect(self._on_job_failed)
        jobs.failed.connect(notifier.failure)

    def dispose(self) -> None:
        """Close and delete the dialog."""
        self.dialog.close()
        self.dialog.deleteLater()

    def open_dialog(self) -> None:
        """Show the dialog; load the project's other dates meanwhile."""
        panel = self._dock.imagery
        project, scene = panel.project(), panel.scene()
        client = self._connection.client
        if client is None or project is None:
            self._notifier.info("Choose a project with scenes first.")
            return
        if self._aoi.problem():
            self._notifier.info(str(self._aoi.problem()))
            return
        self.dialog.open_for(panel.scenes.scenes.scenes(), scene, _file_name(project.name))
        run_in_background(
            "Load scenes to clip",
            lambda _feedback: client.scenes(project.id),
            self._offer,
            lambda error: self._notifier.failure(error_text(error)),
            hidden=True,
        )

    def add_result(self, job: Job) -> None:
        """Download a finished clip and put it on the map, in the style of its source."""
        style = self._styles.get(job.id, self._dock.style_panel.scene_style())
        add_clip_to_project(
            job,
            style,
            self._connection,
            self._connection.settings.output_folder,
            lambda layers: self._on_result(job, layers),
            lambda error: self._notifier.failure(
                f"The clip “{job.title}” is done, but could not be loaded: {error_text(error)}"
            ),
        )

    def _offer(self, scenes: list[Scene]) -> None:
        if self.dialog.isVisible():
            self.dialog.add_scenes(scenes)

    def _estimate(self, order: ClipOrder) -> None:
        client, geometry = self._connection.client, self._aoi.geojson()
        if client is None or geometry is None:
            return
        self._asked += 1
        asked = self._asked

        def work(feedback: QgsFeedback) -> list[ClipEstimate]:
            estimates = []
            for scene in order.scenes:
                if feedback.isCanceled():
                    break
                keys = _keys_of(scene, order.asset_keys)
                estimates.append(client.estimate_clip(scene.id, geometry, keys))
            return estimates

        def done(estimates: list[ClipEstimate]) -> None:
            if asked == self._asked and not self.dialog.problem():
                self.dialog.estimate.show_estimates(estimates)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.dialog.estimate.show_nothing(error_text(error), bad=True)

        run_in_background("Estimate a clip", work, done, failed, hidden=True)

    def _launch(self, order: ClipOrder) -> None:
        geometry = self._aoi.geojson()
        if geometry is None:
            return
        style = self._dock.style_panel.scene_style()
        for scene in order.scenes:
            self._ordered[scene.id] = style
        self._jobs.launch(order.scenes, geometry, order.asset_keys, order.name or None)

    def _on_job_added(self, job: Job) -> None:
        if job.source_item_id in self._ordered:
            self._styles[job.id] = self._ordered.pop(job.source_item_id)
            self._dock.jobs.choose(job.id)

    def _on_job_completed(self, job: Job) -> None:
        if job.id in self._styles:
            self.add_result(job)

    def _on_job_failed(self, job: Job) -> None:
        reason = job.error or "the server did not say why"
        self._notifier.failure(f"The clip “{job.title}” failed: {reason}")

    def _on_result(self, job: Job, layers: list) -> None:
        self._notifier.success(
            f"The clip “{job.title}” is on the map.",
            Choice("Zoom to", lambda: self._zoom_to(layers), "zoom_to"),
        )
        self.result_added.emit(job, layers)

    def _zoom_to(self, layers: list) -> None:
        self._layers.zoom_to_layers(layers)


def _keys_of(scene: Scene, wanted: tuple[str, ...] | None) -> list[str] | None:
    if wanted is None:
        return None
    have = {asset.key for asset in scene.rasters}
    return [key for key in wanted if key in have]


def _file_name(title: str) -> str:
    return re.sub(r"[^\w.-]+", "_", title).strip("_") or "clip"
