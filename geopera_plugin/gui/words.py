"""Say figures, dates and errors the way a person says them."""

from __future__ import annotations

import datetime

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, Qt

from ..core.error_words import error_text as error_text
from ..core.translate import tr


def size_text(size_bytes: float | None) -> str:
    """Return a size in decimal units, such as `12.3 MB`."""
    if size_bytes is None:
        return ""
    value = float(size_bytes)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            digits = 0 if unit == "B" or value >= 100 else 1
            return f"{QLocale().toString(value, 'f', digits)} {unit}"
        value /= 1000
    return ""


def area_text(area_m2: float) -> str:
    """Return an area in m², ha or km², whichever reads best."""
    area_m2 = float(area_m2)  # Qt does not take an int here
    if area_m2 < 1000:
        return f"{QLocale().toString(area_m2, 'f', 0)} m²"
    if area_m2 < 10_000_000:
        hectares = area_m2 / 10_000
        return f"{QLocale().toString(hectares, 'f', 2 if hectares < 10 else 1)} ha"
    square_km = area_m2 / 1_000_000
    return f"{QLocale().toString(square_km, 'f', 1 if square_km < 1000 else 0)} km²"


def count_text(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun, such as `3 scenes`.

    The nouns below are translated here; any other comes translated, in both numbers.
    """
    known = _nouns().get(one)
    if known is not None:
        one, many = known
    noun = one if count == 1 else (many or f"{one}s")
    return f"{QLocale().toString(count)} {noun}"


def _nouns() -> dict[str, tuple[str, str]]:
    return {
        "area": (tr("area"), tr("areas")),
        "band": (tr("band"), tr("bands")),
        "clip": (tr("clip"), tr("clips")),
        "date": (tr("date"), tr("dates")),
        "day": (tr("day"), tr("days")),
        "feature": (tr("feature"), tr("features")),
        "file": (tr("file"), tr("files")),
        "job": (tr("job"), tr("jobs")),
        "layer": (tr("layer"), tr("layers")),
        "part": (tr("part"), tr("parts")),
        "pixel": (tr("pixel"), tr("pixels")),
        "project": (tr("project"), tr("projects")),
        "scene": (tr("scene"), tr("scenes")),
        "vertex": (tr("vertex"), tr("vertices")),
    }


def distance_text(metres: float | None) -> str:
    """Return a ground distance, such as `10 m` or `60 cm`."""
    if not metres:
        return ""
    if metres < 1:
        return f"{metres * 100:.0f} cm"
    return f"{metres:.0f} m" if metres >= 10 else f"{metres:.2g} m"


def cloud_text(percent: float | None) -> str:
    """Return a cloud cover, such as `4 %`; empty when unknown."""
    return "" if percent is None else f"{percent:.0f} %"


def day_parts(iso: str | None) -> tuple[str, str]:
    """Return day with month, and year, of an ISO date: `("12 Apr", "2026")`."""
    try:
        day = datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return (tr("No date"), "")
    locale = QLocale()
    return (locale.toString(QDate(day.year, day.month, day.day), "d MMM"), str(day.year))


def day_text(iso: str | None) -> str:
    """Return an ISO date as `12 Apr 2026`."""
    return " ".join(part for part in day_parts(iso) if part)


def moment_text(iso: str | None) -> str:
    """Return a moment as its time today, or as its date before today."""
    moment = QDateTime.fromString(iso or "", Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not moment.isValid():
        return ""
    if moment.date() == QDate.currentDate():
        return moment.toString("HH:mm")
    return QLocale().toString(moment.date(), "d MMM yyyy")


def vertices_text(geometry: QgsGeometry) -> str:
    """Return how many corners a polygon has: the last point of a ring repeats its first."""
    shape = geometry.constGet()
    rings = sum(shape.ringCount(part) for part in range(shape.partCount()))
    return count_text(shape.nCoordinates() - rings, "vertex", "vertices")


def length_text(metres: float) -> str:
    """Return a length in m or km, such as `850 m` or `12.4 km`."""
    metres = float(metres)
    if metres < 1000:
        return f"{QLocale().toString(metres, 'f', 1 if metres < 10 else 0)} m"
    kilometres = metres / 1000
    digits = 2 if kilometres < 10 else 1 if kilometres < 1000 else 0
    return f"{QLocale().toString(kilometres, 'f', digits)} km"


def share_text(share: float) -> str:
    """Return a share of 0 to 1 in percent; 0 % and 100 % only when it is all or nothing."""
    percent = share * 100
    if 0 < percent < 0.1:
        return "< 0.1 %"
    if 99.95 <= percent < 100:
        percent = 99.9 if percent < 99.999 else 100.0
    whole = percent in (0, 100)
    return f"{QLocale().toString(float(percent), 'f', 0 if whole else 1)} %"
