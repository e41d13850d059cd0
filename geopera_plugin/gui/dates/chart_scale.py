"""Where values and days fall on a chart, and which of them get a mark."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QDate, QLocale

_STEPS = (1, 2, 2.5, 5, 10)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAY_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """A linear scale from values to pixels."""

    low: float
    high: float
    first: float
    last: float

    def to_pixel(self, value: float) -> float:
        """Return where a value is."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.first + share * (self.last - self.first)

    def to_value(self, pixel: float) -> float:
        """Return which value is there."""
        share = (pixel - self.first) / ((self.last - self.first) or 1.0)
        return self.low + share * (self.high - self.low)


def value_ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most so many round values that span a range."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return [0.0, 1.0]
    if high - low < 1e-12 * max(1.0, abs(low)):
        reach = max(abs(low) * 0.1, 1e-6)
        low, high = low - reach, high + reach
    raw = (high - low) / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(each * power for each in _STEPS if each * power >= raw * 0.999999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [number * step for number in range(first, last + 1)]


def value_text(value: float, step: float) -> str:
    """Return a value with the digits that its neighbours differ in."""
    if step >= 1:
        return QLocale().toString(float(value), "f", 0)
    digits = min(8, max(0, math.ceil(-math.log10(step) - 1e-9)))
    if abs(step * 10**digits - round(step * 10**digits)) > 1e-6:
        digits += 1
    return QLocale().toString(float(value), "f", digits)


def day_ticks(first: datetime.date, last: datetime.date, most: int) -> list[datetime.date]:
    """Return at most so many firsts of months (or days, of a short time) within a time."""
    days = max(1, (last - first).days)
    if days <= 70:
        step = next((each for each in _DAY_STEPS if days / each <= most), _DAY_STEPS[-1] * 2)
        return [first + datetime.timedelta(n) for n in range(0, days + 1, step)]
    months = days / 30.4
    step = next((each for each in _MONTH_STEPS if months / each <= most), _MONTH_STEPS[-1])
    found = []
    number = first.year * 12 + first.month - 1
    number += -number % step
    while number <= last.year * 12 + last.month - 1:
        day = datetime.date(number // 12, number % 12 + 1, 1)
        if first <= day <= last:
            found.append(day)
        number += step
    return found


def day_label(day: datetime.date, short: bool) -> str:
    """Return a mark's text: the day of a short time, else its month, in January the year."""
    locale = QLocale()
    date = QDate(day.year, day.month, day.day)
    if short:
        return str(locale.toString(date, "d MMM"))
    return str(day.year) if day.month == 1 else str(locale.toString(date, "MMM"))
