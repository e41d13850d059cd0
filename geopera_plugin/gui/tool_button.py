"""A button that is an icon."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from .icons import icon


def tool_button(
    name: str, icon_name: str, text: str, parent: QWidget, pixels: int = 18
) -> QToolButton:
    """Return a flat button with an icon; a screen reader and the tooltip say its text."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setIcon(icon(icon_name))
    button.setAccessibleName(text)
    button.setToolTip(text)
    button.setAutoRaise(True)
    button.setIconSize(QSize(pixels, pixels))
    return button
