"""What hands do beyond a click: menus, dialogs, fields, drops, lines on the canvas."""

from __future__ import annotations

from typing import Any

from inside.window import LEFT, NO_KEYS, canvas_point, check, click, find, shot, wait
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMenu
from qgis.utils import iface


def drop_on(panel: Any, path: str) -> None:
    """Drop a file on a panel."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    kinds = (Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
    enter = QDragEnterEvent(QPoint(20, 20), *kinds)
    QApplication.sendEvent(panel, enter)
    check(enter.isAccepted(), "a file may be dropped")
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), *kinds))


def choose_entry(menu: QMenu, action: Any) -> None:
    """Choose an entry of an open menu.

    Without a window manager a menu may lose the focus at any time, and then takes no click.
    """
    check(action.isEnabled() and action.isVisible(), f"{action.text()} can be chosen")
    menu.close()
    action.trigger()


def menu_entry(button: str, action_name: str, picture: str = "") -> None:
    """Open a button's menu with the mouse and choose an entry."""
    menu = find(button).menu()

    def choose(tries: int = 0) -> None:
        if not menu.isVisible():
            QTimer.singleShot(50, lambda: choose(tries + 1))
            if tries == 20:
                find(button).showMenu()  # the click fell on a menu that was just closing
            return
        if picture:
            QTest.qWait(300)
            shot(picture)
        action = next(a for a in menu.actions() if a.objectName() == action_name)
        choose_entry(menu, action)

    QTimer.singleShot(50, choose)
    click(button)


def open_dialog(name: str) -> Any:
    """Return the open dialog of that name, if any."""
    dialogs = [w for w in QApplication.topLevelWidgets() if w.objectName() == name]
    return next((w for w in dialogs if w.isVisible()), None)


def asked(name: str) -> Any:
    """Wait until a dialog is open, and return it."""
    return wait(lambda: open_dialog(name), f"{name} is open")


def type_over(name: str, text: str) -> None:
    """Type into a field instead of what it has."""
    field = find(name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def draw_along(places: list[tuple[float, float]], picture: str) -> None:
    """Drag the mouse over the canvas along places, with a picture before the end."""
    press(*places[0])
    for place in places[1:]:
        move(*place)
    shot(picture)
    release(*places[-1])


def press(x: float, y: float) -> None:
    """Press the mouse on the canvas."""
    QTest.mousePress(iface.mapCanvas().viewport(), LEFT, NO_KEYS, canvas_point(x, y))


def move(x: float, y: float) -> None:
    """Move the mouse on the canvas."""
    QTest.mouseMove(iface.mapCanvas().viewport(), canvas_point(x, y))
    QTest.qWait(15)


def release(x: float, y: float) -> None:
    """Release the mouse on the canvas."""
    QTest.mouseRelease(iface.mapCanvas().viewport(), LEFT, NO_KEYS, canvas_point(x, y))


def click_at(x: float, y: float, button: Any = LEFT) -> None:
    """Click on the canvas."""
    QTest.mouseMove(iface.mapCanvas().viewport(), canvas_point(x, y))
    QTest.mouseClick(iface.mapCanvas().viewport(), button, NO_KEYS, canvas_point(x, y))
