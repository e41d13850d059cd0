"""Derive the colours of the plugin from the palette, so that light and dark themes both work."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QFont, QGuiApplication, QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

GOOD = QColor("#2e9e5b")
BUSY = QColor("#d99a1c")
BAD = QColor("#d0453b")
IDLE = QColor("#8a9299")
_LIGHT, _DARK = "#e6e6e6", "#1c1c1c"
_LEAST_CONTRAST = 80  # of lightness, 0..255


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """Return `first` with `share` (0..1) of `second` mixed into it."""
    keep = 1.0 - share
    return QColor(
        round(first.red() * keep + second.red() * share),
        round(first.green() * keep + second.green() * share),
        round(first.blue() * keep + second.blue() * share),
    )


def ground_of(palette: QPalette, role: QPalette.ColorRole = QPalette.ColorRole.Window) -> QColor:
    """Return the colour below text; style sheets make it transparent in the palettes of widgets."""
    colour = palette.color(role)
    return colour if colour.alpha() == 255 else QGuiApplication.palette().color(role)


def ink(palette: QPalette, ground: QPalette.ColorRole = QPalette.ColorRole.Window) -> QColor:
    """Return the colour of text on a ground, Window or Base.

    QGIS's dark themes colour their widgets by a style sheet and leave a palette whose text is as
    dark as its ground: what is painted by hand needs light text there.
    """
    role = QPalette.ColorRole
    text = palette.color(role.Text if ground == role.Base else role.WindowText)
    below = ground_of(palette, ground)
    if abs(text.lightness() - below.lightness()) >= _LEAST_CONTRAST:
        return text
    return QColor(_LIGHT if below.lightness() < 128 else _DARK)


def muted(palette: QPalette) -> QColor:
    """Return a quieter text colour that stays readable on the palette's background."""
    return mix(ink(palette), ground_of(palette), 0.38)


def hairline(palette: QPalette) -> QColor:
    """Return the colour of thin borders and separators."""
    return mix(ground_of(palette), ink(palette), 0.22)


def card(palette: QPalette) -> QColor:
    """Return the background of a card that lies on the palette's base."""
    base = QPalette.ColorRole.Base
    return mix(ground_of(palette, base), ink(palette, base), 0.05)


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
