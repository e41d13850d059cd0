"""Choose how opaque a layer is, and how its pixels are resampled."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from ...core.translate import tr
from ..elided_combo import ElidedComboBox


class LookRow(QWidget):
    """A slider and a list."""

    changed = pyqtSignal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity.setObjectName(f"{prefix}opacity")
        self.opacity.setAccessibleName(tr("Opacity"))
        self.opacity.setToolTip(tr("Opacity"))
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(10)
        self.percent = QLabel(self)
        self.percent.setObjectName(f"{prefix}opacity_percent")
        self.percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %") + 2)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.resampling = ElidedComboBox(self)
        self.resampling.setObjectName(f"{prefix}resampling")
        self.resampling.setAccessibleName(tr("Resampling"))
        self.resampling.setToolTip(
            tr("How values between pixels are found: the nearest one is exact, others are smooth")
        )
        titles = {
            "nearest": tr("Nearest"),
            "bilinear": tr("Bilinear"),
            "cubic": tr("Cubic"),
            "lanczos": tr("Lanczos"),
            "average": tr("Average"),
            "mode": tr("Most frequent"),
        }
        for name, title in titles.items():
            self.resampling.addItem(title, name)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.resampling.setSizeAdjustPolicy(policy)
        self.resampling.setMinimumContentsLength(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.opacity, 3)
        layout.addWidget(self.percent)
        layout.addWidget(self.resampling, 2)
        self.set_look(1.0, "nearest")
        self.opacity.valueChanged.connect(lambda *_: self._on_opacity())
        self.resampling.currentIndexChanged.connect(lambda *_: self.changed.emit())

    def share(self) -> float:
        """Return the opacity, 0..1."""
        return self.opacity.value() / 100

    def method(self) -> str:
        """Return the resampling as tiles take it."""
        return str(self.resampling.currentData())

    def set_look(self, opacity: float, resampling: str) -> None:
        """Show a choice, without a signal."""
        for widget in (self.opacity, self.resampling):
            widget.blockSignals(True)
        self.opacity.setValue(round(opacity * 100))
        self.resampling.setCurrentIndex(max(0, self.resampling.findData(resampling)))
        for widget in (self.opacity, self.resampling):
            widget.blockSignals(False)
        self._show_percent()

    def _on_opacity(self) -> None:
        self._show_percent()
        self.changed.emit()

    def _show_percent(self) -> None:
        self.percent.setText(tr("{percent} %").format(percent=self.opacity.value()))
