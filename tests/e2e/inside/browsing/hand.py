"""What every part of the session needs."""

from __future__ import annotations

from typing import Any

from inside.window import NO_KEYS, check
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QAction, QApplication


class Hand:
    """Hold the plugin and its list of scenes."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.plugin: Any = None
        self.panel: Any = None

    def _part(self, name: str) -> Any:
        return next(part for part in self.plugin._parts if type(part).__name__ == name)

    @staticmethod
    def _there(name: str) -> Any:
        for widget in QApplication.topLevelWidgets():
            if widget.objectName() == name and widget.isVisible():
                return widget
        return None

    def _menu(self, name: str) -> None:
        action = self.panel.findChild(QAction, name)
        check(action is not None and action.isEnabled(), f"{name} is offered")
        action.trigger()

    @staticmethod
    def _drop(target: Any, data: QMimeData, place: QPoint) -> None:
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(place, action, data, button, NO_KEYS)
        QApplication.sendEvent(target, enter)
        check(enter.isAccepted(), "the drag is welcome")
        drop = QDropEvent(QPointF(place), action, data, button, NO_KEYS)
        QApplication.sendEvent(target, drop)
