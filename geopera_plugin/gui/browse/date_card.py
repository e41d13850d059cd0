"""Draw a capture date as a card: picture, day, year, cloud."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate

from ...client.models import CaptureDate
from ..icons import icon
from ..theme import card, hairline, mix, muted, sized
from ..words import cloud_text, day_parts
from .cloud import paint_cloud

DATE = Qt.ItemDataRole.UserRole + 1
PICTURE = Qt.ItemDataRole.UserRole + 2
_SMALL = 0.86


def card_size(metrics: QFontMetrics) -> QSize:
    """Return the size of all cards, wide enough for their text in any font."""
    width = metrics.horizontalAdvance("2025 100 %") + 34
    return QSize(max(88, width), _picture_height(metrics) + metrics.height() * 2 + 14)


def _picture_height(metrics: QFontMetrics) -> int:
    return round(metrics.height() * 2.5)


class DateDelegate(QStyledItemDelegate):
    """Draw a date as a card."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every card the same size."""
        return card_size(option.fontMetrics)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        """Draw one card."""
        date: CaptureDate = index.data(DATE)
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        highlight = palette.color(QPalette.ColorRole.Highlight)
        ink = palette.color(
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        )
        fill = highlight if selected else card(palette)
        quiet = mix(ink, fill, 0.3) if selected else muted(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(highlight if selected or hovered else hairline(palette))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 5, 5)
        picture = QRectF(box.left() + 3, box.top() + 3, box.width() - 6, 0)
        picture.setHeight(_picture_height(option.fontMetrics))
        self._paint_picture(painter, picture, index.data(PICTURE), palette)
        day, year = day_parts(date.date)
        line = option.fontMetrics.height()
        row = QRect(option.rect.left(), round(picture.bottom()) + 2, option.rect.width(), line)
        painter.setPen(ink)
        painter.setFont(sized(option.font, 1.0, bold=True))
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, day)
        painter.setPen(quiet)
        painter.setFont(sized(option.font, _SMALL))
        self._paint_year(painter, row.translated(0, line), date, year, quiet)
        painter.restore()

    @staticmethod
    def _paint_picture(painter: QPainter, rect: QRectF, image, palette: QPalette) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(rect, 3, 3)
        painter.save()
        painter.setClipPath(shape)
        if isinstance(image, QImage) and not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            high = image.width() * rect.height() / rect.width()
            middle = QRectF(0, (image.height() - high) / 2, image.width(), high)
            painter.drawImage(rect, image, middle)
        else:
            painter.fillPath(shape, mix(card(palette), hairline(palette), 0.35))
            side = round(min(22.0, rect.height() - 10))
            place = QRect(0, 0, side, side)
            place.moveCenter(rect.center().toPoint())
            icon("imagery").paint(painter, place)
        painter.restore()

    @staticmethod
    def _paint_year(painter: QPainter, row: QRect, date: CaptureDate, year: str, ink) -> None:
        cloud = cloud_text(date.cloud_cover)
        if not cloud:
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, year)
            return
        metrics = painter.fontMetrics()
        year_width, cloud_width = (metrics.horizontalAdvance(text) for text in (year, cloud))
        left = row.left() + (row.width() - year_width - cloud_width - 27) / 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(round(left), row.top(), year_width + 2, row.height()), flags, year)
        left += year_width + 8
        paint_cloud(painter, QRectF(left, row.top() + (row.height() - 10) / 2, 14, 10), ink)
        place = QRect(round(left) + 18, row.top(), cloud_width + 4, row.height())
        painter.drawText(place, flags, cloud)
