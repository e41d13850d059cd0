"""Choose a colormap, turn it round, or make one of one's own."""

from __future__ import annotations

from qgis.core import QgsGradientColorRamp, QgsGradientStop
from qgis.gui import QgsGradientColorRampDialog
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ...core.style.colors import custom, turned
from ...core.translate import tr
from ..icons import icon
from .ramp import RampCombo


class RampRow(QWidget):
    """A list of ramps, and two buttons beside it."""

    changed = pyqtSignal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._dialog: QgsGradientColorRampDialog | None = None
        self.combo = RampCombo(self)
        self.combo.setObjectName(f"{prefix}colormap")
        self.combo.setAccessibleName(tr("Colormap"))
        self.combo.setToolTip(tr("Colours from low to high values"))
        self.reverse = self._button("reverse", tr("Turn the colours round"))
        self.reverse.setCheckable(True)
        self.edit = self._button("edit_colors", tr("Edit the colours"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.combo, 1)
        layout.addWidget(self.reverse)
        layout.addWidget(self.edit)
        self.combo.currentIndexChanged.connect(self._on_chosen)
        self.reverse.clicked.connect(lambda *_: self._turn())
        self.edit.clicked.connect(lambda *_: self.open_editor())

    def text(self) -> str:
        """Return the colormap as tiles take it."""
        return self.combo.text()

    def set_text(self, colormap: str) -> None:
        """Show a colormap, without a signal."""
        blocked = self.combo.blockSignals(True)
        self.combo.set_text(colormap)
        self.combo.blockSignals(blocked)
        self.combo.update()
        self.reverse.setChecked(self.combo.is_reversed)

    def open_editor(self) -> None:
        """Let QGIS's own dialog edit the colours; the map follows while it is open."""
        stops = self.combo.stops()
        if not stops or self._dialog is not None:
            return
        before = self.text()
        inner = [QgsGradientStop(place, QColor(color)) for place, color in stops[1:-1]]
        ramp = QgsGradientColorRamp(QColor(stops[0][1]), QColor(stops[-1][1]), False, inner)
        dialog = self._dialog = QgsGradientColorRampDialog(ramp, self.window())
        dialog.setObjectName(f"{self._prefix}ramp_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Colours of one's own"))
        dialog.changed.connect(lambda: self._take(dialog))
        dialog.rejected.connect(lambda: self._put_back(before))
        dialog.finished.connect(lambda *_: self._forget())
        dialog.open()

    def _button(self, name: str, label: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{self._prefix}{name}")
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.setAccessibleName(label)
        button.setToolTip(label)
        return button

    def _on_chosen(self, _row: int) -> None:
        self.reverse.setChecked(self.combo.is_reversed)
        self.changed.emit()

    def _turn(self) -> None:
        self.set_text(turned(self.text()))
        self.changed.emit()

    def _take(self, dialog: QgsGradientColorRampDialog) -> None:
        ramp = dialog.ramp()
        stops = [(0.0, ramp.color1()), *((stop.offset, stop.color) for stop in ramp.stops())]
        colours = [(float(place), colour.name()) for place, colour in stops]
        self.set_text(custom([*colours, (1.0, ramp.color2().name())]))
        self.changed.emit()

    def _put_back(self, colormap: str) -> None:
        if colormap != self.text():
            self.set_text(colormap)
            self.changed.emit()

    def _forget(self) -> None:
        self._dialog = None
