"""Rows that can be ticked, made of what they stand for only when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, pyqtSignal

from ...core.plain_text import plain_tip

_ROOT = QModelIndex()
_CHECKED = getattr(Qt.CheckState.Checked, "value", Qt.CheckState.Checked)
_UNCHECKED = getattr(Qt.CheckState.Unchecked, "value", Qt.CheckState.Unchecked)


class TickModel(QAbstractListModel):
    """Payloads in order, which of them are ticked, and how each is called."""

    ticked_changed = pyqtSignal()
    """Somebody ticked; not told by `fill`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._payloads: list[Any] = []
        self._text: Callable[[Any], str] = str
        self._ticked: set[int] = set()  # rows

    def fill(
        self, payloads: Sequence[Any], text: Callable[[Any], str], ticked: Callable[[Any], bool]
    ) -> None:
        """Show other rows; nothing is told."""
        self.beginResetModel()
        self._payloads, self._text = list(payloads), text
        self._ticked = {row for row, payload in enumerate(self._payloads) if ticked(payload)}
        self.endResetModel()

    def ticked(self) -> list[Any]:
        """Return the payloads of what is ticked, in order."""
        return [self._payloads[row] for row in sorted(self._ticked)]

    def states(self) -> dict[Any, bool]:
        """Return whether each payload is ticked."""
        return {payload: row in self._ticked for row, payload in enumerate(self._payloads)}

    @property
    def ticked_count(self) -> int:
        """Return how many rows are ticked."""
        return len(self._ticked)

    @property
    def first_ticked(self) -> QModelIndex:
        """Return the first row that is ticked."""
        return self.index(min(self._ticked), 0) if self._ticked else QModelIndex()

    def tick_all(self, tick: bool) -> None:
        """Tick all or none, and tell once, if that changes anything."""
        rows = set(range(len(self._payloads))) if tick else set()
        if rows == self._ticked:
            return
        self._ticked = rows
        last = self.index(len(self._payloads) - 1, 0)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._payloads)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list shows."""
        row = index.row()
        if not index.isValid() or row >= len(self._payloads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._payloads[row])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(self._payloads[row]))
        if role == Qt.ItemDataRole.CheckStateRole:
            return _CHECKED if row in self._ticked else _UNCHECKED
        return None

    def setData(  # noqa: N802
        self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        tick = getattr(value, "value", value) == _CHECKED
        if tick == (index.row() in self._ticked):
            return False
        (self._ticked.add if tick else self._ticked.discard)(index.row())
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Return what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
