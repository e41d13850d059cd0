"""One panel and the layer that it edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...client.models import Scene
from ...core.layers.layers import spec_of
from ...core.layers.spec import LayerSpec
from ...core.style.live import Wish
from ...core.style.spec import asset_key_of, style_of
from ...core.style.style import SceneStyle
from ...core.translate import tr
from .panel import StylePanel

if TYPE_CHECKING:
    from .session import StyleSession


class StyleBinding(QObject):
    """Pass a panel's choice on to its layer, and what becomes of the layer back to the panel."""

    def __init__(self, panel: StylePanel, session: StyleSession) -> None:
        super().__init__(session)
        self.panel = panel
        self.layer_id = ""
        self._session = session
        self._scene: Scene | None = None
        self._source = ""
        panel.changed.connect(self._on_changed)
        panel.expression_paused.connect(self._on_paused)

    @property
    def layer(self) -> QgsMapLayer | None:
        """Return the layer that is edited, if it is still there."""
        return QgsProject.instance().mapLayer(self.layer_id) if self.layer_id else None

    @property
    def scene(self) -> Scene | None:
        """Return the scene of the layer, once it is known."""
        return self._scene

    def set_layer(self, layer: QgsMapLayer | None) -> None:
        """Edit a layer; None edits the style of the next scene that is added."""
        before = self.layer
        if before is not None and before is layer and self._scene is not None:
            return
        if before is not None:
            before.dataSourceChanged.disconnect(self._on_source)
        self.layer_id = layer.id() if layer is not None else ""
        self._scene = None
        if layer is None:
            self.panel.show_browsed()
            return
        layer.dataSourceChanged.connect(self._on_source)
        self.reload()

    def reload(self) -> None:
        """Read anew what the layer shows."""
        layer = self.layer
        spec = spec_of(layer)
        if layer is None or spec is None:
            return
        self._source = spec.url
        layer_id = self.layer_id

        def done(scene: Scene) -> None:
            if self.layer_id == layer_id and not sip.isdeleted(self.panel):
                self._take(scene)

        def failed() -> None:
            if self.layer_id == layer_id:
                self.lose()

        self._session.load_scene(spec, done, failed)

    def lose(self) -> None:
        """Say that the layer cannot be edited: its server is not there, or not in use."""
        layer = self.layer
        if layer is None or sip.isdeleted(self.panel):
            return
        self._scene = None
        reason = tr("How it is drawn can be changed while its server is in use.")
        self.panel.show_unknown(layer.name(), reason)

    def show(self, style: SceneStyle) -> None:
        """Show what the layer looks like now."""
        layer = self.layer
        if not sip.isdeleted(self.panel) and self._scene is not None and layer is not None:
            self.panel.target.setText(layer.name())
            self.panel.show_style(style, is_echo=True)

    def close(self) -> None:
        """Let go of the layer and the panel."""
        layer = self.layer
        if layer is not None:
            layer.dataSourceChanged.disconnect(self._on_source)
        self.layer_id = ""
        self._session.unbind(self)
        if not sip.isdeleted(self.panel):
            self.panel.changed.disconnect(self._on_changed)
            self.panel.expression_paused.disconnect(self._on_paused)

    def current(self) -> tuple[LayerSpec, Scene, str, SceneStyle] | None:
        """Return what the layer shows: its spec, scene, asset and style; None when unknown."""
        layer, scene = self.layer, self._scene
        spec = spec_of(layer)
        if layer is None or spec is None or scene is None:
            return None
        style = style_of(spec, self._session.formulas, layer.opacity())
        return spec, scene, asset_key_of(spec), style

    def apply(self, style: SceneStyle) -> None:
        """Give the layer a style, and show it in the panel."""
        if self._scene is not None and self.layer_id:
            self.panel.show_style(style)
            self._session.styler.change(self.layer_id, self._wish(self._scene, style))

    def _wish(self, scene: Scene, style: SceneStyle) -> Wish:
        spec = spec_of(self.layer)
        return Wish(scene, self.panel.asset_key(), style, spec.minus if spec else None)

    def _take(self, scene: Scene) -> None:
        layer = self.layer
        spec = spec_of(layer)
        if layer is None or spec is None:
            return
        key = asset_key_of(spec)
        if all(asset.key != key for asset in scene.rasters):
            return
        self._scene = scene
        style = style_of(spec, self._session.formulas, layer.opacity())
        self.panel.show_layer(layer.name(), scene, key, style)
        self._session.styler.ask_figures(self.layer_id, self._wish(scene, style))

    def _on_changed(self) -> None:
        style = self.panel.scene_style()
        if self._scene is None or not self.layer_id or style is None:
            return
        self._session.styler.change(self.layer_id, self._wish(self._scene, style))

    def _on_paused(self, url: str, expression: str) -> None:
        panel = self.panel

        def done(problem: str | None) -> None:
            if not sip.isdeleted(panel):
                panel.expression.show_answer(expression, problem)

        self._session.check(url, expression, done)

    def _on_source(self) -> None:
        """Follow a layer that somebody else points at another scene, as time does."""
        spec = spec_of(self.layer)
        if spec is not None and spec.url != self._source and self.layer_id:
            self.reload()
