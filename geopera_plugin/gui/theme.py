"""Derive the colours of the plugin from the palette, so that light and dark themes both work."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QFont, QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

GOOD = QColor("#2e9e5b")
BUSY = QColor("#d99a1c")
BAD = QColor("#d0453b")
IDLE = QColor("#8a9299")


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """Return `first` with `share` (0..1) of `second` mixed into it."""
    keep = 1.0 - share
    return QColor(
        round(first.red() * keep + second.red() * share),
        round(first.green() * keep + second.green() * share),
        round(first.blue() * keep + second.blue() * share),
    )


def muted(palette: QPalette) -> QColor:
    """Return a quieter text colour that stays readable on the palette's background."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return mix(text, palette.color(QPalette.ColorRole.Window), 0.38)


def hairline(palette: QPalette) -> QColor:
    """Return the colour of thin borders and separators."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return mix(palette.color(QPalette.ColorRole.Window), text, 0.22)


def card(palette: QPalette) -> QColor:
    """Return the background of a card that lies on the palette's base."""
    base = palette.color(QPalette.ColorRole.Base)
    return mix(base, palette.color(QPalette.ColorRole.WindowText), 0.05)


def sized(font: QFont, factor: float, bold: bool = False) -> QFont:
    """Return a copy of the font scaled by `factor`, whether it is sized in points or pixels."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    elif font.pixelSize() > 0:
        copy.setPixelSize(max(1, round(font.pixelSize() * factor)))
    copy.setBold(bold)
    return copy


def colour_text(widget: QWidget, colour: QColor) -> None:
    """Give the text of a label-like widget a colour by its palette, not by a style sheet."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    widget.setPalette(palette)


def muted_label(text: str = "", name: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a small, quiet, wrapping label."""
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setFont(sized(label.font(), 0.92))
    colour_text(label, muted(label.palette()))
    return label
