"""Step layers through their capture dates, in step with QGIS's time and with the filmstrip."""

from __future__ import annotations

from qgis.core import QgsFeedback, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

from ...client.models import CaptureDate
from ...core.dates.time_frames import Frame, frame_at, frames_of
from ...core.dates.time_layers import make_time_layer, time_layers
from ...core.dates.time_ranges import day_of
from ...core.layers.layers import show_spec, spec_of
from ...core.layers.spec import LayerSpec
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..icons import icon
from ..words import error_text
from ..workbench import Workbench
from .time_controller import TimeController
from .time_warmer import TimeWarmer

_FOLLOW_MS = 150  # the filmstrip follows once the dates rest: each one asks the server for scenes


class TimeSteps(QObject):
    """Make layers step through time, and keep all that shows a date at the same one."""

    frame_shown = pyqtSignal(object, str)
    """A `QgsRasterLayer`, and the ISO day that it shows now."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._canvas = bench.iface.mapCanvas()
        self._project_loading = False
        self._shown = ""
        self.controller = TimeController(self._canvas, bench.iface.mainWindow(), self)
        self.warmer = TimeWarmer(self._canvas, bench.connection, self)
        self.action = QAction(icon("time_steps"), tr("Step through the dates"), self)
        self.action.setObjectName("geopera_time_steps")
        self.action.setToolTip(
            tr("Let the active layer follow QGIS's temporal controller through all capture dates")
        )
        self.action.setCheckable(True)
        self.action.triggered.connect(self._toggle)
        bench.add_action(self.action, toolbar=True)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._choose_in_strip)
        panel = bench.dock.imagery
        panel.project_chosen.connect(self._on_project)
        panel.date_chosen.connect(self._on_date)
        bench.catalog.dates_loaded.connect(self._on_dates_loaded)
        bench.iface.currentLayerChanged.connect(self._enable)
        bench.layers.layer_restyled.connect(self._on_restyled)
        self._canvas.temporalRangeChanged.connect(self._on_range)
        QgsProject.instance().readProject.connect(self._on_project_read)
        QgsProject.instance().layersRemoved.connect(self._on_layers_removed)
        self._enable(bench.iface.activeLayer())

    def dispose(self) -> None:
        """Stop following QGIS."""
        self._follow.stop()
        QgsProject.instance().readProject.disconnect(self._on_project_read)
        QgsProject.instance().layersRemoved.disconnect(self._on_layers_removed)
        self._canvas.temporalRangeChanged.disconnect(self._on_range)
        self._bench.iface.currentLayerChanged.disconnect(self._enable)
        self.warmer.dispose()
        self.controller.dispose()

    def start(self, layer: QgsRasterLayer) -> None:
        """Let a layer step through the dates of its project."""
        spec, client = spec_of(layer), self._bench.connection.client
        if spec is None or client is None or not spec.project_id:
            return
        layer_id, project_id = layer.id(), spec.project_id
        key = spec.url.rsplit("/", 1)[-1]

        def work(_feedback: QgsFeedback) -> tuple[Frame, ...]:
            return frames_of(client.scenes(project_id), key, spec.bbox)

        def done(frames: tuple[Frame, ...]) -> None:
            target = QgsProject.instance().mapLayer(layer_id)
            if isinstance(target, QgsRasterLayer):
                self._begin(target, frames)

        def failed(error: Exception) -> None:
            self._enable(self._bench.iface.activeLayer())
            self._bench.notifier.failure(error_text(error))

        run_in_background(tr("Find the dates of the project"), work, done, failed, hidden=True)

    def show_date(self, date: str, project_id: str | None = None) -> None:
        """Show the latest date at or before an ISO day in all layers that step through time."""
        for layer, spec in time_layers(project_id):
            wanted = spec.at(date)
            if wanted is spec or frame_at(spec.frames, date) is None:
                continue  # before the first date QGIS hides the layer by itself
            if layer in self._canvas.layers():
                layer_id = layer.id()
                self.warmer.warm(
                    layer_id, wanted, lambda _, at=layer_id, day=date: self._show(at, day)
                )
            else:
                self._show(layer.id(), date)

    def _begin(self, layer: QgsRasterLayer, frames: tuple[Frame, ...]) -> None:
        if len(frames) < 2:
            self._enable(self._bench.iface.activeLayer())
            self._bench.notifier.info(
                tr("This place has one capture date only: there is nothing to step through.")
            )
            return
        make_time_layer(layer, frames)
        spec = spec_of(layer)
        self._set_controller(spec.date if spec else None)
        self.controller.show_panel()
        self._enable(self._bench.iface.activeLayer())

    def _stop(self, layer: QgsRasterLayer) -> None:
        make_time_layer(layer, ())
        self._set_controller(None)

    def _set_controller(self, shown: str | None) -> None:
        self.controller.set_dates(self._dates(), shown)

    @staticmethod
    def _dates() -> list[str]:
        return sorted({frame.date for _, spec in time_layers() for frame in spec.frames})

    def _on_layers_removed(self, *_args) -> None:
        self.controller.expect_dates(self._dates())

    def _show(self, layer_id: str, date: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        spec = spec_of(layer)
        if not isinstance(layer, QgsRasterLayer) or spec is None:
            return
        wanted = spec.at(date)
        if wanted is spec:
            return
        show_spec(layer, wanted)
        self.frame_shown.emit(layer, wanted.date or "")

    def _toggle(self, checked: bool) -> None:
        layer = self._bench.iface.activeLayer()
        if checked:
            self.start(layer)
        else:
            self._stop(layer)

    def _enable(self, layer) -> None:
        spec = spec_of(layer)
        self.action.setEnabled(_can_step(spec))
        self.action.setChecked(spec is not None and bool(spec.frames))

    def _on_restyled(self, layer) -> None:
        self._enable(self._bench.iface.activeLayer())

    def _on_range(self) -> None:
        date = day_of(self._canvas.temporalRange())
        if date is None:
            return
        if time_layers():
            self.controller.keep_ranges()
        self.show_date(date)
        self._shown = date
        self._follow.start()

    def _on_project_read(self, *_args) -> None:
        self.controller.expect_dates(self._dates())

    def _on_project(self, _project) -> None:
        # The filmstrip is about to choose a date by itself: nobody asked for that one.
        self._project_loading = True

    def _on_dates_loaded(self, _project_id: str, _dates: list) -> None:
        self._project_loading = False
        if self._shown:
            self._follow.start()

    def _on_date(self, date: CaptureDate) -> None:
        project = self._bench.dock.imagery.project()
        if self._project_loading or self._follow.isActive() or not date.date or project is None:
            return
        if time_layers(project.id) and not self.controller.go_to(date.date):
            self.show_date(date.date, project.id)

    def _choose_in_strip(self) -> None:
        """Choose in the filmstrip what the layers of its project show."""
        panel = self._bench.dock.imagery
        project, chosen = panel.project(), panel.dates.chosen()
        for _layer, spec in time_layers(project.id) if project is not None else ():
            frame = frame_at(spec.frames, self._shown)
            if frame is None or (chosen is not None and chosen.date == frame.date):
                return
            for row, each in enumerate(panel.dates.model().dates()):
                if each.date == frame.date:
                    panel.dates.choose_row(row)
            return


def _can_step(spec: LayerSpec | None) -> bool:
    return spec is not None and bool(spec.item_id and spec.project_id) and not spec.minus
