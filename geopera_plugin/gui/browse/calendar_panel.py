"""A calendar of the capture dates: a month, or a year at a glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from qgis.PyQt.QtCore import QDate, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ...client.models import CaptureDate
from ...core.translate import tr
from ..page_stack import PageStack
from ..theme import sized
from .calendar_days import CalendarDays, ColourBy, month_start, parse, today
from .calendar_grids import DayGrid, MonthGrid, YearGrid


class CalendarPanel(QWidget):
    """Choose a capture date in a month or a year, coloured by count or cloud."""

    date_chosen = pyqtSignal(str)
    """The ISO date that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_calendar")
        self._days = CalendarDays()
        self._shown = month_start(today())
        self._placed = False
        self.month = MonthGrid(self)
        self.year = YearGrid(self)
        self._grids: tuple[DayGrid, ...] = (self.month, self.year)
        for grid in self._grids:
            grid.day_chosen.connect(lambda day: self.date_chosen.emit(day.isoformat()))
            grid.paged.connect(self.turn)
        self.year.month_chosen.connect(self._open_month)
        self.title = QLabel(self)
        self.title.setObjectName("geopera_calendar_title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setFont(sized(self.title.font(), 1.0, bold=True))
        self.back = self._arrow("back", Qt.ArrowType.LeftArrow, tr("Before"), -1)
        self.forward = self._arrow("forward", Qt.ArrowType.RightArrow, tr("After"), 1)
        self.whole_year = QToolButton(self)
        self.whole_year.setObjectName("geopera_calendar_whole_year")
        self.whole_year.setText(tr("Year"))
        self.whole_year.setToolTip(tr("Show the whole year"))
        self.whole_year.setCheckable(True)
        self.whole_year.toggled.connect(self._show_year)
        self.colours = QComboBox(self)
        self.colours.setObjectName("geopera_calendar_colours")
        self.colours.setAccessibleName(tr("Colour of the days"))
        self.colours.setToolTip(tr("What the colour of a day tells"))
        self.colours.addItem(tr("Cloud"), ColourBy.CLOUD)
        self.colours.addItem(tr("Scenes"), ColourBy.COUNT)
        self.colours.currentIndexChanged.connect(lambda *_: self._refresh())
        self._pages = PageStack(self)
        self._pages.add_pages(self.month, self.year)
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in (self.back, self.title, self.forward, self.whole_year, self.colours):
            row.addWidget(widget, 1 if widget is self.title else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._pages)
        self._refresh()

    def set_dates(self, dates: Sequence[CaptureDate]) -> None:
        """Show these days; the page stays where it has any, else it goes to the newest."""
        self._days = CalendarDays(dates)
        last = self._days.last
        if last is not None and not (self._placed and self._days.count(self._shown.year)):
            self._shown = month_start(last)
            self._placed = True
        self._refresh()

    def choose(self, iso: str | None) -> None:
        """Mark a date and turn to its page."""
        day = parse(iso)
        for grid in self._grids:
            grid.chosen = day
        if day is not None:
            self._shown = month_start(day)
        self._refresh()

    def turn(self, pages: int) -> None:
        """Go some months forward or back; or years, when those are shown."""
        self._shown = month_start(self._shown, pages * (12 if self.shows_year else 1))
        self._refresh()

    @property
    def shows_year(self) -> bool:
        """Say whether a whole year is shown."""
        return self.whole_year.isChecked()

    @property
    def shown(self) -> dt.date:
        """Return the first day of the month that is shown."""
        return self._shown

    def _open_month(self, first: dt.date) -> None:
        self._shown = first
        self.whole_year.setChecked(False)
        self._refresh()

    def _show_year(self, wanted: bool) -> None:
        self._pages.setCurrentWidget(self.year if wanted else self.month)
        self._refresh()

    def _refresh(self) -> None:
        for grid in self._grids:
            grid.days = self._days
            grid.shown = self._shown
            grid.colour_by = self.colours.currentData()
            grid.update()
        if self.shows_year:
            self.title.setText(str(self._shown.year))
            self.title.setToolTip(self.year.summary())
        else:
            first = QDate(self._shown.year, self._shown.month, 1)
            name = QLocale().standaloneMonthName(first.month(), QLocale.FormatType.LongFormat)
            self.title.setText(f"{name} {first.year()}")
            self.title.setToolTip("")

    def _arrow(self, name: str, arrow: Qt.ArrowType, text: str, pages: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"geopera_calendar_{name}")
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.clicked.connect(lambda *_: self.turn(pages))
        return button
