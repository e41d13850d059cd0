"""Compare two dates of a layer: side by side with a divider, or by their difference."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsFeedback, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction

from ...core.dates.time_difference import can_differ, difference_spec
from ...core.dates.time_frames import Frame, frames_of
from ...core.layers.layers import make_layer, show_spec, spec_of
from ...core.layers.spec import LayerSpec
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..icons import icon
from ..words import day_text, error_text
from ..workbench import Workbench
from .swipe_bar import SwipeBar
from .swipe_divider import SwipeDivider
from .swipe_item import SwipeItem
from .swipe_picture import SwipePicture


class Swipe(QObject):
    """Put a second date of the active layer beside it on the canvas."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._canvas = bench.iface.mapCanvas()
        self._layer_id = ""
        self.item: SwipeItem | None = None
        self.bar: SwipeBar | None = None
        self.picture: SwipePicture | None = None
        self._divider: SwipeDivider | None = None
        self.action = QAction(icon("swipe"), tr("Compare two dates"), self)
        self.action.setObjectName("geopera_swipe")
        self.action.setToolTip(
            tr("Show another date of the active layer beside it, with a divider to drag")
        )
        self.action.setCheckable(True)
        self.action.triggered.connect(lambda checked: self.begin() if checked else self.end())
        bench.add_action(self.action, toolbar=True)
        bench.iface.currentLayerChanged.connect(self._enable)
        bench.layers.layer_restyled.connect(self._on_restyled)
        QgsProject.instance().layersWillBeRemoved.connect(self._on_layers_gone)
        self._enable(bench.iface.activeLayer())

    def dispose(self) -> None:
        """End the comparison, and stop following QGIS."""
        QgsProject.instance().layersWillBeRemoved.disconnect(self._on_layers_gone)
        self._bench.iface.currentLayerChanged.disconnect(self._enable)
        self.end()

    def begin(self) -> None:
        """Find the dates of the active layer, and show the latest other one beside it."""
        layer = self._bench.iface.activeLayer()
        spec, client = spec_of(layer), self._bench.connection.client
        self.action.setChecked(False)
        if spec is None or client is None or not spec.project_id:
            return
        layer_id, project_id = layer.id(), spec.project_id
        key = spec.url.rsplit("/", 1)[-1]

        def work(_feedback: QgsFeedback) -> tuple[Frame, ...]:
            return spec.frames or frames_of(client.scenes(project_id), key, spec.bbox)

        def done(frames: tuple[Frame, ...]) -> None:
            target = QgsProject.instance().mapLayer(layer_id)
            if isinstance(target, QgsRasterLayer):
                self._begin(target, frames)

        run_in_background(
            tr("Find the dates of the project"), work, done, self._failed, hidden=True
        )

    def end(self) -> None:
        """Show the map alone again."""
        self._layer_id = ""
        self.action.setChecked(False)
        for part in (self._divider, self.picture, self.bar):
            if part is not None:
                part.dispose()
        if self.item is not None:
            self._canvas.scene().removeItem(self.item)
        self.item = self.bar = self.picture = self._divider = None
        self._enable(self._bench.iface.activeLayer())

    def add_difference(self) -> None:
        """Add a layer of the later of the two dates less the earlier."""
        spec, client = self._spec(), self._bench.connection.client
        near, far = self.bar.frames() if self.bar is not None else (None, None)
        if spec is None or client is None or near is None or far is None:
            return
        if near.date == far.date:
            self._bench.notifier.info(tr("Choose two dates: these are the same."))
            return
        if not can_differ(spec):
            self._bench.notifier.info(
                tr("Colours have no difference: show a formula or a single band, then compare.")
            )
            return
        aoi = self._bench.aoi
        area = aoi.geojson() if aoi.problem() is None else None
        above = self._layer_id

        def done(found: LayerSpec) -> None:
            self._add(found, above)

        run_in_background(
            tr("Compare {one} with {other}").format(
                one=day_text(near.date), other=day_text(far.date)
            ),
            lambda _feedback: difference_spec(client, spec, near, far, area),
            done,
            self._failed,
        )

    def _begin(self, layer: QgsRasterLayer, frames: tuple[Frame, ...]) -> None:
        spec = spec_of(layer)
        if spec is None:
            return
        others = [frame for frame in frames if frame.date != spec.date]
        if not others or not spec.date:
            self._bench.notifier.info(
                tr("This place has one capture date only: there is nothing to compare it with.")
            )
            return
        self.end()
        self._layer_id = layer.id()
        self.item = SwipeItem(self._canvas)
        self.picture = SwipePicture(self._canvas, self)
        self.picture.rendered.connect(self.item.set_image)
        self.bar = SwipeBar(self._canvas)
        self.bar.dates_chosen.connect(self._show)
        self.bar.turned.connect(self._turn)
        self.bar.difference_asked.connect(self.add_difference)
        self.bar.closed.connect(self.end)
        self._divider = SwipeDivider(self._canvas, self.item, self)
        self._divider.turn_asked.connect(self._turn)
        self._divider.exchange_asked.connect(self.bar.exchange)
        self._divider.end_asked.connect(self.end)
        earlier = [frame for frame in others if frame.date < spec.date]
        self.bar.set_frames(frames, spec.date, (earlier[-1] if earlier else others[0]).date)
        self.action.setChecked(True)
        self._show(*self.bar.frames())
        self._canvas.setFocus()

    def _show(self, near: Frame, far: Frame) -> None:
        layer, spec = QgsProject.instance().mapLayer(self._layer_id), self._spec()
        if spec is None or self.item is None or self.picture is None:
            return
        if near.date != spec.date:
            show_spec(layer, _at(spec, near))
        self.item.captions = (day_text(near.date), day_text(far.date))
        self.item.update()
        other = make_layer(replace(_at(spec, far), frames=()), self._bench.connection)
        other.setOpacity(layer.opacity())
        other.setBlendMode(layer.blendMode())
        self.picture.show_instead(self._layer_id, other)

    def _turn(self) -> None:
        if self.item is not None:
            self.item.vertical = not self.item.vertical
            self.item.update()

    def _spec(self) -> LayerSpec | None:
        return spec_of(QgsProject.instance().mapLayer(self._layer_id))

    def _add(self, spec: LayerSpec, above: str) -> None:
        layer = make_layer(spec, self._bench.connection)
        project = QgsProject.instance()
        node = project.layerTreeRoot().findLayer(above)
        if node is None or node.parent() is None:
            project.addMapLayer(layer)
        else:
            project.addMapLayer(layer, False)
            place = node.parent().children().index(node)
            node.parent().insertLayer(place, layer)
        self.end()
        self._bench.iface.setActiveLayer(layer)
        self._bench.notifier.success(
            tr("Added what changed between {one} and {other}.").format(
                one=day_text(spec.minus_date), other=day_text(spec.date)
            )
        )

    def _failed(self, error: Exception) -> None:
        self._enable(self._bench.iface.activeLayer())
        self._bench.notifier.failure(error_text(error))

    def _on_restyled(self, layer) -> None:
        if self.bar is not None and layer.id() == self._layer_id:
            self._show(*self.bar.frames())

    def _on_layers_gone(self, ids: list[str]) -> None:
        if self._layer_id in ids:
            self.end()

    def _enable(self, layer) -> None:
        spec = spec_of(layer)
        usable = spec is not None and bool(spec.item_id and spec.project_id) and not spec.minus
        self.action.setEnabled(usable or self.item is not None)


def _at(spec: LayerSpec, frame: Frame) -> LayerSpec:
    """Return the spec at the date of a frame."""
    if spec.frames:
        return spec.at(frame.date)
    return replace(spec.with_frames([frame]).at(frame.date), frames=())
