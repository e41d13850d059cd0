"""A chart over time that tells what is under the mouse, and of clicks on a date."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QImage, QPainter, QPalette, QTextOption
from qgis.PyQt.QtSvg import QSvgGenerator
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...core.dates.time_series import Sample
from ...core.translate import tr
from ..theme import ground_of, muted
from .chart_drawing import Chart, ChartDrawing, readout

_PICTURE = QSize(1200, 520)
_RATIO = 2


class ChartView(QWidget):
    """Show a `Chart`; keys left and right step through its dates."""

    date_chosen = pyqtSignal(str)
    """The ISO day of the dot that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_chart_view")
        self.setAccessibleName(tr("Chart of values over time"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.chart = Chart((), "")
        self.hint = ""
        self._hovered: Sample | None = None

    def set_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.chart = chart
        if self._hovered not in chart.samples:
            self._hovered = None
        self.update()

    def drawing(self) -> ChartDrawing:
        """Return the chart as it is laid out here."""
        return ChartDrawing(self.chart, QRectF(self.rect()), self.font(), self.palette())

    def save_picture(self, path: str) -> bool:
        """Write the chart as SVG or PNG, by the end of the name; tell whether that went well."""
        box = QRectF(0, 0, _PICTURE.width(), _PICTURE.height())
        palette = QGuiApplication.palette()
        drawing = ChartDrawing(self.chart, box, self.font(), palette)
        if Path(path).suffix.lower() == ".svg":
            target = QSvgGenerator()
            target.setFileName(path)
            target.setSize(_PICTURE)
            target.setViewBox(QRect(0, 0, _PICTURE.width(), _PICTURE.height()))
            target.setTitle(self.chart.title)
            painter = QPainter()
            if not painter.begin(target):
                return False
            drawing.paint(painter)
            return bool(painter.end())
        image = QImage(_PICTURE * _RATIO, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(ground_of(palette, QPalette.ColorRole.Base))
        painter = QPainter(image)
        drawing.paint(painter)
        painter.end()
        return bool(image.save(path, "PNG"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a wide, low place."""
        unit = self.fontMetrics().height()
        return QSize(unit * 40, unit * 15)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Stay readable."""
        unit = self.fontMetrics().height()
        return QSize(unit * 18, unit * 10)

    def paintEvent(self, _event) -> None:  # noqa: N802
        """Draw the chart, or what to do to get one."""
        painter = QPainter(self)
        if self.chart.samples:
            self.drawing().paint(painter, self._hovered)
            return
        painter.fillRect(self.rect(), ground_of(self.palette(), QPalette.ColorRole.Base))
        painter.setPen(muted(self.palette()))
        edge = self.fontMetrics().height() * 2
        box = self.rect().adjusted(edge, edge, -edge, -edge)
        painter.drawText(QRectF(box), self.hint, QTextOption(Qt.AlignmentFlag.AlignCenter))

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Tell of the date under the mouse."""
        self._hover(self._sample_at(event))

    def leaveEvent(self, _event) -> None:  # noqa: N802
        """Tell of nothing."""
        self._hover(None)

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Choose the date under the mouse."""
        sample = self._sample_at(event)
        if event.button() == Qt.MouseButton.LeftButton and sample is not None:
            self.date_chosen.emit(sample.frame.date)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Step through the dates; Return chooses one."""
        samples = self.chart.samples
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step is not None and samples:
            at = samples.index(self._hovered) + step if self._hovered else 0
            self._hover(samples[min(len(samples) - 1, max(0, at))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hovered is not None:
            self.date_chosen.emit(self._hovered.frame.date)
        else:
            super().keyPressEvent(event)

    def _sample_at(self, event) -> Sample | None:
        place = event.position() if hasattr(event, "position") else event.localPos()
        return self.drawing().sample_near(QPointF(place)) if self.chart.samples else None

    def _hover(self, sample: Sample | None) -> None:
        if sample is not self._hovered:
            self._hovered = sample
            self.setAccessibleDescription(", ".join(readout(sample)) if sample else "")
            self.update()
