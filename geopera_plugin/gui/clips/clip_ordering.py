"""Drive the clip dialog: what it offers, what it estimates, and the orders that it gives."""

from __future__ import annotations

import re
from typing import Callable

from qgis.PyQt.QtCore import QObject

from ...client import Client
from ...client.clips import area_mosaics, delivery_areas
from ...client.models import ClipEstimate, Scene
from ...core.aoi.aoi import Aoi
from ...core.connection import Connection
from ...core.jobs.failures import failure_of_error
from ...core.jobs.model import JobsModel
from ...core.jobs.orders import ClipOrder, estimate_order
from ...core.scene_finder import Filter, all_scenes
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..dock import GeoperaDock
from ..notifier import Notifier
from ..words import error_text
from .clip_dialog import ClipDialog
from .clip_scenes import by_date


class ClipOrdering(QObject):
    """Own the clip dialog; load what it offers in the background."""

    def __init__(
        self,
        connection: Connection,
        aoi: Aoi,
        jobs: JobsModel,
        dock: GeoperaDock,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._aoi = aoi
        self._jobs = jobs
        self._dock = dock
        self._notifier = notifier
        self._asked = 0
        self._estimating: BackgroundTask | None = None
        self._sizes: dict[str, int] = {}  # estimated bytes by scene or area
        self.dialog = ClipDialog(aoi, dock.window())
        self.dialog.estimate_asked.connect(self._estimate)
        self.dialog.launched.connect(self._launch)
        self.dialog.area_page.mosaics_asked.connect(self._load_mosaics)

    def dispose(self) -> None:
        """Close and delete the dialog."""
        self.dialog.close()
        self.dialog.deleteLater()

    def open(self) -> None:
        """Show the dialog; load what else touches the area, and the delivery areas, meanwhile."""
        panel = self._dock.imagery
        project, scene = panel.project(), panel.scene()
        client = self._connection.client
        if client is None:
            self._notifier.info(self._connection.absence)
            return
        if self._aoi.problem():
            self._notifier.info(str(self._aoi.problem()))
            return
        if project is None:
            self._open_for_areas(client)
            return
        self.dialog.open_for(panel.scenes.scenes.scenes(), scene, _file_name(project.name))
        wanted = Filter().with_area(self._aoi.geometry, 0)
        self._in_background(
            "Load scenes to clip",
            lambda: by_date(all_scenes(client, project.id, wanted)),
            self._offer_scenes,
        )
        self._in_background(
            "Load delivery areas", lambda: delivery_areas(client), self._offer_areas
        )

    def size_of(self, source: str) -> int:
        """Return the bytes that were estimated last for a scene or an area."""
        return self._sizes.get(source, 0)

    def _open_for_areas(self, client: Client) -> None:
        """Show the dialog for delivery areas alone, when there are any."""

        def done(areas: list) -> None:
            if not areas:
                self._notifier.info(tr("Choose a project with scenes first."))
                return
            self.dialog.open_for([], None, "clip")
            self.dialog.add_areas(areas)

        self._in_background("Load delivery areas", lambda: delivery_areas(client), done)

    def _offer_scenes(self, scenes: list[Scene]) -> None:
        if self.dialog.isVisible():
            self.dialog.add_scenes(scenes)

    def _offer_areas(self, areas: list) -> None:
        if self.dialog.isVisible():
            self.dialog.add_areas(areas)

    def _load_mosaics(self, area: str) -> None:
        client = self._connection.client
        if client is not None:
            self._in_background(
                "Load mosaics",
                lambda: area_mosaics(client, area),
                lambda mosaics: self.dialog.area_page.set_mosaics(area, mosaics),
            )

    def _estimate(self, order: ClipOrder) -> None:
        client, geometry = self._connection.client, self._aoi.geojson()
        if client is None or geometry is None:
            return
        self._asked += 1
        asked = self._asked

        def done(estimates: list[ClipEstimate]) -> None:
            keys = [order.area] if order.area else [scene.id for scene in order.scenes]
            self._sizes.update(zip(keys, (estimate.bytes for estimate in estimates)))
            if asked == self._asked and not self.dialog.problem():
                self.dialog.estimate.show_estimates(estimates)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.dialog.estimate.show_nothing(failure_of_error(error).text, bad=True)

        if self._estimating is not None:
            self._estimating.cancel()  # nobody waits for what was ticked before
        self._estimating = run_in_background(
            "Estimate a clip",
            lambda feedback: estimate_order(client, order, geometry, feedback),
            done,
            failed,
            hidden=True,
        )

    def _launch(self, order: ClipOrder) -> None:
        geometry = self._aoi.geojson()
        if geometry is not None:
            self._jobs.place(order, geometry)

    def _in_background(
        self, title: str, work: Callable[[], list], done: Callable[[list], None]
    ) -> None:
        run_in_background(
            title,
            lambda _feedback: work(),
            done,
            lambda error: self._notifier.failure(error_text(error)),
            hidden=True,
        )


def _file_name(title: str) -> str:
    return re.sub(r"[^\w.-]+", "_", title).strip("_") or "clip"
