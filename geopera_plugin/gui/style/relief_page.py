"""Choose how heights are shown."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from ...core.style.relief import Relief, Shading
from ...core.translate import tr
from ..theme import colour_text, muted, sized


class ReliefPage(QWidget):
    """Choose a hillshade and its light, or elevations in colours."""

    changed = pyqtSignal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shading = QComboBox(self)
        self.shading.setObjectName(f"{prefix}shading")
        self.shading.setAccessibleName(tr("Terrain"))
        self.shading.setToolTip(tr("QGIS reads heights in metres and draws them itself"))
        self.shading.addItem(tr("Hillshade"), Shading.HILLSHADE)
        self.shading.addItem(tr("Elevation (Terrain-RGB)"), Shading.ELEVATION)
        self.azimuth = _degrees(f"{prefix}azimuth", tr("Where the light comes from"), 0, 360)
        self.azimuth.setWrapping(True)
        self.altitude = _degrees(f"{prefix}altitude", tr("How high the light stands"), 1, 90)
        self.exaggeration = QDoubleSpinBox()
        self.exaggeration.setObjectName(f"{prefix}exaggeration")
        self.exaggeration.setAccessibleName(tr("Exaggeration of heights"))
        self.exaggeration.setToolTip(tr("Exaggeration of heights"))
        self.exaggeration.setRange(0.1, 50)
        self.exaggeration.setSingleStep(0.5)
        self.exaggeration.setDecimals(1)
        self.exaggeration.setSuffix("\N{MULTIPLICATION SIGN}")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(3)
        layout.addWidget(self.shading, 0, 0, 1, 3)
        self._light: list[QWidget] = []
        spins = (
            (tr("Light from"), self.azimuth),
            (tr("Light height"), self.altitude),
            (tr("Heights"), self.exaggeration),
        )
        for column, (text, spin) in enumerate(spins):
            label = QLabel(text, self)
            label.setFont(sized(label.font(), 0.86))
            colour_text(label, muted(self.palette()))
            layout.addWidget(label, 1, column)
            layout.addWidget(spin, 2, column)
            layout.setColumnStretch(column, 1)
            self._light += [label, spin]
            spin.valueChanged.connect(lambda *_: self.changed.emit())
        self.set_relief(Relief())
        self.shading.currentIndexChanged.connect(self._on_shading)

    def relief(self) -> Relief:
        """Return the choice."""
        return Relief(
            self.shading.currentData(),
            float(self.azimuth.value()),
            float(self.altitude.value()),
            float(self.exaggeration.value()),
        )

    def set_relief(self, relief: Relief) -> None:
        """Show a choice, without a signal."""
        widgets = (self.shading, self.azimuth, self.altitude, self.exaggeration)
        blocked = [widget.blockSignals(True) for widget in widgets]
        self.shading.setCurrentIndex(self.shading.findData(relief.shading))
        self.azimuth.setValue(round(relief.azimuth))
        self.altitude.setValue(round(relief.altitude))
        self.exaggeration.setValue(float(relief.exaggeration))
        for widget, before in zip(widgets, blocked):
            widget.blockSignals(before)
        self._show_light()

    def is_hillshade(self) -> bool:
        """Say whether light is what matters, rather than colours."""
        return self.shading.currentData() is Shading.HILLSHADE

    def _on_shading(self, _row: int) -> None:
        self._show_light()
        self.changed.emit()

    def _show_light(self) -> None:
        for widget in self._light:
            widget.setVisible(self.is_hillshade())


def _degrees(name: str, label: str, low: int, high: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setObjectName(name)
    spin.setAccessibleName(label)
    spin.setToolTip(label)
    spin.setRange(low, high)
    spin.setSingleStep(5)
    spin.setSuffix("°")
    return spin
