"""Ask for the name of an area."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...core.translate import tr
from ..theme import BAD, colour_text, muted


class AreaNameDialog(QDialog):
    """One line, checked as it is typed."""

    named = pyqtSignal(str)
    """The name that was agreed to."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_name_dialog")
        self.setWindowTitle(title)
        self._problem: Callable[[str], str | None] = lambda _name: None
        self._is_taken: Callable[[str], bool] = lambda _name: False
        self.edit = QLineEdit(name, self)
        self.edit.setObjectName("geopera_aoi_name")
        self.edit.setAccessibleName(tr("Name"))
        self.edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.edit.selectAll()
        self.hint = QLabel(self)
        self.hint.setObjectName("geopera_aoi_name_hint")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setObjectName("geopera_aoi_name_ok")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(tr("Name, kept in the QGIS project:"), self))
        layout.addWidget(self.edit)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)
        self.edit.textChanged.connect(self._check)
        self._check()

    def set_check(
        self, problem: Callable[[str], str | None], is_taken: Callable[[str], bool]
    ) -> None:
        """Say what makes a name wrong, and which one would replace an area."""
        self._problem, self._is_taken = problem, is_taken
        self._check()

    def _check(self) -> None:
        name = self.edit.text()
        problem = self._problem(name)
        taken = not problem and self._is_taken(name.strip())
        self.hint.setText(problem or (tr("Replaces the area of that name.") if taken else " "))
        colour_text(self.hint, BAD if problem else muted(self.palette()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _agree(self) -> None:
        self.accept()
        self.named.emit(self.edit.text().strip())
