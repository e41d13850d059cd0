"""Ask before anything is installed: what, where and how large; then show how it goes."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.connection import Connection
from ...core.environment.environment import (
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
from .dependency_facts import DependencyFacts
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
        self.facts = DependencyFacts(self)
        self.in_qgis, self.own = self.facts.in_qgis, self.facts.own
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
        self.facts.choose(suitable_kind(self._settings))
        self.facts.kind_changed.connect(self._show_kind)
        self._installer.progress_changed.connect(self._on_progress)
        self._installer.line_arrived.connect(self.log.appendPlainText)
        self._installer.finished.connect(self._on_finished)
        self.close_box.rejected.connect(self.reject)
        self._show_kind()

    @property
    def kind(self) -> EnvKind:
        """Return which way is chosen."""
        return self.facts.kind

    def done(self, result: int) -> None:
        """Close; an installation that is under way is cancelled."""
        self._installer.cancel()
        super().done(result)

    def _target(self) -> Environment:
        return environment(self.kind)

    def _show_kind(self) -> None:
        """Say what would be installed where, and how it is now."""
        target = self._target()
        self.facts.show_target(target)
        state = target.state()
        self.install_button.setText(tr("Install") if state is State.ABSENT else tr("Repair"))
        self._show_running(self._installer.is_running)

    def _show_running(self, running: bool) -> None:
        target = self._target()
        self.install_button.setEnabled(not running)
        self.remove_button.setEnabled(not running and target.state() is not State.ABSENT)
        self.cancel_button.setEnabled(running)
        self.facts.set_free(not running)
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
        layout.addWidget(self.facts)
        layout.addLayout(outcome)
        layout.addWidget(self.progress)
        layout.addWidget(self.log, 1)
        layout.addLayout(bottom)
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 100, self.fontMetrics().lineSpacing() * 34)
        self.dot.hide()

    def _button(self, name: str, run) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"geopera_dependency_{name}_button")
        button.setAutoDefault(False)
        button.clicked.connect(lambda *_: run())
        return button
