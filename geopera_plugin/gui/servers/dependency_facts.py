"""What would be installed: which way, what, where, how large, and how it is now."""

from __future__ import annotations

import sys

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QWidget,
)

from ...core.dependencies import PYTHON
from ...core.environment.environment import DISK_BYTES, DOWNLOAD_BYTES, Environment, EnvKind
from ...core.translate import tr
from ..theme import muted_label
from .dependency_words import megabytes_text, python_text, state_text


class DependencyFacts(QGroupBox):
    """Choose inside QGIS or a process of its own, and read what that means."""

    kind_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What will be installed"), parent)
        self.in_qgis = self._way("in_qgis", tr("Inside QGIS"))
        self.own = self._way("own", tr("In a process of its own"))
        self._ways = QButtonGroup(self)
        self._ways.addButton(self.in_qgis)
        self._ways.addButton(self.own)
        self.what = self._fact("what")
        self.where = self._fact("where")
        self.size = self._fact("size")
        self.state = self._fact("state")
        python = self._fact("python")
        python.setText(python_text())
        self._untouched = muted_label("", "geopera_dependency_untouched", self)
        ways = QHBoxLayout()
        ways.addWidget(self.in_qgis)
        ways.addWidget(self.own)
        ways.addStretch(1)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Runs"), ways)
        form.addRow(tr("What"), self.what)
        form.addRow(tr("Where"), self.where)
        form.addRow(tr("How large"), self.size)
        form.addRow(tr("Python"), python)
        form.addRow(tr("Now"), self.state)
        form.addRow("", self._untouched)
        self.set_free(True)
        self._ways.buttonToggled.connect(lambda _way, on: on and self.kind_changed.emit())

    @property
    def kind(self) -> EnvKind:
        """Return which way is chosen."""
        return EnvKind.OWN if self.own.isChecked() else EnvKind.IN_QGIS

    def choose(self, kind: EnvKind) -> None:
        """Choose a way."""
        (self.own if kind is EnvKind.OWN else self.in_qgis).setChecked(True)

    def set_free(self, free: bool) -> None:
        """Let the way be chosen, or not now; inside QGIS is for a Python that is new enough."""
        self.own.setEnabled(free)
        self.in_qgis.setEnabled(free and sys.version_info[:2] >= PYTHON)

    def show_target(self, target: Environment) -> None:
        """Say what would be installed where, and how it is now."""
        self.what.setText(
            tr(
                "{count} Python packages, rasterio and rio-tiler among them, pinned and checked"
                " by their hashes, from pypi.org"
            ).format(count=len(target.lock().packages))
        )
        self.where.setText(str(target.folder))
        self.where.setToolTip(str(target.folder))
        self.size.setText(
            tr("about {download} to fetch, {disk} on disk").format(
                download=megabytes_text(DOWNLOAD_BYTES[self.kind]),
                disk=megabytes_text(DISK_BYTES[self.kind]),
            )
        )
        self._untouched.setText(
            tr("It gets a Python environment of its own; QGIS's packages play no part.")
            if self.kind is EnvKind.OWN
            else tr("QGIS's own packages, NumPy among them, stay exactly as they are.")
        )
        self.state.setText(state_text(target.state(), target))

    def _way(self, name: str, text: str) -> QRadioButton:
        button = QRadioButton(text, self)
        button.setObjectName(f"geopera_dependency_{name}")
        return button

    def _fact(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"geopera_dependency_{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
