"""Draw a small cloud."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPainterPath


def paint_cloud(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a cloud into `rect` (wider than high)."""
    width, height = rect.width(), rect.height()
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x, y, radius in ((0.26, 0.66, 0.22), (0.50, 0.42, 0.30), (0.75, 0.62, 0.24)):
        centre = QPointF(rect.left() + x * width, rect.top() + y * height)
        path.addEllipse(centre, radius * width, radius * width)
    base = QRectF(rect.left() + 0.2 * width, rect.top() + 0.6 * height, 0.6 * width, 0.36 * height)
    path.addRect(base)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.setClipRect(rect)
    painter.drawPath(path.simplified())
    painter.restore()
