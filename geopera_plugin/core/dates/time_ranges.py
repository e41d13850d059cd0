"""Capture dates as ranges of time, as QGIS's temporal controller takes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from qgis.core import Qgis, QgsDateTimeRange, QgsInterval, QgsUnitTypes
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

_LAST_DAYS = 1


def ranges_of(dates: Iterable[str]) -> list[QgsDateTimeRange]:
    """Return a range for each ISO day, in order: from it until the next, the last for a day."""
    days = sorted({day for day in dates if day})
    starts = [_start(day) for day in days]
    ends = [*starts[1:], *(start.addDays(_LAST_DAYS) for start in starts[-1:])]
    return [
        QgsDateTimeRange(start, end, True, False) for start, end in zip(starts, ends) if start < end
    ]


def open_range(dates: Sequence[str]) -> QgsDateTimeRange:
    """Return the time from the first of some days on, without an end."""
    return QgsDateTimeRange(_start(min(dates)), QDateTime())


def day_of(moments: QgsDateTimeRange) -> str | None:
    """Return the last ISO day of a range; None of one that is infinite or empty."""
    if moments.isInfinite() or moments.isEmpty():
        return None
    end = moments.end()
    if not end.isValid():
        return str(moments.begin().date().toString(Qt.DateFormat.ISODate))
    if not moments.includeEnd():
        end = max(end.addMSecs(-1), moments.begin()) if moments.begin().isValid() else end
    return str(end.date().toString(Qt.DateFormat.ISODate))


def irregular_step() -> QgsInterval | None:
    """Return the step from one range to the next, where QGIS knows such a step."""
    unit = getattr(QgsUnitTypes, "TemporalIrregularStep", None)
    if unit is None and hasattr(Qgis, "TemporalUnit"):
        unit = getattr(Qgis.TemporalUnit, "IrregularStep", None)
    return QgsInterval(1, unit) if unit is not None else None


def shortest_step(dates: Iterable[str]) -> QgsInterval:
    """Return the shortest time between two of some ISO days, a day at the least."""
    days = sorted({datetime.date.fromisoformat(day) for day in dates})
    gaps = [(later - earlier).days for earlier, later in zip(days, days[1:])]
    return QgsInterval(max(1, min(gaps, default=1)) * 86_400)


def _start(day: str) -> QDateTime:
    date = datetime.date.fromisoformat(day)
    return QDateTime(QDate(date.year, date.month, date.day), QTime(0, 0), Qt.TimeSpec.UTC)
