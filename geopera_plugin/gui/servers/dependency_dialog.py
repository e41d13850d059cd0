"""Ask before anything is installed: what, where and how large; then show how it goes."""

from __future__ import annotations

import sys

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...core.connection import Connection
from ...core.dependencies import PYTHON
from ...core.environment.environment import (
    DISK_BYTES,
    DOWNLOAD_BYTES,
    Environment,
    EnvKind,
    State,
    environment,
)
from ...core.environment.installer import Installer
from ...core.servers.local_server import suitable_kind
from ...core.settings import ServerMode
from ...core.translate import tr
from ..icons import icon
from ..theme import BAD, GOOD, muted_label, sized
from .dependency_words import megabytes_text, python_text, state_text
from .state_dot import StateDot

_MOST_LINES = 5000


class DependencyDialog(QDialog):
    """Install, repair and remove what the plugin's own server needs, with the user's consent."""

    def __init__(
        self,
        connection: Connection,
        parent: QWidget | None = None,
        installer: Installer | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._settings = connection.settings
        # It has no parent: an installation that is cancelled by closing ends a little later.
        self._installer = installer or Installer(self._settings)
        self._installed: EnvKind | None = None
        self.setObjectName("geopera_dependency_dialog")
        self.setWindowTitle(tr("Server on this computer"))
        self.setWindowIcon(icon("geopera"))
        self.in_qgis = self._way("in_qgis", tr("Inside QGIS"))
        self.own = self._way("own", tr("In a process of its own"))
        self._ways = QButtonGroup(self)
        self._ways.addButton(self.in_qgis)
        self._ways.addButton(self.own)
        self.what = self._fact("what")
        self.where = self._fact("where")
        self.size = self._fact("size")
        self.state = self._fact("state")
        self.dot = StateDot(self)
        self.outcome = QLabel(self)
        self.outcome.setObjectName("geopera_dependency_outcome")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("geopera_dependency_progress")
        self.progress.setAccessibleName(tr("Progress of the installation"))
        self.progress.setRange(0, 100)
        self.log = QPlainTextEdit(self)
        self.log.setObjectName("geopera_dependency_log")
        self.log.setAccessibleName(tr("Log of the installation"))
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(_MOST_LINES)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.log.setPlaceholderText(tr("What pip says appears here."))
        self.install_button = self._button("install", self._on_install)
        self.remove_button = self._button("remove", self._on_remove)
        self.remove_button.setText(tr("Remove"))
        self.cancel_button = self._button("cancel", self._installer.cancel)
        self.cancel_button.setText(tr("Cancel"))
        self.close_box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._lay_out()
        kind = suitable_kind(self._settings)
        self.in_qgis.setEnabled(sys.version_info[:2] >= PYTHON)
        (self.own if kind is EnvKind.OWN else self.in_qgis).setChecked(True)
        self._ways.buttonToggled.connect(lambda *_: self._show_kind())
        self._installer.progress_changed.connect(self._on_progress)
        self._installer.line_arrived.connect(self.log.appendPlainText)
        self._installer.finished.connect(self._on_finished)
        self.close_box.rejected.connect(self.reject)
        self._show_kind()

    @property
    def kind(self) -> EnvKind:
        """Return which way is chosen."""
        return EnvKind.OWN if self.own.isChecked() else EnvKind.IN_QGIS

    def done(self, result: int) -> None:
        """Close; an installation that is under way is cancelled."""
        self._installer.cancel()
        super().done(result)

    def _target(self) -> Environment:
        return environment(self.kind)

    def _show_kind(self) -> None:
        """Say what would be installed where, and how it is now."""
        target = self._target()
        count = len(target.lock().packages)
        own = self.kind is EnvKind.OWN
        self.what.setText(
            tr(
                "{count} Python packages, rasterio and rio-tiler among them, pinned and checked"
                " by their hashes, from pypi.org"
            ).format(count=count)
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
            if own
            else tr("QGIS's own packages, NumPy among them, stay exactly as they are.")
        )
        state = target.state()
        self.state.setText(state_text(state, target))
        self.install_button.setText(tr("Install") if state is State.ABSENT else tr("Repair"))
        self._show_running(self._installer.is_running)

    def _show_running(self, running: bool) -> None:
        target = self._target()
        self.install_button.setEnabled(not running)
        self.remove_button.setEnabled(not running and target.state() is not State.ABSENT)
        self.cancel_button.setEnabled(running)
        for way in self._ways.buttons():
            way.setEnabled(not running and (way is self.own or sys.version_info[:2] >= PYTHON))
        self.progress.setVisible(running)
        self.dot.setVisible(not running and bool(self.outcome.text()))

    def _on_install(self) -> None:
        self._begin(tr("Installing…"))
        self._installed = self.kind
        self._installer.install(self.kind)

    def _on_remove(self) -> None:
        self._begin(tr("Removing…"))
        self._installed = None
        target = self._target()
        self._installer.remove(target, self._connection.server.stop)

    def _begin(self, text: str) -> None:
        self.log.clear()
        self.outcome.setText(text)
        self.progress.setValue(0)
        self._show_running(True)

    def _on_progress(self, percent: float) -> None:
        self.progress.setValue(round(percent))

    def _on_finished(self, reason: str) -> None:
        if reason:
            self.outcome.setText(reason)
            self.dot.set_colour(BAD)
        else:
            installed = self._installed is not None
            self.outcome.setText(
                tr("Installed. The server is started.") if installed else tr("Removed.")
            )
            self.dot.set_colour(GOOD)
            if self._installed is EnvKind.OWN and self._settings.server_mode is ServerMode.IN_QGIS:
                self._settings.server_mode = ServerMode.AUTOMATIC
        self._show_kind()
        if not reason and not self._connection.server_id:
            self._connection.restart()

    def _lay_out(self) -> None:
        intro = muted_label(
            tr(
                "The server reads rasters, draws tiles and clips. It needs Python packages that"
                " QGIS does not bring. Nothing is installed before you agree, and a server"
                " elsewhere works without them."
            ),
            "geopera_dependency_intro",
            self,
        )
        title = QLabel(tr("Let QGIS serve imagery on this computer"), self)
        title.setFont(sized(title.font(), 1.2, bold=True))
        ways = QHBoxLayout()
        ways.addWidget(self.in_qgis)
        ways.addWidget(self.own)
        ways.addStretch(1)
        box = QGroupBox(tr("What will be installed"), self)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Runs"), ways)
        form.addRow(tr("What"), self.what)
        form.addRow(tr("Where"), self.where)
        form.addRow(tr("How large"), self.size)
        form.addRow(tr("Python"), self._python())
        form.addRow(tr("Now"), self.state)
        self._untouched = muted_label("", "geopera_dependency_untouched", self)
        form.addRow("", self._untouched)
        outcome = QHBoxLayout()
        outcome.addWidget(self.dot)
        outcome.addWidget(self.outcome, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.install_button)
        bottom.addWidget(self.remove_button)
        bottom.addWidget(self.cancel_button)
        bottom.addStretch(1)
        bottom.addWidget(self.close_box)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(intro)
        layout.addWidget(box)
        layout.addLayout(outcome)
        layout.addWidget(self.progress)
        layout.addWidget(self.log, 1)
        layout.addLayout(bottom)
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 100, self.fontMetrics().lineSpacing() * 34)
        self.dot.hide()

    def _python(self) -> QLabel:
        label = self._fact("python")
        label.setText(python_text())
        return label

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

    def _button(self, name: str, run) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"geopera_dependency_{name}_button")
        button.setAutoDefault(False)
        button.clicked.connect(lambda *_: run())
        return button
