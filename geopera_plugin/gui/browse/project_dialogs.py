"""Name a new project; look through the archived ones."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Project
from ...core.translate import tr
from ..icons import icon
from ..theme import BAD, colour_text, muted_label
from ..words import count_text, day_text

_LONGEST_NAME = 255
_LONGEST_TEXT = 10_000


class NewProjectDialog(QDialog):
    """Ask for a name and a description; stay open until the server has taken them."""

    create_asked = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_new_project")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New Geopera project"))
        self.name = QLineEdit(self)
        self.name.setObjectName("geopera_new_project_name")
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(tr("Harbour 2026"))
        self.name.textChanged.connect(lambda *_: self._enable())
        self.description = QPlainTextEdit(self)
        self.description.setObjectName("geopera_new_project_description")
        self.description.setTabChangesFocus(True)
        self.description.setMaximumHeight(self.fontMetrics().height() * 5)
        self._problem = muted_label("", "geopera_new_project_problem", self)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        colour_text(self._problem, BAD)
        self._problem.hide()
        self._buttons = QDialogButtonBox(self)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._create = self._buttons.addButton(tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._create.setObjectName("geopera_new_project_create")
        self._create.setIcon(icon("project_new"))
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Description"), self.description)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 62, 0)
        self._enable()

    def show_problem(self, text: str) -> None:
        """Say why it did not work, and let the person try again."""
        self.unlock()
        self._problem.setText(text)
        self._problem.show()
        self.name.setFocus()

    def unlock(self) -> None:
        """Let the person go on, or give up: nobody is waited for any more."""
        self.setEnabled(True)

    def _enable(self) -> None:
        self._create.setEnabled(bool(self.name.text().strip()))

    def _ask(self) -> None:
        self._problem.hide()
        self.setEnabled(False)
        description = self.description.toPlainText().strip()[:_LONGEST_TEXT]
        self.create_asked.emit(self.name.text().strip(), description)


class ArchivedProjectsDialog(QDialog):
    """List archived projects and bring one back."""

    restore_asked = pyqtSignal(object)
    """The `Project` to bring back."""

    def __init__(self, projects: Sequence[Project], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_archived_projects")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Archived Geopera projects"))
        self.list = QListWidget(self)
        self.list.setObjectName("geopera_archived_list")
        self.list.setAccessibleName(tr("Archived projects"))
        for project in projects:
            span = day_text(project.last_date) if project.last_date else ""
            words = ", ".join(
                part for part in (count_text(project.item_count, "scene"), span) if part
            )
            item = QListWidgetItem(icon("archive"), f"{project.name} ({words})")
            item.setData(Qt.ItemDataRole.UserRole, project)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        words = tr("Nothing of an archived project is deleted; it is only left out of the lists.")
        if not projects:
            words = tr("No project is archived.")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._restore = self._buttons.addButton(
            tr("Bring back"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._restore.setObjectName("geopera_archived_restore")
        self._restore.setEnabled(bool(projects))
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(muted_label(words, "geopera_archived_words", self))
        layout.addWidget(self.list)
        layout.addWidget(self._buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.fontMetrics().height() * 16)

    def _ask(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.restore_asked.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
