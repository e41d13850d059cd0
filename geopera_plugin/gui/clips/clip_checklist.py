"""A list whose rows are ticked, with buttons that tick all or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from qgis.PyQt.QtCore import QItemSelectionModel, QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QListView, QPushButton, QWidget

from ...core.translate import tr
from .tick_model import TickModel

_MOST_ROWS = 4


class Checklist(QListView):
    """Rows with a tick and a payload each; Space ticks the current one."""

    ticked_changed = pyqtSignal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setAlternatingRowColors(True)
        self.setUniformItemSizes(True)
        self._rows = TickModel(self)
        self._rows.ticked_changed.connect(self.ticked_changed)
        self.setModel(self._rows)

    def fill(
        self, payloads: Sequence[Any], text: Callable[[Any], str], ticked: Callable[[Any], bool]
    ) -> None:
        """Show rows for payloads; nothing is told."""
        self._rows.fill(payloads, text, ticked)
        first = self._rows.first_ticked
        if first.isValid():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, flag)
            self.scrollTo(first)

    def count(self) -> int:
        """Return the number of rows."""
        return self._rows.rowCount()

    def ticked(self) -> list[Any]:
        """Return the payloads of what is ticked."""
        return self._rows.ticked()

    def ticked_text(self) -> str:
        """Return how many of the rows are ticked, in words."""
        number = QLocale().toString
        ticked, count = number(self._rows.ticked_count), number(self.count())
        return tr("{ticked} of {all} ticked").format(ticked=ticked, all=count)

    def states(self) -> dict[Any, bool]:
        """Return whether each payload is ticked."""
        return self._rows.states()

    def tick_all(self, tick: bool) -> None:
        """Tick all or none, and tell once."""
        self._rows.tick_all(tick)

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
