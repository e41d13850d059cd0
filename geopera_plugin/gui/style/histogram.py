"""The distribution of a band's values, with two handles for what becomes dark and bright."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from ...client.models import BandStatistics
from ...core.translate import tr
from ..theme import ground_of, hairline, ink, mix

_STEP = 0.01  # of the view, for an arrow key
_FEW = 24  # values: fewer are classes, each a bar of its own
_REACH = 14  # pixels from a handle that still take hold of it


def without_gaps(counts: Sequence[float]) -> Sequence[float]:
    """Return counts as they are, or smoothed where whole numbers leave bins between them empty.

    Of 8-bit values, 256 bins over a part of their range have nothing in every second one or so.
    """
    filled = sum(1 for count in counts if count > 0)
    if filled < _FEW or len(counts) < 1.1 * filled:
        return counts
    reach = 2 * math.ceil(len(counts) / filled)
    smooth = []
    for place in range(len(counts)):
        near = counts[max(0, place - reach) : place + reach + 1]
        smooth.append(sum(near) / len(near))
    return smooth


class Histogram(QWidget):
    """Show counts and two handles; drag them, or move them with the arrow keys."""

    range_dragged = pyqtSignal(float, float)
    """Low and high, while a handle moves."""
    touched = pyqtSignal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setToolTip(
            tr("Drag the handles: values up to the left one are dark, from the right one bright.")
        )
        self.colour: QColor | None = None
        self._counts: Sequence[float] = ()
        self._edges: Sequence[float] = ()
        self._view = self._whole = (0.0, 1.0)
        self._range: tuple[float, float] | None = None
        self._held: int | None = None
        self._active = 0

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for three lines of text."""
        return QSize(180, 3 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for two lines of text."""
        return QSize(80, 2 * self.fontMetrics().height())

    def set_figures(self, figures: BandStatistics | None) -> None:
        """Show the counts of a band; the view leaves out stray values at both ends."""
        if figures is None or figures.min is None or figures.max is None:
            self._counts, self._edges = (), ()
            self.update()
            return
        counts, self._edges = figures.histogram
        self._counts = without_gaps(counts)
        low, high = figures.percentile(2), figures.percentile(98)
        low = figures.min if low is None else low
        high = figures.max if high is None else high
        margin = 0.35 * max(high - low, 1e-9)
        self._whole = (figures.min, figures.max)
        self._view = (max(figures.min, low - margin), min(figures.max, high + margin))
        self._keep_in_view()
        self.update()

    def range(self) -> tuple[float, float] | None:
        """Return low and high, or None when they are not known yet."""
        return self._range

    def set_range(self, limits: tuple[float, float] | None) -> None:
        """Put the handles somewhere, without a signal."""
        if self._held is None and limits != self._range:
            self._range = limits
            self._keep_in_view()
            self.update()

    def place_of(self, value: float) -> float:
        """Return where a value is, in pixels from the left."""
        low, high = self._view
        share = (value - low) / max(high - low, 1e-12)
        return _REACH / 2 + share * (self.width() - _REACH)

    def value_at(self, x: float) -> float:
        """Return the value at a place."""
        low, high = self._view
        share = (x - _REACH / 2) / max(1.0, self.width() - _REACH)
        return low + min(1.0, max(0.0, share)) * (high - low)

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Take hold of the nearer handle."""
        if event.button() != Qt.MouseButton.LeftButton or self._range is None:
            return
        x = float(event.pos().x())
        distances = [abs(self.place_of(value) - x) for value in self._range]
        nearer = 0 if distances[0] <= distances[1] else 1
        if distances[0] == distances[1] and x > self.place_of(self._range[1]):
            nearer = 1
        self._held = self._active = nearer
        self.touched.emit()
        self.update()

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Move the handle that is held."""
        if self._range is None:
            return
        x = float(event.pos().x())
        if self._held is None:
            near = min(abs(self.place_of(value) - x) for value in self._range) < _REACH
            shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        self._move(self._held, self.value_at(x))

    def mouseReleaseEvent(self, _event) -> None:  # noqa: N802
        """Let go."""
        self._held = None
        self._keep_in_view()
        self.update()

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Move the active handle with left and right; choose it with up and down."""
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = 1 - self._active
            self.touched.emit()
            self.update()
        elif event.key() in keys and self._range is not None:
            step = _STEP * (self._view[1] - self._view[0]) * keys[event.key()]
            self._move(self._active, self._range[self._active] + step)
            self._keep_in_view()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event) -> None:  # noqa: N802
        """Draw the counts, what is cut off more quietly, and the handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(hairline(palette))
        painter.setBrush(ground_of(palette, QPalette.ColorRole.Base))
        painter.drawRoundedRect(frame, 3, 3)
        self._paint_counts(painter, frame)
        if self._range is not None:
            for place, value in enumerate(self._range):
                self._paint_handle(painter, frame, place, value)
        painter.end()

    def _paint_counts(self, painter: QPainter, frame: QRectF) -> None:
        heights = self._heights()
        if not heights:
            return
        palette = self.palette()
        base = ground_of(palette, QPalette.ColorRole.Base)
        strong = mix(self.colour or ink(palette, QPalette.ColorRole.Base), base, 0.25)
        faint = mix(strong, base, 0.62)
        limits = self._range or self._view
        left, right = (self.place_of(value) for value in limits)
        room = frame.height() - 6
        painter.setPen(Qt.PenStyle.NoPen)
        for x, height in enumerate(heights):
            painter.setBrush(strong if left <= x <= right else faint)
            top = frame.bottom() - 1 - height * room
            painter.drawRect(QRectF(x, top, 1.2, frame.bottom() - 1 - top))

    def _heights(self) -> list[float]:
        """Return the height of each column of pixels, 0..1; roots, so that rare values show."""
        width = self.width()
        columns = [0.0] * width
        last = len(self._counts)
        if not last or width < 4 or self._edges[-1] <= self._edges[0]:
            return []
        step = (self._edges[-1] - self._edges[0]) / last
        for x in range(2, width - 2):
            value = self.value_at(x)
            place = int((value - self._edges[0]) / step)
            if 0 <= place < last or value == self._edges[-1]:
                columns[x] = self._counts[min(place, last - 1)]
        top = max(columns)
        return [(count / top) ** 0.5 for count in columns] if top > 0 else []

    def _paint_handle(self, painter: QPainter, frame: QRectF, place: int, value: float) -> None:
        palette = self.palette()
        x = self.place_of(value)
        chosen = self.hasFocus() and place == self._active
        text = ink(palette, QPalette.ColorRole.Base)
        colour = palette.color(QPalette.ColorRole.Highlight) if chosen else text
        painter.setPen(colour)
        painter.drawLine(QPointF(x, frame.top() + 1), QPointF(x, frame.bottom() - 1))
        painter.setPen(ground_of(palette, QPalette.ColorRole.Base))
        painter.setBrush(colour)
        y, side = frame.bottom(), 5.5
        grip = [(x - side, y), (x - side, y - side), (x, y - 2 * side), (x + side, y - side)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in [*grip, (x + side, y)]]))

    def _move(self, place: int, value: float) -> None:
        if self._range is None:
            return
        low, high = self._range
        least = 0.002 * max(self._view[1] - self._view[0], 1e-9)
        if place == 0:
            low = min(value, high - least)
        else:
            high = max(value, low + least)
        if (low, high) != self._range:
            self._range = (low, high)
            self.update()
            self.range_dragged.emit(low, high)

    def _keep_in_view(self) -> None:
        """Show some room beyond both handles, as far as there are values."""
        if self._range is None or self._held is not None:
            return
        low, high = self._range
        room = 0.15 * (self._view[1] - self._view[0])
        self._view = (
            min(self._view[0], low, max(self._whole[0], low - room)),
            max(self._view[1], high, min(self._whole[1], high + room)),
        )
