"""Hands and eyes for QGIS's window: find, click, drag, wait, look."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inside import record
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from qgis.utils import iface

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Failure(Exception):
    """The session cannot go on."""


def step(name: str) -> None:
    """Note what comes next."""
    record.steps.append(f"{time.strftime('%H:%M:%S')} {name}")
    record.write(finished=False)


def check(holds: Any, text: str) -> None:
    """Stop the session unless something holds."""
    if not holds:
        raise Failure(text)


def wait(condition: Callable[[], Any], text: str, seconds: float = 30) -> Any:
    """Let QGIS work until something holds; return what it answered."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Failure(f"not within {seconds:.0f} s: {text}")
        QTest.qWait(20)


def find(name: str, kind: type = QWidget) -> Any:
    """Return the widget of that object name; a visible one where several have it."""
    found = [
        widget
        for top in QApplication.topLevelWidgets()
        for widget in ([top] if top.objectName() == name else []) + top.findChildren(kind, name)
    ]
    if not found:
        raise Failure(f"there is no widget {name}")
    return next((widget for widget in found if widget.isVisible()), found[0])


def click(name: str) -> None:
    """Click a button, which must be there for the user: visible and enabled."""
    button = find(name, QAbstractButton)
    wait(lambda: button.isVisible() and button.isEnabled(), f"{name} can be clicked", 15)
    QTest.mouseClick(button, LEFT, NO_KEYS, button.rect().center())


def click_row(view: Any, row: int, double: bool = False) -> None:
    """Click a row of a list view."""
    index = view.model().index(row, 0)
    view.scrollTo(index)
    QTest.qWait(30)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, place)
    if double:
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEYS, place)


def tick_row(view: Any, text: str, tick: bool = True) -> None:
    """Tick the row of a list whose text has some words, by the mouse; or take the tick away."""
    model = view.model()
    found = model.match(
        model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, -1, Qt.MatchFlag.MatchContains
    )
    check(len(found) == 1, f"{text} is offered once")
    view.scrollTo(found[0])
    rect = view.visualRect(found[0])
    place = QPoint(rect.left() + 12, rect.center().y())
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, place)
    state = found[0].data(Qt.ItemDataRole.CheckStateRole)
    check((state == Qt.CheckState.Checked) is tick, f"{text} is ticked: {tick}")


def choose(combo: Any, row: int) -> None:
    """Choose a row of a combo box with the keyboard, as a person who tabs through does."""
    combo.setFocus()
    while combo.currentIndex() != row:
        before = combo.currentIndex()
        key = Qt.Key.Key_Down if before < row else Qt.Key.Key_Up
        QTest.keyClick(combo, key)
        check(combo.currentIndex() != before, f"{combo.objectName()} does not go to row {row}")


def drag_on_canvas(start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag the mouse over the canvas; places are shares of its width and height."""
    viewport = iface.mapCanvas().viewport()
    first, last = canvas_point(*start), canvas_point(*end)
    QTest.mouseMove(viewport, first)
    QTest.mousePress(viewport, LEFT, NO_KEYS, first)
    for share in (0.25, 0.5, 0.75, 1.0):
        place = first + (last - first) * share
        QTest.mouseMove(viewport, QPoint(place))
        QTest.qWait(30)
    QTest.mouseRelease(viewport, LEFT, NO_KEYS, last)


def canvas_point(x: float, y: float) -> QPoint:
    """Return a place on the canvas, given as shares of its width and height."""
    viewport = iface.mapCanvas().viewport()
    return QPoint(round(viewport.width() * x), round(viewport.height() * y))


def rendered() -> None:
    """Wait until the canvas has drawn everything, tiles included."""
    canvas = iface.mapCanvas()
    QTest.qWait(250)
    quiet_since: float | None = None
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if canvas.isDrawing():
            quiet_since = None
        elif quiet_since is None:
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > 0.5:
            return
        QTest.qWait(30)
    raise Failure("the canvas did not stop drawing within 60 s")


def canvas_colours(columns: int, rows: int) -> list[dict[str, Any]]:
    """Return colours of the canvas on a grid: where (x, y in map units) and what (r, g, b)."""
    canvas = iface.mapCanvas()
    image = canvas.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    found = []
    for row in range(rows):
        for column in range(columns):
            x = round((column + 0.5) / columns * canvas.viewport().width())
            y = round((row + 0.5) / rows * canvas.viewport().height())
            colour = QColor(image.pixel(round(x * ratio), round(y * ratio)))
            place = canvas.getCoordinateTransform().toMapCoordinates(x, y)
            found.append(
                {
                    "x": place.x(),
                    "y": place.y(),
                    "rgb": [colour.red(), colour.green(), colour.blue()],
                }
            )
    return found


def shot(name: str) -> None:
    """Keep a picture of the whole screen."""
    QTest.qWait(150)
    folder = Path(os.environ["GEOPERA_E2E_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    screen = QGuiApplication.primaryScreen()
    picture = screen.grabWindow(0)
    picture.save(str(folder / f"{name}.png"))


class DialogWatch(QTimer):
    """Note dialogs that nobody asked for, with a picture, and close them: they would hang QGIS."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = ""
        self.setInterval(1500)
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        name = dialog.objectName() if dialog is not None else ""
        kind = dialog.metaObject().className() if dialog is not None else ""
        if dialog is None or name.startswith("geopera_"):
            self._seen = ""
        elif kind == "QgsDatumTransformDialog":
            dialog.accept()  # QGIS asks how to get from NAD83 to its own CRS; any way will do
        elif kind + name == self._seen:
            words = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
            record.errors.append(f"unexpected dialog {kind} “{dialog.windowTitle()}”: {words}")
            shot("98_unexpected_dialog")
            record.write(finished=False)
            self._seen = ""
            dialog.close()
        else:
            self._seen = kind + name
