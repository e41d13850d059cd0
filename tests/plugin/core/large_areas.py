"""Areas with very many vertices, and a watch for how long the event loop is away."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from qgis.core import QgsGeometry, QgsLineString, QgsPolygon
from qgis.PyQt.QtCore import QCoreApplication


def star(vertices: int, x: float = 1e6, y: float = 6e6, radius: float = 5e4) -> QgsGeometry:
    """A round area with a finely wrinkled edge, valid."""
    angles = [2 * math.pi * number / vertices for number in range(vertices)]
    lengths = [radius * (1 + 0.00001 * (number % 7)) for number in range(vertices)]
    xs = [x + length * math.cos(a) for length, a in zip(lengths, angles, strict=True)]
    ys = [y + length * math.sin(a) for length, a in zip(lengths, angles, strict=True)]
    return QgsGeometry(QgsPolygon(QgsLineString([*xs, xs[0]], [*ys, ys[0]])))


class Stalls:
    """Let QGIS work until something holds; note the longest time between two turns."""

    def __init__(self) -> None:
        self.worst = 0.0

    def watch(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        last = time.perf_counter()
        while not condition():
            assert time.monotonic() < deadline, "it took too long"
            QCoreApplication.processEvents()
            time.sleep(0.002)
            now = time.perf_counter()
            self.worst = max(self.worst, now - last)
            last = now
