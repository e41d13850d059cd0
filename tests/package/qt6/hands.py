"""Use widgets as hands do: point, click, turn the wheel, press keys."""

from __future__ import annotations

from PyQt6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QHelpEvent, QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QDialog, QWidget

_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_A,
)


def touch(widget: QWidget) -> int:
    """Show a widget and use all that the plugin has drawn of it; return how many that were."""
    widget.resize(widget.sizeHint())
    widget.show()
    QCoreApplication.processEvents()
    widget.grab()  # paints it
    own = [part for part in (widget, *widget.findChildren(QWidget)) if _is_own(part)]
    for part in own:
        if part.isVisible() and not isinstance(part, QDialog):
            _use(part)
    widget.hide()
    QCoreApplication.processEvents()
    return len(own)


def _is_own(part: QWidget) -> bool:
    return not type(part).__module__.startswith("PyQt6")


def _use(part: QWidget) -> None:
    target = part.viewport() if hasattr(part, "viewport") else part
    middle = target.rect().center()
    QTest.mouseMove(target, middle - QPoint(3, 3))
    help_event = QHelpEvent(QEvent.Type.ToolTip, middle, target.mapToGlobal(middle))
    QCoreApplication.sendEvent(target, help_event)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(target, middle + QPoint(9, 4))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=middle + QPoint(9, 4))
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(target.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(target, wheel)
    for key in _KEYS:
        QTest.keyClick(part, key)
    QCoreApplication.sendEvent(target, QEvent(QEvent.Type.Leave))
    part.grab()
