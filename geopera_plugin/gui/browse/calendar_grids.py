"""Draw the days of a month, and all days of a year; tell which one is clicked."""

from __future__ import annotations

import calendar
import datetime as dt

from qgis.PyQt.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...core.translate import tr
from ..theme import ground_of, hairline, ink, mix, muted, sized
from ..words import count_text, day_text
from .calendar_days import CalendarDays, ColourBy, month_start, text_on, today
from .date_strip import date_tip

_WEEKS = 6
_MONTHS_IN_ROW = 4


class DayGrid(QWidget):
    """Show days with scenes in colour; left and right step through them."""

    day_chosen = pyqtSignal(object)
    """The `date` of a day with scenes."""
    paged = pyqtSignal(int)
    """How many pages to turn: Page Up and Page Down, or the wheel."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.days = CalendarDays()
        self.shown = today()
        self.chosen: dt.date | None = None
        self.colour_by = ColourBy.CLOUD
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def day_at(self, place: QPointF) -> dt.date | None:
        """Return the day at a place of the widget."""
        for day, rect in self.cells():
            if rect.contains(place):
                return day
        return None

    def cells(self) -> list[tuple[dt.date, QRectF]]:
        """Return where the days are."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height, not for the width."""
        return QSize(120, self.sizeHint().height())

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Choose the day that is clicked, if it has scenes."""
        day = self.day_at(QPointF(event.pos()))
        if day is not None and self.days.get(day) is not None:
            self.day_chosen.emit(day)

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Show a hand where a click does something."""
        day = self.day_at(QPointF(event.pos()))
        there = day is not None and self.days.get(day) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event) -> None:  # noqa: N802
        """Turn the page."""
        self.paged.emit(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Step to the next day with scenes, or turn the page."""
        steps = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            day = self.days.step(self.chosen, steps[event.key()])
            if day is not None:
                self.day_chosen.emit(day)
        elif event.key() in pages:
            self.paged.emit(pages[event.key()])
        else:
            super().keyPressEvent(event)

    def event(self, event) -> bool:
        """Say what there is of the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            found = self.days.get(day) if day else None
            text = date_tip(found) if found else day_text(day.isoformat()) if day else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _paint_day(
        self, painter: QPainter, day: dt.date, rect: QRectF, radius: float, with_text: bool
    ) -> None:
        palette = self.palette()
        found = self.days.get(day)
        chosen = day == self.chosen
        text = muted(palette)
        painter.setPen(Qt.PenStyle.NoPen)
        if found is not None:
            fill = self.days.colour(found, self.colour_by, palette)
            text = text_on(fill)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, radius, radius)
        elif not with_text:
            painter.setBrush(
                mix(ground_of(palette, QPalette.ColorRole.Base), hairline(palette), 0.45)
            )
            painter.drawRoundedRect(rect, radius, radius)
        if with_text:
            painter.setPen(text)
            painter.setFont(sized(self.font(), 0.92, bold=found is not None))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if chosen or day == today():
            edge = ink(palette) if chosen else hairline(palette)
            painter.setPen(QPen(edge, 2.0 if chosen else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, radius, radius)


class MonthGrid(DayGrid):
    """One month: weeks in rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("geopera_calendar_month", parent)
        self.setAccessibleName(tr("Days of the month"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Give each week a row that is easy to hit."""
        line = self.fontMetrics().height()
        return QSize(300, line + 4 + _WEEKS * (line + 9))

    def cells(self) -> list[tuple[dt.date, QRectF]]:
        """Return where the days are."""
        head = self.fontMetrics().height() + 4
        wide, high = self.width() / 7, (self.height() - head) / _WEEKS
        first = month_start(self.shown)
        offset = (first.weekday() - _first_weekday()) % 7
        days = calendar.monthrange(first.year, first.month)[1]
        return [
            (
                first.replace(day=place + 1),
                QRectF(
                    (place + offset) % 7 * wide + 1.5,
                    head + (place + offset) // 7 * high + 1.5,
                    wide - 3,
                    high - 3,
                ),
            )
            for place in range(days)
        ]

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw the names of the weekdays, and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(muted(self.palette()))
        painter.setFont(sized(self.font(), 0.82))
        wide, head = self.width() / 7, self.fontMetrics().height() + 2
        for place in range(7):
            name = QLocale().dayName(
                (place + _first_weekday()) % 7 + 1, QLocale.FormatType.ShortFormat
            )
            rect = QRectF(place * wide, 0, wide, head)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)
        for day, rect in self.cells():
            self._paint_day(painter, day, rect, 4, with_text=True)
        painter.end()


class YearGrid(DayGrid):
    """One year: twelve small months; a click on the name of a month shows it large."""

    month_chosen = pyqtSignal(object)
    """The first `date` of the month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("geopera_calendar_year", parent)
        self.setAccessibleName(tr("Days of the year"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Give twelve months their room."""
        cell = max(9, round(self.fontMetrics().height() * 0.62))
        return QSize(300, 3 * (self._head() + _WEEKS * cell + 6))

    def cells(self) -> list[tuple[dt.date, QRectF]]:
        """Return where the days are."""
        found = []
        for month in range(1, 13):
            block = self._block(month)
            first = dt.date(self.shown.year, month, 1)
            offset = (first.weekday() - _first_weekday()) % 7
            top = block.top() + self._head()
            wide, high = block.width() / 7, (block.bottom() - top) / _WEEKS
            for place in range(calendar.monthrange(first.year, month)[1]):
                column, row = (place + offset) % 7, (place + offset) // 7
                rect = QRectF(
                    block.left() + column * wide + 0.5, top + row * high + 0.5, wide - 1, high - 1
                )
                found.append((first.replace(day=place + 1), rect))
        return found

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Choose a day, or the month whose name is clicked."""
        place = QPointF(event.pos())
        for month in range(1, 13):
            block = self._block(month)
            name = QRectF(block.left(), block.top(), block.width(), self._head())
            if name.contains(place):
                self.month_chosen.emit(dt.date(self.shown.year, month, 1))
                return
        super().mousePressEvent(event)

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw the names of the months with their counts, and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            block = self._block(month)
            count = self.days.count(self.shown.year, month)
            rect = QRectF(block.left(), block.top(), block.width(), self._head())
            painter.setFont(sized(self.font(), 0.84, bold=bool(count)))
            painter.setPen(ink(self.palette()) if count else muted(self.palette()))
            name = QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, name)
            if count:
                painter.setFont(sized(self.font(), 0.8))
                painter.setPen(muted(self.palette()))
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(rect, flags, QLocale().toString(count))
        for day, rect in self.cells():
            self._paint_day(painter, day, rect, 2, with_text=False)
        painter.end()

    def summary(self) -> str:
        """Return how many scenes there are in the year."""
        return count_text(self.days.count(self.shown.year), "scene")

    def _head(self) -> int:
        return self.fontMetrics().height() + 1

    def _block(self, month: int) -> QRectF:
        column, row = (month - 1) % _MONTHS_IN_ROW, (month - 1) // _MONTHS_IN_ROW
        wide, high = self.width() / _MONTHS_IN_ROW, self.height() / 3
        return QRectF(column * wide + 4, row * high, wide - 8, high - 6)


def _first_weekday() -> int:
    """Return on which day weeks begin here: 0 is Monday."""
    first = QLocale().firstDayOfWeek()
    return int(getattr(first, "value", first)) - 1
