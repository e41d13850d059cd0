"""Choose over what colours are stretched, and between which percentiles."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from ...core.style.stretch import PERCENTILES, Stretch, StretchTo
from ...core.translate import tr
from ..elided_combo import ElidedComboBox
from ..icons import icon


class StretchRow(QWidget):
    """Choose a stretch; measure it again on demand, since areas and the canvas move."""

    changed = pyqtSignal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = {
            StretchTo.AOI: tr("Area of interest"),
            StretchTo.CANVAS: tr("Map canvas"),
            StretchTo.SCENE: tr("Whole scene"),
            StretchTo.FIXED: tr("Fixed range"),
        }
        self.to = ElidedComboBox(self)
        self.to.setObjectName(f"{prefix}stretch")
        self.to.setAccessibleName(tr("Stretch to"))
        self.to.setToolTip(tr("Over what the darkest and the brightest values are looked for"))
        for choice in StretchTo:
            self.to.addItem(titles[choice], choice)
        self.percentiles = ElidedComboBox(self)
        self.percentiles.setObjectName(f"{prefix}percentiles")
        self.percentiles.setAccessibleName(tr("Percentiles"))
        self.percentiles.setToolTip(tr("Colours reach from the first percentile to the second"))
        for low, high in PERCENTILES:
            text = (
                tr("All values") if (low, high) == (0, 100) else f"{low:g} \N{EN DASH} {high:g} %"
            )
            self.percentiles.addItem(text, (low, high))
        self.again = QToolButton(self)
        self.again.setObjectName(f"{prefix}stretch_again")
        self.again.setIcon(icon("refresh"))
        self.again.setAutoRaise(True)
        self.again.setAccessibleName(tr("Stretch again"))
        self.again.setToolTip(tr("Stretch again, to the area or the canvas as they are now"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.to, 2)
        layout.addWidget(self.percentiles, 1)
        layout.addWidget(self.again)
        for combo in (self.to, self.percentiles):
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            combo.setSizeAdjustPolicy(policy)
            combo.setMinimumContentsLength(6)
            combo.currentIndexChanged.connect(lambda *_: self._on_changed())
        self.again.clicked.connect(lambda *_: self.changed.emit())
        self._measured = StretchTo.AOI

    def show_area(self, is_there: bool) -> None:
        """Say of an area that is not there that the scene stands in for it."""
        row = self.to.findData(StretchTo.AOI)
        self.to.setItemText(row, tr("Area of interest") if is_there else tr("Scene (no area)"))

    def stretch(self) -> Stretch:
        """Return the choice."""
        low, high = self.percentiles.currentData()
        return Stretch(self.to.currentData(), low, high)

    def set_stretch(self, stretch: Stretch) -> None:
        """Show a choice, without a signal."""
        for combo in (self.to, self.percentiles):
            combo.blockSignals(True)
        self.to.setCurrentIndex(self.to.findData(stretch.to))
        pair = (stretch.low, stretch.high)
        self.percentiles.setCurrentIndex(PERCENTILES.index(pair) if pair in PERCENTILES else 0)
        for combo in (self.to, self.percentiles):
            combo.blockSignals(False)
        self._remember()

    def fix(self) -> None:
        """Go over to fixed ranges, without a signal."""
        self.set_stretch(Stretch(StretchTo.FIXED, *self.percentiles.currentData()))

    def unfix(self) -> None:
        """Go back to what was measured before ranges were fixed, without a signal."""
        if self.to.currentData() is StretchTo.FIXED:
            self.set_stretch(Stretch(self._measured, *self.percentiles.currentData()))

    def _on_changed(self) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        chosen = self.to.currentData()
        if chosen is not StretchTo.FIXED:
            self._measured = chosen
        self.percentiles.setEnabled(chosen is not StretchTo.FIXED)
        self.again.setEnabled(chosen is not StretchTo.FIXED)
