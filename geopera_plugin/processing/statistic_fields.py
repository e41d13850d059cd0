"""Fields of statistics: one for each band and statistic, beside those of the polygons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import Qgis, QgsField, QgsFields, QgsProcessingException
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..core.translate import tr

# QGIS takes the one before 3.38 and the other since; Qt 6 has only the other
_OLD = Qgis.QGIS_VERSION_INT < 33800 and hasattr(QVariant, "Double")
_TYPES = QVariant if _OLD else QMetaType.Type
DOUBLE = _TYPES.Double
DATE = getattr(_TYPES, "QDate", None) or _TYPES.Date
STRING = getattr(_TYPES, "QString", None) or _TYPES.String
STATISTICS = ("min", "max", "mean", "std", "median", "count", "sum", "valid_percent")


@dataclass(frozen=True)
class StatisticFields:
    """Which figure goes into which field; ``places`` are (key of the band, name of the figure)."""

    all: QgsFields
    places: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls,
        outputs: Mapping[str, str],
        statistics: Iterable[str],
        percentiles: Iterable[float],
        prefix: str,
        present: QgsFields,
    ) -> StatisticFields:
        """Return fields named ``<prefix><band>_<statistic>``, after those that are present.

        A result of band math is called e1, e2 ...; a name that is taken gets a number.
        """
        figures = [(name, name) for name in statistics]
        figures += [(f"percentile_{value:g}", _short(value)) for value in percentiles]
        fields = QgsFields(present)
        taken = {field.name().lower() for field in present}
        places = []
        for number, (key, description) in enumerate(outputs.items(), 1):
            band = _band(key, description, number)
            for figure, short in figures:
                name = _free(f"{prefix}{band}_{short}", taken)
                fields.append(QgsField(name, DOUBLE))
                places.append((key, figure))
        return cls(fields, tuple(places))

    def values(self, figures: Mapping[str, Mapping[str, Any]] | None) -> list[float | None]:
        """Return the figures of a polygon in the order of the fields; None without a polygon."""
        if figures is None:
            return [None] * len(self.places)
        return [figures[key][name] for key, name in self.places]


def _short(percentile: float) -> str:
    return "p" + f"{percentile:g}".replace(".", "_").replace("-", "_")


def _band(key: str, description: str, number: int) -> str:
    if description == key and not re.fullmatch(r"b\d+", key):
        return f"e{number}"  # band math
    return re.sub(r"\W+", "_", description).strip("_").lower() or key


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no field has, and take it."""
    number, free = 1, name
    while free.lower() in taken:
        number += 1
        free = f"{name}_{number}"
    taken.add(free.lower())
    return free


def percentiles_of(text: str) -> list[float]:
    """Read percentiles separated by commas; one given twice counts once."""
    try:
        numbers = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        raise QgsProcessingException(
            tr("Percentiles must be numbers by commas, such as 2,98.")
        ) from None
    return list(dict.fromkeys(numbers))
