"""Live styling: one panel's choice becomes a layer's looks, wherever the panel is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Callable

from qgis.core import QgsFeedback, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...client import BadRequest, Client
from ...client.band_formulas import own_formulas
from ...client.figures import check_expression
from ...client.models import Colormap, Formula, Scene
from ...core.connection_state import ConnectionState
from ...core.layers.layers import spec_of
from ...core.layers.spec import LayerSpec
from ...core.style.live import LayerStyler
from ...core.style.spec import scene_of
from ...core.style.style import SceneStyle
from ...core.tasks import run_in_background
from ..words import error_text
from ..workbench import Workbench
from .binding import StyleBinding
from .layer_tree import LayerTreeStyles, show_in_tree
from .menu import StyleMenu
from .panel import StylePanel
from .properties import StyleProperties

_SCENES = 256  # that are kept


class StyleSession(QObject):
    """Hold what panels share: formulas, colormaps, scenes, and what restyles layers."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self.bench = bench
        self.styler = LayerStyler(bench.connection, bench.layers.area_over, self)
        self.catalogue: list[Formula] = []
        self.own: list[Formula] = []
        self.colormaps: dict[str, list[Colormap]] = {}
        self._scenes: dict[str, Scene] = {}
        self._bindings: list[StyleBinding] = []
        self._told: set[str] = set()
        self.dock = self.bind(bench.dock.style_panel)
        self.menu = StyleMenu(self, self.dock)
        self.tree = LayerTreeStyles(self)
        self.properties = StyleProperties(self)
        bench.catalog.styles_loaded.connect(self._on_styles)
        bench.layers.layer_made.connect(self._on_layer_made)
        bench.connection.state_changed.connect(self._on_state)
        bench.aoi.changed.connect(self._on_area)
        bench.iface.currentLayerChanged.connect(self._on_current_layer)
        QgsProject.instance().layerWasAdded.connect(self._on_layer_added)
        QgsProject.instance().layersRemoved.connect(self._on_layers_gone)
        self.styler.restyled.connect(self._on_restyled)
        self.styler.measured.connect(self._on_measured)
        self.styler.failed.connect(self._on_failed)
        self.styler.area_missed.connect(self._on_area_missed)
        self._on_current_layer(bench.iface.activeLayer())

    def dispose(self) -> None:
        """Take the controls out of QGIS's window."""
        self.bench.connection.state_changed.disconnect(self._on_state)
        self.bench.aoi.changed.disconnect(self._on_area)
        self.bench.iface.currentLayerChanged.disconnect(self._on_current_layer)
        QgsProject.instance().layerWasAdded.disconnect(self._on_layer_added)
        QgsProject.instance().layersRemoved.disconnect(self._on_layers_gone)
        self.tree.dispose()
        self.properties.dispose()
        for binding in list(self._bindings):
            binding.close()

    @property
    def formulas(self) -> list[Formula]:
        """Return the organization's own formulas and the catalogue's."""
        return [*self.own, *self.catalogue]

    @property
    def client(self) -> Client | None:
        """Return what talks to the server; None when there is none."""
        return self.bench.connection.client

    def bind(self, panel: StylePanel) -> StyleBinding:
        """Let a panel edit layers; it is forgotten when it is deleted."""
        panel.set_styles(self.formulas, self.colormaps)
        panel.stretching.show_area(self._has_area())
        binding = StyleBinding(panel, self)
        self._bindings.append(binding)
        panel.destroyed.connect(lambda *_: self.unbind(binding))
        return binding

    def unbind(self, binding: StyleBinding) -> None:
        """Forget a panel."""
        if binding in self._bindings:
            self._bindings.remove(binding)
            if not sip.isdeleted(binding):  # as it is when it went with the session
                binding.deleteLater()

    def load_scene(
        self, spec: LayerSpec, on_done: Callable[[Scene], None], on_failed: Callable[[], None]
    ) -> None:
        """Find the scene of a layer, from memory or in the background."""
        item_id, client = spec.item_id, self.client
        if not item_id or client is None or spec.server != self.bench.connection.server_id:
            on_failed()
            return
        known = self._scenes.get(item_id)
        if known is not None:
            on_done(scene_of(spec, known))
            return

        def done(scene: Scene) -> None:
            if len(self._scenes) >= _SCENES:
                self._scenes.pop(next(iter(self._scenes)))
            self._scenes[item_id] = scene
            on_done(scene_of(spec, scene))

        run_in_background(
            "Find the scene of a layer",
            lambda _feedback: client.scene(item_id),
            done,
            lambda _error: on_failed(),  # the scene is gone, or its server
            hidden=True,
        )

    def check(self, url: str, expression: str, on_done: Callable[[str | None], None]) -> None:
        """Ask the server whether an expression can be computed; answer why not, or None."""
        client = self.client
        if client is None:
            return

        def work(_feedback: QgsFeedback) -> str | None:
            try:
                check_expression(client, url, expression)
            except BadRequest as problem:
                return problem.detail
            return None

        run_in_background(
            "Check an expression", work, on_done, lambda error: on_done(error_text(error)),
            hidden=True,
        )  # fmt: skip

    def load_own(self, choose: str = "") -> None:
        """Load the organization's own formulas; choose one in the dock."""
        client = self.client
        if client is None:
            return

        def done(found: list[Formula]) -> None:
            self.own = found
            for binding in self._bindings:
                binding.panel.set_styles(self.formulas, self.colormaps)
            if choose:
                self.bench.dock.style_panel.formula.set_formula(choose)

        run_in_background(
            "Load formulas", lambda _feedback: own_formulas(client), done,
            lambda _error: None,  # the key may not list them: the catalogue is there
            hidden=True,
        )  # fmt: skip

    def in_background(
        self, title: str, work: Callable[[Client], Any], on_done: Callable[[Any], None]
    ) -> None:
        """Ask the server something that a person waits for; tell of a failure."""
        client = self.client
        if client is None:
            self.bench.notifier.info(self.bench.connection.absence)
            return
        run_in_background(
            title,
            lambda _feedback: work(client),
            on_done,
            lambda error: self.bench.notifier.failure(error_text(error)),
            hidden=True,
        )

    def _on_styles(self, formulas: Sequence[Formula], colormaps: dict) -> None:
        self.catalogue = list(formulas)
        self.colormaps = {group: list(entries) for group, entries in colormaps.items()}
        self.styler.colormaps = self.colormaps
        self._scenes.clear()
        for binding in self._bindings:
            binding.panel.set_styles(self.formulas, self.colormaps)
            binding.reload()
        self.load_own()

    def _has_area(self) -> bool:
        return self.bench.aoi.problem() is None

    def _on_area(self) -> None:
        there = self._has_area()
        for binding in self._bindings:
            if not sip.isdeleted(binding.panel):
                binding.panel.stretching.show_area(there)

    def _on_state(self, state: ConnectionState) -> None:
        for binding in self._bindings:
            if state is ConnectionState.ONLINE:
                binding.reload()
            else:
                binding.lose()

    def _on_layer_made(self, layer: QgsRasterLayer, style: SceneStyle) -> None:
        self.styler.draw_natively(layer, style)
        layer.setOpacity(float(style.opacity))

    def _on_layer_added(self, layer: QgsMapLayer) -> None:
        """Put the controls below a new layer, wherever it comes from: a drop, a clip, two dates."""
        if spec_of(layer) is not None:
            show_in_tree(layer, True, unless_chosen=True)

    def _on_current_layer(self, layer: QgsMapLayer | None) -> None:
        self.dock.set_layer(layer if spec_of(layer) is not None else None)

    def _on_layers_gone(self, layer_ids: Iterable[str]) -> None:
        for layer_id in layer_ids:
            self.styler.forget(layer_id)
            self._told.discard(layer_id)

    def _on_restyled(self, layer_id: str, style: SceneStyle) -> None:
        layer = None
        for binding in self._of(layer_id):
            layer = binding.layer
            if not self.styler.is_waiting(layer_id):
                binding.show(style)
        if layer is not None:
            self.bench.layers.layer_restyled.emit(layer)

    def _on_measured(self, layer_id: str, figures: list) -> None:
        for binding in self._of(layer_id):
            binding.panel.set_figures(figures)

    def _on_failed(self, layer_id: str, error: Exception) -> None:
        if any(True for _ in self._of(layer_id)):
            self.bench.notifier.failure(error_text(error))

    def _on_area_missed(self, layer_id: str) -> None:
        if layer_id not in self._told:
            self._told.add(layer_id)
            self.bench.layers.tell_outside()

    def _of(self, layer_id: str) -> Iterable[StyleBinding]:
        return [binding for binding in self._bindings if binding.layer_id == layer_id]
