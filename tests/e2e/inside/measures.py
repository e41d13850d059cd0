"""What is measured of the window: tiles, memory, how light it is."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

from qgis.core import QgsNetworkAccessManager, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QThreadPool
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication


class Tiles:
    """Count the tiles that QGIS asks for, in whatever thread it does."""

    def __init__(self) -> None:
        self.count = 0
        self._name = ""

    def __enter__(self) -> Tiles:
        self._name = QgsNetworkAccessManager.setRequestPreprocessor(self._note)
        return self

    def __exit__(self, *_args: Any) -> None:
        QgsNetworkAccessManager.removeRequestPreprocessor(self._name)

    def _note(self, request: Any) -> None:
        if "/tiles/" in request.url().path():
            self.count += 1


def tour(home: QgsRectangle) -> list[QgsRectangle]:
    """Return places side by side, which together cover what was shown."""
    parts = 4
    width, height = home.width() / parts, home.height() / parts
    return [
        QgsRectangle(
            home.xMinimum() + across * width,
            home.yMinimum() + down * height,
            home.xMinimum() + (across + 1) * width,
            home.yMinimum() + (down + 1) * height,
        )
        for across in range(parts)
        for down in range(parts)
    ]


def settle_down() -> None:
    """Let Qt and Python give back what nothing holds any more."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(30)
    gc.collect()
    QThreadPool.globalInstance().waitForDone(1000)


def memory_mb() -> float:
    """Return the resident memory of QGIS in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def mean_lightness(widget: Any) -> float:
    """Return how light a widget is, 0 to 255."""
    image = widget.grab().toImage()
    step_x, step_y = max(1, image.width() // 40), max(1, image.height() // 60)
    values = [
        QColor(image.pixel(x, y)).lightness()
        for x in range(0, image.width(), step_x)
        for y in range(0, image.height(), step_y)
    ]
    return sum(values) / len(values)
