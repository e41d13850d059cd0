"""The second date on the canvas: drawn on one side of a divider."""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from ..theme import sized

_LINE = QColor(255, 255, 255)
_SHADE = QColor(0, 0, 0, 110)
_PILL = QColor(20, 26, 30, 205)
_ACCENT = QColor("#0e8f8a")


class SwipeItem(QgsMapCanvasItem):
    """Paint a picture of the map on the far side of the divider, the divider, and two captions."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._image = QImage()
        self._centre = QgsPointXY()
        self._units_per_pixel = 1.0
        self.share = 0.5
        self.vertical = True
        self.hovered = False
        self.captions = ("", "")
        self.setZValue(8)

    def set_image(self, image: QImage, centre: QgsPointXY, units_per_pixel: float) -> None:
        """Take a picture of the second date, and where on the map it was made."""
        self._image = image
        self._centre = centre
        self._units_per_pixel = units_per_pixel
        self.update()

    def has_image(self) -> bool:
        """Tell whether there is a picture yet."""
        return not self._image.isNull()

    def divider(self) -> float:
        """Return where the divider is, in pixels from the left or the top."""
        size = self._canvas.viewport().size()
        return self.share * (size.width() if self.vertical else size.height())

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Cover the canvas."""
        return QRectF(self._canvas.viewport().rect())

    def updatePosition(self) -> None:  # noqa: N802
        """Stay where the canvas is; what is on it moves with the map."""
        self.setPos(0, 0)
        self.update()

    def paint(self, painter: QPainter, *_args) -> None:
        """Paint everything."""
        whole = self.boundingRect()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        far = QRectF(whole)
        if self.vertical:
            far.setLeft(self.divider())
        else:
            far.setTop(self.divider())
        if self.has_image():
            painter.save()
            painter.setClipRect(far)
            painter.fillRect(far, self._canvas.canvasColor())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._target(), self._image, QRectF(self._image.rect()))
            painter.restore()
        self._paint_divider(painter, whole)
        self._paint_captions(painter, whole)
        painter.restore()

    def _target(self) -> QRectF:
        """Return where the picture belongs now: the map may have moved since it was made."""
        now = self._canvas.mapSettings().mapUnitsPerPixel() or 1.0
        scale = self._units_per_pixel / now
        ratio = self._image.devicePixelRatio()
        width = self._image.width() / ratio * scale
        height = self._image.height() / ratio * scale
        centre = QPointF(self.toCanvasCoordinates(self._centre))
        return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)

    def _paint_divider(self, painter: QPainter, whole: QRectF) -> None:
        at = self.divider()
        if self.vertical:
            first, last = QPointF(at, whole.top()), QPointF(at, whole.bottom())
            handle = QPointF(at, whole.center().y())
        else:
            first, last = QPointF(whole.left(), at), QPointF(whole.right(), at)
            handle = QPointF(whole.center().x(), at)
        painter.setPen(QPen(_SHADE, 5))
        painter.drawLine(first, last)
        painter.setPen(QPen(_LINE, 2))
        painter.drawLine(first, last)
        radius = self._unit() * 0.95
        painter.setPen(QPen(_SHADE, 3))
        painter.setBrush(QBrush(_ACCENT if self.hovered else _LINE))
        painter.drawEllipse(handle, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(_LINE if self.hovered else _ACCENT))
        for sign in (-1, 1):
            painter.drawPolygon(self._arrow(handle, radius, sign))

    def _arrow(self, centre: QPointF, radius: float, sign: int) -> QPolygonF:
        near, tip, wide = 0.22 * radius, 0.68 * radius, 0.34 * radius
        points = [(sign * tip, 0.0), (sign * near, wide), (sign * near, -wide)]
        if not self.vertical:
            points = [(y, x) for x, y in points]
        return QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in points])

    def _paint_captions(self, painter: QPainter, whole: QRectF) -> None:
        font = sized(self._canvas.font(), 1.05, bold=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        gap, unit, at = self._unit() * 0.6, self._unit(), self.divider()
        height = metrics.height() + unit * 0.5
        for place, text in enumerate(self.captions):
            if not text:
                continue
            width = metrics.horizontalAdvance(text) + unit * 1.2
            if self.vertical:
                left = at - gap - width if place == 0 else at + gap
                box = QRectF(left, whole.top() + gap, width, height)
                room = at if place == 0 else whole.width() - at
                if room < width + gap:
                    continue
            else:
                top = at - gap - height if place == 0 else at + gap
                box = QRectF(whole.left() + gap, top, width, height)
                room = at if place == 0 else whole.height() - at
                if room < height + gap:
                    continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(_PILL))
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.setPen(_LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _unit(self) -> float:
        """Return the height of a line of text, which all sizes here are made of."""
        return float(QFontMetricsF(self._canvas.font()).height())
