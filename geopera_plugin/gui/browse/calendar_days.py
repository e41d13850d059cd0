"""What a calendar knows of its days, and in which colour it shows them."""

from __future__ import annotations

import datetime as dt
import enum
import math
from collections.abc import Iterable

from qgis.PyQt.QtGui import QColor, QPalette

from ...client.models import CaptureDate
from ..theme import ground_of, mix, muted

_CLEAR = QColor("#2d9bd6")
_CLOUDY = QColor("#8b949b")


class ColourBy(enum.Enum):
    """What the colour of a day tells."""

    COUNT = "count"
    CLOUD = "cloud"


class CalendarDays:
    """The days with scenes, by date."""

    def __init__(self, dates: Iterable[CaptureDate] = ()) -> None:
        self._days: dict[dt.date, CaptureDate] = {}
        for date in dates:
            day = parse(date.date)
            if day is not None:
                self._days[day] = date
        self._order = sorted(self._days)
        self._most = max((date.item_count for date in self._days.values()), default=1)

    def get(self, day: dt.date) -> CaptureDate | None:
        """Return what there is of a day."""
        return self._days.get(day)

    @property
    def first(self) -> dt.date | None:
        """Return the first day with scenes."""
        return self._order[0] if self._order else None

    @property
    def last(self) -> dt.date | None:
        """Return the last day with scenes."""
        return self._order[-1] if self._order else None

    def step(self, day: dt.date | None, forward: bool) -> dt.date | None:
        """Return the next day with scenes after a day, or the one before it."""
        if day is None:
            return self.last
        if forward:
            return next((other for other in self._order if other > day), None)
        return next((other for other in reversed(self._order) if other < day), None)

    def count(self, year: int, month: int | None = None) -> int:
        """Return how many scenes there are in a year, or in one of its months."""
        return sum(
            date.item_count
            for day, date in self._days.items()
            if day.year == year and month in (None, day.month)
        )

    def colour(self, date: CaptureDate, by: ColourBy, palette: QPalette) -> QColor:
        """Return the colour of a day: deeper with more scenes, or from clear to cloudy."""
        base = ground_of(palette, QPalette.ColorRole.Base)
        if by is ColourBy.CLOUD:
            return cloud_colour(date.cloud_cover, palette)
        share = math.log1p(date.item_count) / math.log1p(max(1, self._most))
        return mix(base, palette.color(QPalette.ColorRole.Highlight), 0.35 + 0.55 * share)


def cloud_colour(percent: float | None, palette: QPalette) -> QColor:
    """Return a colour from clear sky to overcast; what is not known is quiet."""
    base = ground_of(palette, QPalette.ColorRole.Base)
    if percent is None:
        return mix(base, muted(palette), 0.3)
    share = min(100.0, max(0.0, percent)) / 100
    return mix(_CLEAR, mix(_CLOUDY, base, 0.45), math.sqrt(share))


def text_on(fill: QColor) -> QColor:
    """Return black or white, whichever reads better on a colour."""
    light = 0.299 * fill.red() + 0.587 * fill.green() + 0.114 * fill.blue()
    return QColor("#14181c") if light > 150 else QColor("#ffffff")


def parse(iso: str | None) -> dt.date | None:
    """Return the day of an ISO date."""
    try:
        return dt.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def today() -> dt.date:
    """Return the day that it is here."""
    return dt.datetime.now().astimezone().date()


def month_start(day: dt.date, months: int = 0) -> dt.date:
    """Return the first day of a day's month, some months away; within the years of a calendar."""
    place = min(9999 * 12 + 11, max(12, day.year * 12 + day.month - 1 + months))
    return dt.date(place // 12, place % 12 + 1, 1)
