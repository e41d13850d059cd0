"""Ask for a name."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...core.translate import tr
from ..theme import muted_label

_LEAST = 2


class NameDialog(QDialog):
    """One line for a name, with a note on what gets it."""

    def __init__(
        self, title: str, suggestion: str, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.line = QLineEdit(suggestion, self)
        self.line.setObjectName("geopera_name")
        self.line.setAccessibleName(tr("Name"))
        self.line.setMaxLength(most)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        label = QLabel(tr("Name"), self)
        label.setBuddy(self.line)
        self.note = muted_label("", "geopera_name_note", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        save = QDialogButtonBox.StandardButton.Save
        self.buttons = QDialogButtonBox(save | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(save).setObjectName("geopera_name_save")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (label, self.line, self.note, self.buttons):
            layout.addWidget(widget)
        self.line.textChanged.connect(lambda *_: self._look())
        self._name = ""
        self._look()

    def name(self) -> str:
        """Return the name, also after the dialog has closed."""
        return self._name

    def _look(self) -> None:
        self._name = self.line.text().strip()
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(len(self._name) >= _LEAST)
