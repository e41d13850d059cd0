"""Choose how a scene is drawn: of the layer that is edited, or of the next one that is added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...client.models import OWN, Asset, BandStatistics, Colormap, Formula, Scene
from ...core.plain_text import plain_tip
from ...core.style.expression import names_in
from ...core.style.spec import OWN_EXPRESSION, adapted
from ...core.style.stretch import StretchTo, rescale_text
from ...core.style.style import SceneStyle, can_draw, default_bands, parse_rescale
from ...core.translate import tr
from .form import Mode, StyleForm
from .formula_combo import reference_html

__all__ = ["Mode", "StretchTo", "StylePanel"]


class StylePanel(StyleForm):
    """Bands or a formula, colours and a stretch; it knows nothing of servers and layers."""

    changed = pyqtSignal()
    """Somebody chose something else."""
    expression_paused = pyqtSignal(str, str)
    """The href of a raster, and an expression that should be checked against it."""

    def __init__(
        self, parent: QWidget | None = None, prefix: str = "geopera_", compact: bool = False
    ) -> None:
        super().__init__(parent, prefix, compact)
        self._scene: Scene | None = None
        self._browsed: Scene | None = None
        self._is_bound = False
        self._quiet = 0
        self._connect()
        self.set_mode(Mode.RGB)
        self.set_scene(None)

    def set_styles(
        self, formulas: Sequence[Formula], colormaps: dict[str, Iterable[Colormap]]
    ) -> None:
        """Offer the server's formulas and colormaps."""
        self._quiet += 1
        self.colormap.set_colormaps(colormaps)
        self.formula.set_formulas(formulas)
        formula = self.formula.formula()
        if formula is not None and not self.expression.text():
            self._take_formula(formula)
        self._quiet -= 1

    def set_scene(self, scene: Scene | None) -> None:
        """Offer what a browsed scene's bands allow, unless a layer is edited."""
        self._browsed = scene
        if not self._is_bound:
            self._show_scene(scene, self.asset_key())

    def show_layer(self, title: str, scene: Scene, asset_key: str, style: SceneStyle) -> None:
        """Edit the style of a layer."""
        self._is_bound = True
        self._quiet += 1
        self._show_scene(scene, asset_key)
        self.show_style(style)
        self._quiet -= 1
        self.target.setText(title)
        tip = tr("What you choose is shown at once by the layer {}").format(title)
        self.target.setToolTip(plain_tip(tip))

    def show_unknown(self, title: str, reason: str) -> None:
        """Name a layer that cannot be edited, and say why."""
        self._is_bound = True
        self.set_figures([])
        self.target.setText(title)
        self.target.setToolTip("")
        self.show_controls(reason)

    def show_browsed(self) -> None:
        """Edit the style of the next scene that is added."""
        self._is_bound = False
        self._quiet += 1
        self.set_figures([])
        self.histograms.set_ranges([])
        self._show_scene(self._browsed, self.asset_key())
        self._quiet -= 1
        self.target.setText(tr("Next scene"))
        self.target.setToolTip(tr("Scenes that you add are drawn so"))

    def show_style(self, style: SceneStyle, is_echo: bool = False) -> None:
        """Show a style, without a signal; an echo leaves alone what is being typed."""
        self._quiet += 1
        if style.relief is not None:
            self.relief.set_relief(style.relief)
            self.set_mode(Mode.TERRAIN)
        elif is_echo and self.mode() is Mode.FORMULA and self.expression.is_being_typed:
            pass
        elif style.formula is not None:
            if not is_echo or self.formula.formula() != style.formula:
                self._choose_formula(style.formula)
            self._show_formula(style.formula)
            self.set_mode(Mode.FORMULA)
        elif len(style.bands) == 3:
            self.rgb.set_bands(style.bands)
            self.set_mode(Mode.RGB)
        elif style.bands:
            self.band.set_band(style.bands[0])
            self.set_mode(Mode.BAND)
        if style.colormap:
            self.ramp.set_text(style.colormap)
        self.stretching.set_stretch(style.stretch)
        self.look.set_look(style.opacity, style.resampling)
        self._name_bands()
        self.histograms.set_ranges(parse_rescale(style.rescale, len(self._band_names())))
        self._quiet -= 1

    def _choose_formula(self, formula: Formula) -> None:
        known = self.formula.set_formula(formula.id) and self.formula.formula() == formula
        if not known:
            self.formula.set_own(formula)

    def set_figures(self, figures: Sequence[BandStatistics]) -> None:
        """Show the distributions of what is drawn."""
        self.histograms.set_figures(figures)
        shown = bool(figures) and not self.is_compact and not self._has_light()
        self.histogram_label.setVisible(shown)
        self.histograms.setVisible(shown)

    @property
    def scene(self) -> Scene | None:
        """Return the scene whose style is chosen."""
        return self._scene

    def asset_key(self) -> str:
        """Return the key of the asset that is drawn."""
        return str(self.asset_combo.currentData() or "")

    def stretch_to(self) -> StretchTo:
        """Return over what the colours are stretched."""
        return self.stretching.stretch().to

    def scene_style(self) -> SceneStyle | None:
        """Return the choice, or None when the scene cannot be drawn that way.

        Ranges are in it only when they are fixed.
        """
        if self._scene is None or not self.asset_key():
            return None
        style = self._drawn()
        if style is None:
            return None
        fixed = self.stretch_to() is StretchTo.FIXED
        return replace(
            style,
            rescale=(rescale_text(self.histograms.ranges()) or None) if fixed else None,
            stretch=self.stretching.stretch(),
            resampling=self.look.method(),
            opacity=self.look.share(),
        )

    def style_for(self, scene: Scene) -> tuple[str, SceneStyle] | None:
        """Return the key of an asset and the style to add a scene with: the choice, if it suits."""
        style = self.scene_style()
        assets = scene.rasters
        if not assets:
            return None
        key = self.asset_key()
        asset = next((each for each in assets if each.key == key), assets[0])
        if style is None:
            if scene is self._scene or scene == self._scene:
                return None
            style = SceneStyle.of_bands(default_bands(asset))
        if style.formula is not None and not can_draw(asset, style.formula):
            return None
        return asset.key, adapted(style, asset)

    def _drawn(self) -> SceneStyle | None:
        mode = self.mode()
        if mode is Mode.TERRAIN:
            light = self._has_light()
            colormap = None if light else self.ramp.text() or None
            return SceneStyle(relief=self.relief.relief(), colormap=colormap)
        if mode is Mode.FORMULA:
            formula = self.formula.formula()
            if formula is None or not self.expression.is_good or not self.formula.is_usable():
                return None
            return SceneStyle.of_formula(formula, self.ramp.text() or None)
        if mode is Mode.BAND:
            band = self.band.band()
            return SceneStyle.of_bands([band], self.ramp.text() or None) if band else None
        bands = self.rgb.bands()
        return SceneStyle.of_bands(bands) if bands else None

    def _connect(self) -> None:
        self.asset_combo.currentIndexChanged.connect(lambda *_: self._on_asset())
        self.modes.idClicked.connect(lambda *_: self._on_mode())
        self.formula.formula_chosen.connect(self._on_formula)
        self.expression.paused.connect(self._on_paused)
        self.expression.accepted.connect(self._on_expression)
        self.histograms.ranges_changed.connect(self._on_ranges)
        self.rgb.changed.connect(self._on_bands)
        self.band.currentIndexChanged.connect(lambda *_: self._on_bands())
        self.stretching.changed.connect(self._tell)
        self.ramp.changed.connect(self._tell)
        self.look.changed.connect(self._tell)
        self.relief.changed.connect(self._on_relief)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _show_scene(self, scene: Scene | None, asset_key: str) -> None:
        self._scene = scene
        assets = scene.rasters if scene else ()
        blocked = self.asset_combo.blockSignals(True)
        self.asset_combo.clear()
        for asset in assets:
            self.asset_combo.addItem(asset.title or asset.key, asset.key)
        self.asset_combo.setCurrentIndex(max(0, self.asset_combo.findData(asset_key)))
        self.asset_combo.blockSignals(blocked)
        self.show_assets(len(assets) > 1)
        self._on_asset()
        self.show_controls("" if assets else _nothing_yet(), named=bool(assets))

    def _asset(self) -> Asset | None:
        key = self.asset_key()
        return self._scene.asset(key) if self._scene is not None and key else None

    def _on_asset(self) -> None:
        self._quiet += 1
        self.set_asset(self._asset())
        self._quiet -= 1
        self._name_bands()
        self._tell()

    def _on_mode(self) -> None:
        self.stretching.unfix()
        self.show_mode()
        self._name_bands()
        self._tell()

    def _on_bands(self) -> None:
        self._name_bands()
        self._tell()

    def _on_relief(self) -> None:
        self.show_mode()
        self._tell()

    def _on_formula(self, formula: Formula) -> None:
        if not self._quiet:
            self.stretching.unfix()
        self._take_formula(formula)
        self._tell()

    def _take_formula(self, formula: Formula) -> None:
        self._show_formula(formula)
        self.ramp.set_text(formula.colormap)

    def _show_formula(self, formula: Formula) -> None:
        self.expression.set_expression(formula.expression)
        text = "" if formula.domain == OWN else reference_html(formula, self.link_colour())
        self.reference.setText(text)
        self.reference.setToolTip(plain_tip(formula.reference))
        self.reference.setVisible(bool(text) and not self.is_compact)

    def _on_paused(self, expression: str) -> None:
        asset = self._asset()
        if asset is not None:
            self.expression_paused.emit(asset.href, expression)

    def _on_expression(self, expression: str) -> None:
        known = [each for each in self.formula.formulas() if each.expression == expression]
        if known and self.formula.set_formula(known[0].id):
            return
        formula = Formula(
            OWN_EXPRESSION,
            tr("Own expression"),
            expression,
            names_in(expression),
            colormap=self.ramp.text() or "viridis",
            domain=OWN,
        )
        self.formula.set_own(formula)
        self._show_formula(formula)
        self.stretching.unfix()
        self._tell()

    def _on_ranges(self, _ranges: list) -> None:
        self.stretching.fix()
        self._tell()

    def _band_names(self) -> tuple[str, ...]:
        return self.rgb.bands() or ("",) if self.mode() is Mode.RGB else ("",)

    def _name_bands(self) -> None:
        self.histograms.set_bands(self._band_names())


def _nothing_yet() -> str:
    return tr("Choose a scene first; how it is drawn is chosen here.")
