"""Draw a chart over time on anything that can be painted on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QTextOption,
)

from ...core.dates.time_series import Sample
from ...core.translate import tr
from ..browse.cloud import paint_cloud
from ..theme import ground_of, hairline, ink, mix, muted, sized
from ..words import cloud_text, count_text, day_text
from .chart_scale import Scale, day_label, day_ticks, value_text, value_ticks

_ACCENT = QColor("#0e8f8a")
_SHORT_DAYS = 70
_CLEAR, _CLOUDY = 1.0, 20.0  # percent


@dataclass(frozen=True)
class Chart:
    """What is drawn: the samples in order of time, and what stands above them."""

    samples: tuple[Sample, ...]
    title: str
    subtitle: str = ""
    marked: str | None = None


class ChartDrawing:
    """A chart in a box: axes, the band from p10 to p90, the mean, and the cloud of each date."""

    def __init__(self, chart: Chart, box: QRectF, font: QFont, palette: QPalette) -> None:
        self.chart = chart
        self._box = box
        self._palette = palette
        self._font = sized(font, 0.92)
        self._metrics = QFontMetricsF(self._font)
        self._unit = self._metrics.height()
        self._drawn = [each for each in chart.samples if each.has_value]
        low, high = _reach(self._drawn)
        self._ticks = value_ticks(low, high, max(3, int(box.height() / (self._unit * 3))))
        self._step = self._ticks[1] - self._ticks[0] if len(self._ticks) > 1 else 1.0
        labels = [value_text(tick, self._step) for tick in self._ticks]
        wide = max(self._metrics.horizontalAdvance(label) for label in labels)
        unit = self._unit
        self.plot = QRectF(box).adjusted(wide + unit * 1.2, unit * 2.9, -unit, -unit * 3.3)
        self.values = Scale(self._ticks[0], self._ticks[-1], self.plot.bottom(), self.plot.top())
        days = [_day(each) for each in chart.samples] or [datetime.date(2000, 1, 1)]
        edge = max(1.0, (days[-1] - days[0]).days * 0.02)
        self._first, self._last = days[0], days[-1]
        self.days = Scale(
            days[0].toordinal() - edge,
            days[-1].toordinal() + edge,
            self.plot.left(),
            self.plot.right(),
        )

    def point_of(self, sample: Sample) -> QPointF:
        """Return where a sample's mean is; on the lower axis when it has none."""
        value = sample.mean if sample.has_value and sample.mean is not None else self._ticks[0]
        return QPointF(self.days.to_pixel(_day(sample).toordinal()), self.values.to_pixel(value))

    def sample_near(self, place: QPointF) -> Sample | None:
        """Return the sample whose date is nearest, within the plot."""
        if not self.chart.samples or not self.plot.adjusted(-9, -9, 9, 60).contains(place):
            return None
        return min(self.chart.samples, key=lambda each: abs(self.point_of(each).x() - place.x()))

    def paint(self, painter: QPainter, hovered: Sample | None = None) -> None:
        """Draw everything."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._box, ground_of(self._palette, QPalette.ColorRole.Base))
        self._paint_title(painter)
        self._paint_axes(painter)
        self._paint_band(painter)
        self._paint_clouds(painter)
        self._paint_mark(painter)
        self._paint_line(painter, hovered)
        if hovered is not None:
            self._paint_readout(painter, hovered)
        painter.restore()

    def _ink(self) -> QColor:
        return ink(self._palette, QPalette.ColorRole.Base)

    def _paint_title(self, painter: QPainter) -> None:
        left, top = self._box.left() + self._unit * 0.8, self._box.top() + self._unit * 0.55
        bold = sized(self._font, 1.12, bold=True)
        painter.setFont(bold)
        painter.setPen(self._ink())
        metrics = QFontMetricsF(bold)
        room = self._box.width() - self._unit * 1.6
        text = metrics.elidedText(self.chart.title, Qt.TextElideMode.ElideRight, room)
        line = QRectF(left, top, room, metrics.height())
        _write(painter, line, text)
        used = metrics.horizontalAdvance(text) + self._unit
        painter.setFont(self._font)
        painter.setPen(muted(self._palette))
        line.setLeft(left + used)
        rest = self._metrics.elidedText(
            self.chart.subtitle, Qt.TextElideMode.ElideRight, max(0.0, line.width())
        )
        _write(painter, line, rest)

    def _paint_axes(self, painter: QPainter) -> None:
        painter.setFont(self._font)
        line, quiet = hairline(self._palette), muted(self._palette)
        faint = mix(line, ground_of(self._palette, QPalette.ColorRole.Base), 0.45)
        for tick in self._ticks:
            y = self.values.to_pixel(tick)
            painter.setPen(QPen(line if abs(tick) < self._step * 1e-6 else faint, 1))
            painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            painter.setPen(quiet)
            label = QRectF(
                self._box.left(),
                y - self._unit / 2,
                self.plot.left() - self._box.left() - self._unit * 0.5,
                self._unit,
            )
            _write(painter, label, value_text(tick, self._step), Qt.AlignmentFlag.AlignRight)
        short = (self._last - self._first).days <= _SHORT_DAYS
        most = max(2, int(self.plot.width() / (self._metrics.horizontalAdvance("30 MMM") * 1.6)))
        for day in day_ticks(self._first, self._last, most):
            x = self.days.to_pixel(day.toordinal())
            painter.setPen(QPen(line, 1))
            bottom = self.plot.bottom()
            painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + self._unit * 0.3))
            painter.setPen(quiet)
            label = QRectF(x - 60, bottom + self._unit * 0.4, 120, self._unit)
            _write(painter, label, day_label(day, short), Qt.AlignmentFlag.AlignHCenter)

    def _paint_band(self, painter: QPainter) -> None:
        known = [each for each in self._drawn if each.low is not None and each.high is not None]
        if len(known) < 2:
            return
        xs = [self.point_of(each).x() for each in known]
        upper = [QPointF(x, self.values.to_pixel(each.high or 0)) for x, each in zip(xs, known)]
        lower = [QPointF(x, self.values.to_pixel(each.low or 0)) for x, each in zip(xs, known)]
        fill = QColor(_ACCENT)
        fill.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(fill))
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))

    def _paint_line(self, painter: QPainter, hovered: Sample | None) -> None:
        points = [self.point_of(each) for each in self._drawn]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_ACCENT, 2))
        painter.drawPolyline(QPolygonF(points))
        base = ground_of(self._palette, QPalette.ColorRole.Base)
        for sample, point in zip(self._drawn, points):
            radius = self._unit * (0.36 if sample is hovered else 0.26)
            cloudy = (sample.frame.cloud or 0.0) >= _CLOUDY
            painter.setPen(QPen(_ACCENT, 2))
            painter.setBrush(QBrush(base if cloudy else _ACCENT))
            painter.drawEllipse(point, radius, radius)

    def _paint_clouds(self, painter: QPainter) -> None:
        """Show the cloud of each date below the axis: the cloudier, the darker."""
        quiet, base = muted(self._palette), ground_of(self._palette, QPalette.ColorRole.Base)
        top = self.plot.bottom() + self._unit * 1.75
        width, high = self._unit * 1.15, self._unit * 0.8
        last = float("-inf")
        painter.setFont(sized(self._font, 0.85))
        for sample in self.chart.samples:
            cloud = sample.frame.cloud
            if cloud is None or cloud < _CLEAR:
                continue
            x = self.point_of(sample).x()
            strength = 0.6 - 0.6 * min(1.0, cloud / 60.0)
            colour = mix(quiet, base, strength)
            if x - last >= width * 1.05:
                paint_cloud(painter, QRectF(x - width / 2, top, width, high), colour)
                last = x

    def _paint_mark(self, painter: QPainter) -> None:
        """Mark the date that the map shows."""
        for sample in self.chart.samples:
            if sample.frame.date == self.chart.marked:
                x = self.point_of(sample).x()
                painter.setPen(QPen(QColor("#d99a1c"), 2))
                painter.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))

    def _paint_readout(self, painter: QPainter, sample: Sample) -> None:
        lines = readout(sample)
        bold = sized(self._font, 1.0, bold=True)
        widths = [QFontMetricsF(bold).horizontalAdvance(lines[0])]
        widths += [self._metrics.horizontalAdvance(line) for line in lines[1:]]
        unit = self._unit
        width, height = max(widths) + unit * 1.2, unit * (len(lines) + 0.9)
        point = self.point_of(sample)
        painter.setPen(QPen(muted(self._palette), 1, Qt.PenStyle.DotLine))
        painter.drawLine(
            QPointF(point.x(), self.plot.top()), QPointF(point.x(), self.plot.bottom())
        )
        left = point.x() + unit * 0.8
        if left + width > self._box.right():
            left = point.x() - unit * 0.8 - width
        top = min(max(point.y() - height / 2, self.plot.top()), self._box.bottom() - height - 2)
        box = QRectF(max(self._box.left() + 1, left), top, width, height)
        painter.setPen(QPen(hairline(self._palette), 1))
        painter.setBrush(self._palette.color(QPalette.ColorRole.ToolTipBase))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._palette.color(QPalette.ColorRole.ToolTipText))
        for number, line in enumerate(lines):
            painter.setFont(bold if number == 0 else self._font)
            place = QRectF(box.left() + unit * 0.6, box.top() + unit * (0.4 + number), width, unit)
            _write(painter, place, line)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    along: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line of text into a box."""
    option = QTextOption(along | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(box, text, option)


def readout(sample: Sample) -> list[str]:
    """Return what is told of a sample, line by line."""
    lines = [day_text(sample.frame.date)]
    if not sample.has_value:
        return [*lines, tr("No valid pixel here")]
    lines.append(tr("Mean {value}").format(value=f"{sample.mean:.4g}"))
    if sample.low is not None and sample.high is not None and sample.count > 1:
        lines.append(
            tr("p10 to p90: {low} to {high}").format(
                low=f"{sample.low:.4g}", high=f"{sample.high:.4g}"
            )
        )
        lines.append(count_text(sample.count, tr("pixel"), tr("pixels")))
    cloud = cloud_text(sample.frame.cloud)
    return [*lines, tr("Cloud {percent}").format(percent=cloud)] if cloud else lines


def _day(sample: Sample) -> datetime.date:
    return datetime.date.fromisoformat(sample.frame.date)


def _reach(samples: Sequence[Sample]) -> tuple[float, float]:
    values = [
        value for each in samples for value in (each.mean, each.low, each.high) if value is not None
    ]
    return (min(values), max(values)) if values else (0.0, 1.0)
