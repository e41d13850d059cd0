"""Show the capture dates of a project as a filmstrip."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QPainter, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from ..client.models import CaptureDate
from .cloud import paint_cloud
from .theme import card, hairline, mix, muted, sized
from .words import cloud_text, count_text, day_parts, day_text

DATE = Qt.ItemDataRole.UserRole + 1
_CELL = QSize(66, 60)


class DateModel(QAbstractListModel):
    """Hold the capture dates, oldest first."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._dates: list[CaptureDate] = []

    def set_dates(self, dates: Sequence[CaptureDate]) -> None:
        """Replace all dates; scenes without one come last."""
        self.beginResetModel()
        self._dates = sorted(dates, key=lambda date: (date.date is None, date.date or ""))
        self.endResetModel()

    def dates(self) -> list[CaptureDate]:
        """Return the dates in the order in which they are shown."""
        return list(self._dates)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of dates."""
        return 0 if parent.isValid() else len(self._dates)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """Return the date, its text, or what a screen reader says of it."""
        if not index.isValid():
            return None
        date = self._dates[index.row()]
        if role == DATE:
            return date
        if role == Qt.ItemDataRole.DisplayRole:
            return day_text(date.date)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            cloud = cloud_text(date.cloud_cover)
            words = [day_text(date.date), count_text(date.item_count, "scene")]
            return ", ".join([*words, f"cloud {cloud}"] if cloud else words)
        return None

    def row_of(self, iso: str | None) -> int:
        """Return the row of a date, or -1."""
        for row, date in enumerate(self._dates):
            if date.date == iso:
                return row
        return -1


class DateDelegate(QStyledItemDelegate):
    """Draw a date as a card: day, year, cloud."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every card the same size, wide enough for its text in any font."""
        metrics = option.fontMetrics
        return QSize(
            max(_CELL.width(), metrics.horizontalAdvance("30 Mmm") + 22),
            max(_CELL.height(), metrics.height() * 3 + 14),
        )

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
        day, year = day_parts(date.date)
        line = option.fontMetrics.height()
        top = option.rect.top() + (option.rect.height() - 3 * line) // 2
        row = QRect(option.rect.left(), top, option.rect.width(), line)
        painter.setPen(ink)
        painter.setFont(sized(option.font, 1.0, bold=True))
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, day)
        painter.setPen(quiet)
        painter.setFont(sized(option.font, 0.86))
        painter.drawText(row.translated(0, line), Qt.AlignmentFlag.AlignCenter, year)
        self._paint_cloud(painter, row.translated(0, 2 * line), date, quiet)
        painter.restore()

    @staticmethod
    def _paint_cloud(painter: QPainter, row: QRect, date: CaptureDate, ink) -> None:
        text = cloud_text(date.cloud_cover)
        if not text:
            return
        width = painter.fontMetrics().horizontalAdvance(text)
        left = row.left() + (row.width() - width - 18) / 2
        high = row.height()
        paint_cloud(painter, QRectF(left, row.top() + (high - 10) / 2, 14, 10), ink)
        painter.drawText(
            QRect(round(left) + 18, row.top(), width + 4, high),
            Qt.AlignmentFlag.AlignVCenter,
            text,
        )


class DateStrip(QListView):
    """Choose a capture date; keys left and right step through time."""

    date_chosen = pyqtSignal(object)
    """The chosen `CaptureDate`."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_date_strip")
        self.setAccessibleName("Capture dates")
        self.setToolTip("Capture dates with their cloud cover")
        self._model = DateModel(self)
        self.setModel(self._model)
        self.setItemDelegate(DateDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(self._changed)
        self._fit_height()

    def set_dates(self, dates: Sequence[CaptureDate], choose: str | None = None) -> None:
        """Show the dates; choose the given one, or the newest."""
        self._model.set_dates(dates)
        row = self._model.row_of(choose) if choose else -1
        if row < 0:  # the newest; what has no date comes last
            dated = [place for place, date in enumerate(self._model.dates()) if date.date]
            row = dated[-1] if dated else self._model.rowCount() - 1
        if row >= 0:
            self.choose_row(row)

    def choose_row(self, row: int) -> None:
        """Choose the date in that row and bring it into view."""
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def chosen(self) -> CaptureDate | None:
        """Return the chosen date."""
        return self.currentIndex().data(DATE) if self.currentIndex().isValid() else None

    def wheelEvent(self, event) -> None:  # noqa: N802
        """Turn the wheel's up and down into left and right."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.y() or delta.x()))
        event.accept()

    def resizeEvent(self, event) -> None:  # noqa: N802
        """Keep room for the scroll bar only where there is one."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        option = self.viewOptions() if hasattr(self, "viewOptions") else None
        height = _CELL.height()
        if option is not None:
            height = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        else:
            height = max(height, self.fontMetrics().height() * 3 + 14)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height + bar + 2 * self.frameWidth() + 1)

    def _changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.date_chosen.emit(current.data(DATE))
