"""A list whose rows are ticked, with buttons that tick all or none."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from ...core.plain_text import plain_tip
from ...core.translate import tr

_PAYLOAD = Qt.ItemDataRole.UserRole + 1
_MOST_ROWS = 4


class Checklist(QListWidget):
    """Rows with a tick and a payload each; Space ticks the current one."""

    ticked_changed = pyqtSignal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setAlternatingRowColors(True)
        self.setUniformItemSizes(True)
        self.itemChanged.connect(lambda *_: self.ticked_changed.emit())

    def fill(self, rows: list) -> None:
        """Show rows of (text, payload, ticked); nothing is told."""
        blocked = self.blockSignals(True)
        self.clear()
        first = None
        for text, payload, ticked in rows:
            item = QListWidgetItem(text, self)
            item.setData(_PAYLOAD, payload)
            item.setToolTip(plain_tip(text))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            first = item if ticked and first is None else first
        self.blockSignals(blocked)
        if first is not None:
            self.scrollToItem(first)

    def ticked(self) -> list:
        """Return the payloads of what is ticked."""
        return [item.data(_PAYLOAD) for item in self._items() if self._is_ticked(item)]

    def states(self) -> dict:
        """Return whether each payload is ticked."""
        return {item.data(_PAYLOAD): self._is_ticked(item) for item in self._items()}

    def tick_all(self, tick: bool) -> None:
        """Tick all or none, and tell once."""
        blocked = self.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self.ticked_changed.emit()

    def fit_height(self) -> None:
        """Be as high as a few rows."""
        rows = max(1, min(_MOST_ROWS, self.count()))
        height = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height() + 4
        self.setFixedHeight(rows * height + 2 * self.frameWidth() + 2)

    def tick_button(self, name: str, tick: bool) -> QPushButton:
        """Return a button that ticks all or none."""
        button = QPushButton(tr("All") if tick else tr("None"), self.parentWidget())
        button.setObjectName(name)
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setToolTip(tr("Tick all of the list") if tick else tr("Tick none of the list"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda *_: self.tick_all(tick))
        return button

    def _items(self) -> list:
        return [self.item(row) for row in range(self.count())]

    @staticmethod
    def _is_ticked(item: QListWidgetItem) -> bool:
        return item.checkState() == Qt.CheckState.Checked
