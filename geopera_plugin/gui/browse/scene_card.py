"""Draw a scene of a list."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QImage, QPainter, QPainterPath, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate

from ...client.models import Scene
from ..icons import icon
from ..theme import card, hairline, mix, muted, sized
from .scene_model import DETAILS, POINTED, SCENE, THUMBNAIL

THUMB = 40


class SceneDelegate(QStyledItemDelegate):
    """Draw a scene: thumbnail, title, one line of details."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every row the same height."""
        return QSize(160, max(THUMB + 10, option.fontMetrics.height() * 2 + 12))

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        """Draw one row."""
        scene: Scene = index.data(SCENE)
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        background = palette.color(QPalette.ColorRole.Base)
        if selected:
            background = palette.color(QPalette.ColorRole.Highlight)
            painter.fillRect(option.rect, background)
        elif index.data(POINTED) or option.state & QStyle.StateFlag.State_MouseOver:
            background = mix(background, palette.color(QPalette.ColorRole.Highlight), 0.16)
            painter.fillRect(option.rect, background)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        ink = palette.color(role)
        top = option.rect.top() + (option.rect.height() - THUMB) // 2
        thumb = QRect(option.rect.left() + 6, top, THUMB, THUMB)
        self._paint_thumbnail(painter, thumb, index.data(THUMBNAIL), palette)
        left = thumb.right() + 10
        line = option.fontMetrics.height()
        width = option.rect.right() - left - 6
        first = option.rect.top() + (option.rect.height() - 2 * line - 2) // 2
        painter.setPen(ink)
        painter.setFont(sized(option.font, 1.0, bold=True))
        self._text(painter, QRect(left, first, width, line), scene.title)
        painter.setPen(mix(ink, background, 0.25) if selected else muted(palette))
        painter.setFont(sized(option.font, 0.88))
        self._text(painter, QRect(left, first + line + 2, width, line), index.data(DETAILS))
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, rect: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)

    @staticmethod
    def _paint_thumbnail(painter: QPainter, rect: QRect, image, palette) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), 4, 4)
        painter.fillPath(shape, card(palette))
        painter.setClipPath(shape)
        if isinstance(image, QImage) and not image.isNull():
            painter.drawImage(rect, image)
        else:
            icon("imagery").paint(painter, rect.adjusted(9, 9, -9, -9))
        painter.setClipping(False)
        painter.setPen(hairline(palette))
        painter.drawPath(shape)
        painter.restore()
