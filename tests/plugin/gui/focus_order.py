"""What a person without a mouse, or without eyes on the screen, meets in a window."""

from __future__ import annotations

import itertools

from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)


def stops(window: QWidget) -> list[QWidget]:
    """Return what Tab goes through, in its order, beginning with the first in the chain."""
    found, widget = [], window
    while True:
        widget = widget.nextInFocusChain()
        if widget is window or widget is None:
            return found
        if _is_stop(widget) and widget.isVisibleTo(window) and window.isAncestorOf(widget):
            found.append(widget)


def spoken(widget: QWidget) -> str:
    """Return what a screen reader calls a widget: its name, its label, or its own words."""
    if widget.accessibleName():
        return widget.accessibleName()
    for label in widget.window().findChildren(QLabel):
        if label.buddy() is widget and label.text():
            return label.text()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    if isinstance(widget, QGroupBox):
        return widget.title()
    if isinstance(widget, QTabBar):
        return "".join(widget.tabText(place) for place in range(widget.count()))
    return ""


def unnamed(window: QWidget) -> list[str]:
    """Return the stops that a screen reader can call nothing."""
    return [_identity(widget) for widget in stops(window) if not spoken(widget).strip()]


def jumps(window: QWidget) -> list[str]:
    """Return where Tab goes back: to what ends above, or left of it in the same row."""
    found = []
    chain = stops(window)
    for before, after in itertools.pairwise(chain):
        one, other = _place(before, window), _place(after, window)
        above = other.bottom() <= one.top() and other.left() <= one.right()
        row = other.top() <= one.center().y() <= other.bottom()
        if above or (row and other.right() <= one.left()):
            found.append(f"{_identity(before)} > {_identity(after)}")
    return found


def _is_stop(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    if int(widget.focusPolicy()) & int(by_tab) != int(by_tab):
        return False
    parent = widget.parentWidget()
    # The line of a spin or combo box is a part of it, and so is a view in its scroll area.
    inner = isinstance(widget, QLineEdit) and isinstance(parent, (QComboBox, QAbstractSpinBox))
    return not inner and not isinstance(widget, QScrollArea) and widget.focusProxy() is None


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _identity(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or '?'}"
