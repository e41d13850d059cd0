"""Boxes whose text ends in an ellipsis where there is no room for it, instead of mid-letter."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QTextOption
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStylePainter,
)

from .theme import ink, muted

_ELLIPSIS = Qt.TextElideMode.ElideRight


class ElidedComboBox(QComboBox):
    """A list whose chosen entry is cut with an ellipsis."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box as the style does, with a text that fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text = option.currentText
        option.currentText = option.fontMetrics.elidedText(text, _ELLIPSIS, room.width() - 4)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class ElidedLineEdit(QLineEdit):
    """A line whose text is cut with an ellipsis while nobody types in it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text itself where it is too long and not edited."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(2, 0, -2, 0)  # what QLineEdit leaves beside its text
        text = self.text()
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(text) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        palette = self.palette()
        enabled = ink(palette, QPalette.ColorRole.Base)
        painter.setPen(enabled if self.isEnabled() else muted(palette))
        layout = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout.setWrapMode(QTextOption.WrapMode.NoWrap)
        shown = self.fontMetrics().elidedText(text, _ELLIPSIS, room.width())
        painter.drawText(QRectF(room), shown, layout)
        painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the beginning of the text again."""
        super().focusOutEvent(event)
        self.update()
