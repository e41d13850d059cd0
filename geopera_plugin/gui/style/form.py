"""The controls of a style, and where they are."""

from __future__ import annotations

import enum

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QPalette
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

from ...client.models import Asset
from ...core.translate import tr
from ..elided_label import ElidedLabel
from ..icons import icon
from ..page_stack import PageStack
from ..theme import colour_text, muted, muted_label, sized
from .band_choice import BandCombo, RgbChoice
from .expression_edit import ExpressionEdit
from .formula_combo import FormulaCombo
from .histogram_stack import HistogramStack
from .look_row import LookRow
from .ramp_row import RampRow
from .relief_page import ReliefPage
from .stretch_row import StretchRow


class Mode(enum.Enum):
    """What is drawn."""

    RGB = "RGB"
    BAND = "Single band"
    FORMULA = "Formula"
    TERRAIN = "Terrain"


class StyleForm(QWidget):
    """Lay the controls out, and show those that matter; a compact form has fewer of them."""

    def __init__(self, parent: QWidget | None, prefix: str, compact: bool) -> None:
        super().__init__(parent)
        self.setObjectName(f"{prefix}style_panel")
        self.is_compact = compact
        self._prefix = prefix
        self.target = ElidedLabel(f"{prefix}style_target", self)
        self.target.setFont(sized(self.target.font(), 1.0, bold=True))
        self.menu_button = QToolButton(self)
        self.menu_button.setObjectName(f"{prefix}style_menu")
        self.menu_button.setIcon(icon("more"))
        self.menu_button.setAutoRaise(True)
        self.menu_button.setAccessibleName(tr("More about the style"))
        self.menu_button.setToolTip(tr("Profiles, formulas of your own, copy as…"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.asset_combo = QComboBox(self)
        self.asset_combo.setObjectName(f"{prefix}style_asset")
        self.asset_combo.setAccessibleName(tr("Raster"))
        self.asset_combo.setToolTip(tr("Which raster of the scene is drawn"))
        self.rgb = RgbChoice(self, prefix, compact)
        self.band = BandCombo(f"{prefix}band_single", tr("Band that is drawn"), self)
        self.formula = FormulaCombo(self, prefix)
        self.expression = ExpressionEdit(prefix, self)
        self.expression.setVisible(not compact)
        self.reference = QLabel(self)
        self.reference.setObjectName(f"{prefix}reference")
        self.reference.setOpenExternalLinks(True)
        self.reference.setFont(sized(self.reference.font(), 0.9))
        self.reference.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        colour_text(self.reference, muted(self.palette()))
        self.relief = ReliefPage(prefix, self)
        self.ramp = RampRow(prefix, self)
        self.colormap = self.ramp.combo
        self.stretching = StretchRow(prefix, self)
        self.stretch = self.stretching.to
        self.histograms = HistogramStack(prefix, self)
        self.look = LookRow(prefix, self)
        self.modes = QButtonGroup(self)
        self.vacancy = muted_label("", f"{prefix}style_vacancy", self)
        self.vacancy.hide()
        self._controls = QWidget(self)
        self._pages = PageStack(self)
        self._build()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Claim the width of the controls, also while there is a sentence instead."""
        hint = super().minimumSizeHint()
        controls = 0 if self.is_compact else self._controls.minimumSizeHint().width()
        return QSize(max(hint.width(), controls), hint.height())

    def mode(self) -> Mode:
        """Return what is drawn."""
        return list(Mode)[self.modes.checkedId()]

    def set_mode(self, mode: Mode) -> None:
        """Choose what is drawn."""
        self.modes.button(list(Mode).index(mode)).setChecked(True)
        self.show_mode()

    def show_mode(self) -> None:
        """Show the controls of what is drawn."""
        mode = self.mode()
        self._pages.setCurrentIndex(list(Mode).index(mode))
        titles = (tr("Bands"), tr("Band"), tr("Formula"), tr("Terrain"))
        self._what.setText(titles[list(Mode).index(mode)])
        lit = self._has_light()
        for widget in (self._colours, self.ramp):
            widget.setVisible(mode is not Mode.RGB and not lit)
        for widget in (self._stretch_label, self.stretching):
            widget.setVisible(not self.is_compact and not lit)
        if lit:
            self.histogram_label.hide()
            self.histograms.hide()
        self.look.resampling.setVisible(not self.is_compact and mode is not Mode.TERRAIN)

    def wrap_rows(self) -> None:
        """Put labels above their controls where there is no room beside them."""
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)

    def show_controls(self, instead: str = "", named: bool = True) -> None:
        """Show the controls, or a sentence instead of them; a compact form keeps its height."""
        self._controls.setEnabled(not instead)
        self.menu_button.setEnabled(not instead)
        self.vacancy.setText(instead)
        if self.is_compact:
            return
        self._controls.setVisible(not instead)
        self.vacancy.setVisible(bool(instead))
        self.target.setVisible(named)
        self.menu_button.setVisible(named and self.menu_button.menu() is not None)

    def show_assets(self, several: bool) -> None:
        """Let a raster be chosen where there are several."""
        self.asset_combo.setVisible(several and not self.is_compact)
        self._asset_label.setVisible(several and not self.is_compact)

    def set_asset(self, asset: Asset | None) -> None:
        """Offer what an asset has the bands for."""
        self.rgb.set_asset(asset)
        first = self.band.band() or (asset.bands[0].name if asset and asset.bands else "")
        self.band.set_asset(asset, first)
        if self.band.currentIndex() < 0 < self.band.count():
            self.band.setCurrentIndex(0)
        self.formula.set_asset(asset)
        self.expression.set_asset(asset)
        count = len(asset.bands) if asset is not None else 0
        self._allow(
            Mode.RGB,
            asset is None or count >= 3,
            tr("Draw three bands as red, green and blue"),
            tr("The scene has fewer than three bands"),
        )
        self._allow(
            Mode.TERRAIN,
            asset is None or count == 1,
            tr("Draw the heights of a raster of one band as terrain"),
            tr("Terrain needs a raster of one band"),
        )
        if not self.modes.checkedButton().isEnabledTo(self._controls):
            self.set_mode(Mode.BAND)

    def link_colour(self) -> str:
        """Return the colour of links in the palette."""
        return self.palette().color(QPalette.ColorRole.Link).name()

    def _has_light(self) -> bool:
        return self.mode() is Mode.TERRAIN and self.relief.is_hillshade()

    def _allow(self, mode: Mode, allowed: bool, what: str, why_not: str) -> None:
        button = self.modes.button(list(Mode).index(mode))
        button.setEnabled(allowed)
        button.setToolTip(what if allowed else why_not)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4 if self.is_compact else 7)
        if self.is_compact:
            layout.setContentsMargins(2, 3, 6, 5)
            self.target.hide()
            self.menu_button.hide()
        else:
            head = QHBoxLayout()
            head.setSpacing(4)
            head.addWidget(self.target, 1)
            head.addWidget(self.menu_button)
            layout.addLayout(head)
        column = QVBoxLayout(self._controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layout.spacing())
        column.addLayout(self._segments())
        column.addLayout(self._form())
        layout.addWidget(self.vacancy)
        layout.addWidget(self._controls)

    def _segments(self) -> QHBoxLayout:
        segments = QHBoxLayout()
        segments.setSpacing(0)
        titles = {
            Mode.RGB: (tr("RGB"), tr("Draw three bands as red, green and blue")),
            Mode.BAND: (tr("Band"), tr("Draw one band")),
            Mode.FORMULA: (tr("Formula"), tr("Draw a spectral index, or an expression")),
            Mode.TERRAIN: (tr("Terrain"), tr("Draw heights")),
        }
        for place, mode in enumerate(Mode):
            button = QToolButton(self)
            button.setObjectName(f"{self._prefix}mode_{mode.name.lower()}")
            button.setText(titles[mode][0])
            button.setToolTip(titles[mode][1])
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.modes.addButton(button, place)
            segments.addWidget(button)
        self.modes.button(0).setChecked(True)
        return segments

    def _form(self) -> QFormLayout:
        form = self._rows = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4 if self.is_compact else 6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        formula_page = QWidget(self)
        column = QVBoxLayout(formula_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.formula, self.expression, self.reference):
            column.addWidget(widget)
        self._pages.add_pages(self.rgb, self.band, formula_page, self.relief)
        self._asset_label = QLabel(tr("Raster"), self)
        self._what = QLabel(tr("Bands"), self)
        self._colours = QLabel(tr("Colours"), self)
        self._stretch_label = QLabel(tr("Stretch to"), self)
        self.histogram_label = QLabel(tr("Values"), self)
        self._look_label = QLabel(tr("Opacity"), self)
        for label in (self._what, self.histogram_label):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 4, 0, 0)
        form.addRow(self._asset_label, self.asset_combo)
        form.addRow(self._what, self._pages)
        form.addRow(self._colours, self.ramp)
        form.addRow(self._stretch_label, self.stretching)
        form.addRow(self.histogram_label, self.histograms)
        form.addRow(self._look_label, self.look)
        self.histogram_label.hide()
        self.histograms.hide()
        self.look.resampling.setVisible(not self.is_compact)
        return form
