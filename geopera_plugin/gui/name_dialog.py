"""Ask for a name."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ..core.translate import tr
from .theme import BAD, colour_text, muted, muted_label

_LEAST = 2


class NameDialog(QDialog):
    """One line for a name, checked as it is typed, with a note on it or on what gets it."""

    named = pyqtSignal(str)
    """The name that was agreed to."""

    def __init__(
        self,
        title: str,
        suggestion: str,
        most: int,
        parent: QWidget | None = None,
        name: str = "geopera_name",
    ) -> None:
        """Build it; ``most`` characters can be typed, ``name`` begins the widgets' names."""
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._problem = _too_short
        self._is_taken: Callable[[str], bool] = lambda _name: False
        self.label = QLabel(tr("Name"), self)
        self.line = QLineEdit(suggestion, self)
        self.line.setObjectName(name)
        self.line.setAccessibleName(tr("Name"))
        self.line.setMaxLength(most)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        self.line.selectAll()
        self.label.setBuddy(self.line)
        self.note = muted_label(" ", f"{name}_note", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        save = QDialogButtonBox.StandardButton.Save
        self.buttons = QDialogButtonBox(save | QDialogButtonBox.StandardButton.Cancel, self)
        self.save = self.buttons.button(save)
        self.save.setObjectName(f"{name}_save")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (self.label, self.line, self.note, self.buttons):
            layout.addWidget(widget)
        self.accepted.connect(lambda: self.named.emit(self._name))
        self.line.textChanged.connect(lambda *_: self._look())
        self._name = ""
        self._look()

    def name(self) -> str:
        """Return the name, also after the dialog has closed."""
        return self._name

    def set_check(
        self, problem: Callable[[str], str | None], is_taken: Callable[[str], bool]
    ) -> None:
        """Say what makes a name wrong, and which one would replace another; the note tells."""
        self._problem, self._is_taken = problem, is_taken
        self._look()

    def _look(self) -> None:
        self._name = self.line.text().strip()
        problem = self._problem(self._name)
        self.save.setEnabled(problem is None)
        if self._problem is _too_short:
            return  # the note is of what gets the name
        taken = problem is None and self._is_taken(self._name)
        self.note.setText(problem or (tr("Replaces the one of that name.") if taken else " "))
        colour_text(self.note, BAD if problem else muted(self.palette()))


def _too_short(name: str) -> str | None:
    return None if len(name) >= _LEAST else ""
