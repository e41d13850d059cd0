"""How single values of an answer are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]
Bbox = tuple[float, float, float, float]


def read_bbox(value: Any) -> Bbox | None:
    """Return west, south, east, north; heights are dropped."""
    if not value or len(value) < 4:
        return None
    west, south, east, north = (value[0], value[1], value[-2], value[-1])
    if len(value) == 6:
        east, north = value[3], value[4]
    return (float(west), float(south), float(east), float(north))


def read_number(value: Any) -> float | None:
    """Return a number, or None for null."""
    return None if value is None else float(value)


def read_text(value: Any) -> str | None:
    """Return a text, or None for null."""
    return None if value is None else str(value)
