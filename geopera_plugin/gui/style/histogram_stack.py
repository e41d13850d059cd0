"""Histograms of the bands that are drawn, one below the other, and their ranges in figures."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...client.models import BandStatistics
from ...core.translate import tr
from ..theme import ink, mix, muted_label
from .histogram import Histogram

Range = tuple[float, float]
_CHANNELS = (("red", "#d0453b"), ("green", "#2e9e5b"), ("blue", "#2f7fd1"))


class HistogramStack(QWidget):
    """Show one or three histograms, and low and high of the one that was touched last."""

    ranges_changed = pyqtSignal(object)
    """A list of (low, high), one for each band."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{prefix}histograms")
        names = (tr("Red"), tr("Green"), tr("Blue"))
        self.histograms = [
            Histogram(
                f"{prefix}histogram_{place}", tr("Histogram of {name}").format(name=name), self
            )
            for place, name in enumerate(names)
        ]
        self._active = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for place, histogram in enumerate(self.histograms):
            layout.addWidget(histogram)
            histogram.range_dragged.connect(lambda *_, at=place: self._on_dragged(at))
            histogram.touched.connect(lambda at=place: self._choose(at))
        self.low = self._field(f"{prefix}range_low", tr("Lowest value shown"))
        self.high = self._field(f"{prefix}range_high", tr("Highest value shown"))
        self.high.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.caption = muted_label("", f"{prefix}range_band", self)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.low, 3)
        row.addWidget(self.caption, 2)
        row.addWidget(self.high, 3)
        layout.addLayout(row)
        self.set_bands(("",))

    def set_bands(self, names: Sequence[str]) -> None:
        """Show as many histograms as there are bands; three are red, green and blue."""
        several = len(names) >= 3
        self._names = list(names[:3]) if several else list(names[:1]) or [""]
        self._active = min(self._active, len(self._names) - 1)
        text = ink(self.palette(), QPalette.ColorRole.Base)
        for place, histogram in enumerate(self.histograms):
            histogram.setVisible(place < len(self._names))
            colour = QColor(_CHANNELS[place][1]) if several else None
            histogram.colour = mix(colour, text, 0.12) if colour else None
        self._show_numbers()

    def set_figures(self, figures: Sequence[BandStatistics]) -> None:
        """Show the distributions of the bands."""
        for place, histogram in enumerate(self.histograms):
            histogram.set_figures(figures[place] if place < len(figures) else None)

    def set_ranges(self, ranges: Sequence[Range]) -> None:
        """Put the handles somewhere, without a signal."""
        for place, histogram in enumerate(self.histograms):
            known = place < len(ranges) and place < len(self._names)
            histogram.set_range(ranges[place] if known else None)
        self._show_numbers()

    def ranges(self) -> list[Range]:
        """Return low and high of every band; empty when one is not known."""
        found = [histogram.range() for histogram in self.histograms[: len(self._names)]]
        return [limits for limits in found if limits is not None] if all(found) else []

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setToolTip(label)
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("0") * 7)
        field.editingFinished.connect(self._on_typed)
        return field

    def _choose(self, place: int) -> None:
        self._active = place
        self._show_numbers()

    def _on_dragged(self, place: int) -> None:
        self._choose(place)
        self.ranges_changed.emit(self.ranges())

    def _on_typed(self) -> None:
        histogram = self.histograms[self._active]
        before = histogram.range()
        numbers = [_number(field.text()) for field in (self.low, self.high)]
        if before is None or None in numbers or numbers[0] >= numbers[1]:
            self._show_numbers()
            return
        shown = [_text(value) for value in before]
        if [self.low.text(), self.high.text()] == shown:
            return
        histogram.set_range((numbers[0], numbers[1]))
        self._show_numbers()
        self.ranges_changed.emit(self.ranges())

    def _show_numbers(self) -> None:
        limits = self.histograms[self._active].range()
        self.caption.setText(self._names[self._active] if len(self._names) > 1 else "")
        for field, value in zip((self.low, self.high), limits or ("", "")):
            field.setEnabled(limits is not None)
            field.setText(_text(value) if limits else "")
            field.setCursorPosition(0)


def _text(value: float) -> str:
    size = abs(value)
    if 0 < size < 0.01:
        return QLocale().toString(float(value), "g", 3)
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 10 else 4
    text = QLocale().toString(float(value), "f", digits)
    point = QLocale().decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text


def _number(text: str) -> float | None:
    value, good = QLocale().toDouble(text.strip())
    if not good:
        value, good = QLocale.c().toDouble(text.strip())
    return float(value) if good and abs(value) < 1e30 else None
