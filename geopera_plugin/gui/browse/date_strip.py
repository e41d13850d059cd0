"""Show the capture dates of a project as a filmstrip."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QModelIndex,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView

from ...client.models import CaptureDate
from ...core.translate import tr
from ..words import cloud_text, count_text, day_text
from .date_card import DATE, PICTURE, DateDelegate, card_size
from .pictures import Pictures

_LOOK_MS = 120


class DateModel(QAbstractListModel):
    """Hold the capture dates, oldest first, and their pictures."""

    picture_dropped = pyqtSignal(object)
    """The key of a picture that was let go, project id and date: it can be asked for again."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._dates: list[CaptureDate] = []
        self._rows: dict[str | None, int] = {}
        self._pictures = Pictures(self.picture_dropped.emit)
        self._project = ""

    def set_dates(self, dates: Sequence[CaptureDate], project_id: str = "") -> None:
        """Replace all dates; scenes without one come last. Pictures stay."""
        self.beginResetModel()
        self._project = project_id
        self._dates = sorted(dates, key=lambda date: (date.date is None, date.date or ""))
        self._rows = {date.date: row for row, date in enumerate(self._dates)}
        self.endResetModel()

    def dates(self) -> list[CaptureDate]:
        """Return the dates in the order in which they are shown."""
        return list(self._dates)

    def set_picture(self, project_id: str, date: str | None, image: QImage) -> None:
        """Show a picture for a date."""
        self._pictures.put((project_id, date), image)
        row = self.row_of(date)
        if project_id == self._project and row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [PICTURE])

    def has_picture(self, date: str | None) -> bool:
        """Tell whether the picture of a date is there."""
        return (self._project, date) in self._pictures

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of dates."""
        return 0 if parent.isValid() else len(self._dates)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """Return the date, its text, picture, or what a screen reader says of it."""
        if not index.isValid():
            return None
        date = self._dates[index.row()]
        if role == DATE:
            return date
        if role == PICTURE:
            return self._pictures.get((self._project, date.date))
        if role == Qt.ItemDataRole.DisplayRole:
            return day_text(date.date)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return date_tip(date)
        return None

    def row_of(self, iso: str | None) -> int:
        """Return the row of a date, or -1."""
        return self._rows.get(iso, -1)


def date_tip(date: CaptureDate) -> str:
    """Return what there is of a date: scenes and cloud."""
    cloud = cloud_text(date.cloud_cover)
    words = [day_text(date.date), count_text(date.item_count, "scene")]
    return ", ".join([*words, tr("cloud {percent}").format(percent=cloud)] if cloud else words)


class DateStrip(QListView):
    """Choose a capture date; keys left and right step through time."""

    date_chosen = pyqtSignal(object)
    """The chosen `CaptureDate`."""
    dates_seen = pyqtSignal(list)
    """The dates (`CaptureDate`) in sight that have no picture yet."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_date_strip")
        self.setAccessibleName(tr("Capture dates"))
        self.setToolTip(tr("Capture dates with their cloud cover"))
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
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._tell_seen)
        self.horizontalScrollBar().valueChanged.connect(lambda *_: self._look.start())
        self.selectionModel().currentChanged.connect(self._changed)
        self._fit_height()

    def set_dates(
        self, dates: Sequence[CaptureDate], choose: str | None = None, project_id: str = ""
    ) -> None:
        """Show the dates; choose the given one, or the newest."""
        self._model.set_dates(dates, project_id)
        row = self._model.row_of(choose) if choose else -1
        if row < 0:  # the newest; what has no date comes last
            dated = [place for place, date in enumerate(self._model.dates()) if date.date]
            row = dated[-1] if dated else self._model.rowCount() - 1
        if row >= 0:
            self.choose_row(row)
        self._look.start()

    def choose_row(self, row: int) -> None:
        """Choose the date in that row and bring it into view."""
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def choose_date(self, iso: str | None) -> bool:
        """Choose a date and bring it into view; return whether there is such a date."""
        row = self._model.row_of(iso)
        if row >= 0:
            self.choose_row(row)
        return row >= 0

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
        """Keep room for the scroll bar, and look which cards are in sight now."""
        super().resizeEvent(event)
        self._fit_height()
        self._look.start()

    def showEvent(self, event) -> None:  # noqa: N802
        """Look which cards are in sight."""
        super().showEvent(event)
        self._look.start()

    def _fit_height(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height()
        height = card_size(self.fontMetrics()).height()
        self.setFixedHeight(height + bar + 2 * self.frameWidth() + 1)

    def _tell_seen(self) -> None:
        if not self.isVisible():
            return
        width = max(1, card_size(self.fontMetrics()).width())
        first = self.horizontalScrollBar().value() // width
        last = first + self.viewport().width() // width + 1
        seen = [
            date
            for date in self._model.dates()[max(0, first) : last + 1]
            if not self._model.has_picture(date.date)
        ]
        if seen:
            self.dates_seen.emit(seen)

    def _changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.date_chosen.emit(current.data(DATE))
