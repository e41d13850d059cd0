"""Choose how a scene is drawn."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..client.models import Asset, Colormap, Formula, Scene
from ..core.style import SceneStyle
from .band_choice import BandCombo, RgbChoice
from .elided_label import ElidedLabel
from .formula_combo import FormulaCombo
from .page_stack import PageStack
from .ramp import RampCombo
from .theme import colour_text, muted, sized


class Mode(enum.Enum):
    """What is drawn."""

    RGB = "RGB"
    BAND = "Single band"
    FORMULA = "Formula"


class StretchTo(enum.Enum):
    """Over what the 2nd to 98th percentile is taken."""

    AOI = "Area of interest"
    SCENE = "Whole scene"


class StylePanel(QWidget):
    """Choose bands or a formula, a colormap and a stretch; know nothing of any layer."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_style_panel")
        self._scene: Scene | None = None
        self.asset_combo = QComboBox(self)
        self.asset_combo.setObjectName("geopera_style_asset")
        self.asset_combo.setToolTip("Which raster of the scene is drawn")
        self.rgb = RgbChoice(self)
        self.band = BandCombo("geopera_band_single", "Band that is drawn", self)
        self.formula = FormulaCombo(self)
        self.expression = ElidedLabel("geopera_expression", self)
        self.expression.setFont(sized(self.expression.font(), 0.9))
        colour_text(self.expression, muted(self.palette()))
        self.colormap = RampCombo(self)
        self.colormap.setObjectName("geopera_colormap")
        self.colormap.setAccessibleName("Colormap")
        self.colormap.setToolTip("Colours from low to high values")
        self.stretch = QComboBox(self)
        self.stretch.setObjectName("geopera_stretch")
        self.stretch.setAccessibleName("Stretch to")
        self.stretch.setToolTip("Colours reach from the 2nd to the 98th percentile over this")
        for choice in StretchTo:
            self.stretch.addItem(choice.value, choice)
        self._modes = QButtonGroup(self)
        self._pages = PageStack(self)
        self._build()
        self._connect()
        self.set_mode(Mode.RGB)
        self.set_scene(None)

    def set_styles(
        self, formulas: Sequence[Formula], colormaps: dict[str, Iterable[Colormap]]
    ) -> None:
        """Offer the server's formulas and colormaps."""
        self.colormap.set_colormaps(colormaps)
        self.formula.set_formulas(formulas)
        formula = self.formula.formula()
        if formula is not None and not self.expression.text():
            self._formula_chosen(formula)

    def set_scene(self, scene: Scene | None) -> None:
        """Offer what the scene's bands allow; keep the choice where it is still possible."""
        self._scene = scene
        assets = scene.rasters if scene else ()
        kept = self.asset_key()
        blocked = self.asset_combo.blockSignals(True)
        self.asset_combo.clear()
        for asset in assets:
            self.asset_combo.addItem(asset.title or asset.key, asset.key)
        self.asset_combo.setCurrentIndex(max(0, self.asset_combo.findData(kept)))
        self.asset_combo.blockSignals(blocked)
        several = len(assets) > 1
        self.asset_combo.setVisible(several)
        self._asset_label.setVisible(several)
        self._set_asset()
        self.setEnabled(bool(assets))

    def asset_key(self) -> str:
        """Return the key of the asset that is drawn."""
        return str(self.asset_combo.currentData() or "")

    def mode(self) -> Mode:
        """Return what is drawn."""
        return list(Mode)[self._modes.checkedId()]

    def set_mode(self, mode: Mode) -> None:
        """Choose what is drawn."""
        self._modes.button(list(Mode).index(mode)).setChecked(True)
        self._show_mode()

    def stretch_to(self) -> StretchTo:
        """Return over what the colours are stretched."""
        return self.stretch.currentData()

    def scene_style(self) -> SceneStyle | None:
        """Return the choice, or None when the scene cannot be drawn that way."""
        mode = self.mode()
        if self._scene is None or not self.asset_key():
            return None
        if mode is Mode.FORMULA:
            formula = self.formula.formula()
            if formula is None or not self.formula.is_usable():
                return None
            return SceneStyle.of_formula(formula, self.colormap.name() or None)
        if mode is Mode.BAND:
            band = self.band.band()
            return SceneStyle.of_bands([band], self.colormap.name() or None) if band else None
        bands = self.rgb.bands()
        return SceneStyle.of_bands(bands) if bands else None

    def _build(self) -> None:
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for place, mode in enumerate(Mode):
            button = QToolButton(self)
            button.setObjectName(f"geopera_mode_{mode.name.lower()}")
            button.setText(mode.value)
            button.setToolTip(f"Draw: {mode.value}")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._modes.addButton(button, place)
            segments.addWidget(button)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._asset_label = QLabel("Raster", self)
        form.addRow(self._asset_label, self.asset_combo)
        formula_page = QWidget(self)
        column = QVBoxLayout(formula_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.formula)
        column.addWidget(self.expression)
        self._pages.add_pages(self.rgb, self.band, formula_page)
        self._what = QLabel("Bands", self)
        self._what.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._what.setContentsMargins(0, 4, 0, 0)
        form.addRow(self._what, self._pages)
        self._colours = QLabel("Colours", self)
        form.addRow(self._colours, self.colormap)
        form.addRow(QLabel("Stretch to", self), self.stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addLayout(segments)
        layout.addLayout(form)

    def _connect(self) -> None:
        self.asset_combo.currentIndexChanged.connect(lambda *_: self._set_asset())
        self._modes.idClicked.connect(lambda *_: self._mode_clicked())
        self.formula.formula_chosen.connect(self._formula_chosen)
        self.rgb.changed.connect(self.changed)
        for combo in (self.band, self.colormap, self.stretch):
            combo.currentIndexChanged.connect(lambda *_: self.changed.emit())

    def _asset(self) -> Asset | None:
        key = self.asset_key()
        return self._scene.asset(key) if self._scene is not None and key else None

    def _set_asset(self) -> None:
        asset = self._asset()
        self.rgb.set_asset(asset)
        first = self.band.band() or (asset.bands[0].name if asset and asset.bands else "")
        self.band.set_asset(asset, first)
        self.formula.set_asset(asset)
        enough = asset is None or len(asset.bands) >= 3
        rgb_button = self._modes.button(list(Mode).index(Mode.RGB))
        rgb_button.setEnabled(enough)
        rgb_button.setToolTip(
            "Draw three bands as red, green and blue"
            if enough
            else "The scene has fewer than three bands"
        )
        if not enough and self.mode() is Mode.RGB:
            self.set_mode(Mode.BAND)
        self.changed.emit()

    def _mode_clicked(self) -> None:
        self._show_mode()
        self.changed.emit()

    def _show_mode(self) -> None:
        mode = self.mode()
        self._pages.setCurrentIndex(list(Mode).index(mode))
        self._what.setText({Mode.RGB: "Bands", Mode.BAND: "Band", Mode.FORMULA: "Formula"}[mode])
        self._colours.setVisible(mode is not Mode.RGB)
        self.colormap.setVisible(mode is not Mode.RGB)

    def _formula_chosen(self, formula: Formula) -> None:
        self.expression.setText(formula.expression)
        blocked = self.colormap.blockSignals(True)
        self.colormap.set_name(formula.colormap)
        self.colormap.blockSignals(blocked)
        self.colormap.update()
        self.changed.emit()
