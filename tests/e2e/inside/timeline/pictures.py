"""Mean colours of parts of the canvas."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtGui import QColor
from qgis.utils import iface


def grab() -> Any:
    """Return the canvas as a picture."""
    return iface.mapCanvas().viewport().grab().toImage()


def mean_of(image: Any, left: float, top: float, right: float, bottom: float) -> list[int]:
    """Return the mean colour of a part of a picture, given in shares."""
    width, height = image.width(), image.height()
    totals, count = [0, 0, 0], 0
    for row in range(24):
        for column in range(24):
            x = int(width * (left + (right - left) * (column + 0.5) / 24))
            y = int(height * (top + (bottom - top) * (row + 0.5) / 24))
            colour = QColor(image.pixel(x, y))
            for place, value in enumerate((colour.red(), colour.green(), colour.blue())):
                totals[place] += value
            count += 1
    return [round(total / count) for total in totals]


def canvas_mean() -> list[int]:
    """Return the mean colour of the middle of the canvas."""
    return mean_of(grab(), 0.3, 0.3, 0.7, 0.7)


def side_mean(left: float, right: float) -> list[int]:
    """Return the mean colour of a part of the canvas."""
    return mean_of(grab(), left, 0.35, right, 0.7)


def is_blank(image: Any) -> bool:
    """Tell whether the middle of the canvas is white."""
    return min(mean_of(image, 0.4, 0.4, 0.6, 0.6)) > 245
