"""Going through a window by Tab, and what a screen reader says on the way."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)


def tab_in_layout_order(window: QWidget) -> None:
    """Let Tab go through a window as the eye does: down its layouts, and along their rows."""
    before: QWidget | None = None
    for widget in _walk(window):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def name_parts(widget: QWidget, name: str) -> None:
    """Name what a widget of QGIS is made of, which a screen reader meets instead of it."""
    widget.setAccessibleName(name)
    for kind in (QLineEdit, QComboBox, QAbstractButton):
        for part in widget.findChildren(kind):
            if not part.accessibleName():
                part.setAccessibleName(name)


def _walk(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    layout = widget.layout()
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
        inner = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, (QSplitter, QStackedWidget)):
        inner = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, QScrollArea):
        inner = [widget.widget()] if widget.widget() is not None else []
    elif layout is not None:
        inner = list(_widgets(layout))
    else:
        inner = []
    # What QGIS and Qt put beside their layouts, such as the button that folds a group.
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    yield from widget.findChildren(QAbstractButton, "collapseButton", direct)
    for child in inner:
        yield from _walk(child)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and those in it, row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])
    for place in places:
        item = layout.itemAt(place)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _widgets(item.layout())
