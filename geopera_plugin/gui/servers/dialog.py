"""Add a remote server or change one, and try it out before it is kept."""

from __future__ import annotations

from urllib.parse import urlsplit

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...client import ClientError
from ...core.error_words import error_text, error_title
from ...core.servers.credentials import (
    CredentialProblem,
)
from ...core.servers.profiles import ServerProfile, Servers, check_address, is_unprotected
from ...core.servers.remote_login import Login, try_out
from ...core.servers.route import route_to
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..icons import icon
from .login_choice import LoginChoice
from .verdict import ServerVerdict


class ServerDialog(QDialog):
    """Collect name, address and key of a server; the key goes into QGIS's own database."""

    def __init__(
        self, servers: Servers, profile: ServerProfile | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._servers = servers
        self._profile = profile
        self._test: BackgroundTask | None = None
        self.saved: ServerProfile | None = None
        self.setObjectName("geopera_server_dialog")
        self.setWindowTitle(tr("Edit server") if profile else tr("Add a server"))
        self.setWindowIcon(icon("geopera"))
        self.name = self._line("name", tr("Name"), tr("such as Harbour office"))
        self.url = self._line("url", tr("Address"), "https://imagery.example.org")
        self.login = LoginChoice(profile, self)
        self.key, self.entry = self.login.key, self.login.entry
        self.by_key, self.by_entry = self.login.by_key, self.login.by_entry
        self.verdict = ServerVerdict(self)
        self.test_button = QPushButton(tr("Test connection"), self)
        self.test_button.setObjectName("geopera_server_test")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setObjectName(
            "geopera_server_save"
        )
        self._lay_out()
        self._fill()
        self.url.textChanged.connect(lambda *_: self._on_edited())
        self.key.textChanged.connect(lambda *_: self.verdict.clear_result())
        self.test_button.clicked.connect(lambda *_: self.test())
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self._on_edited()

    def test(self) -> None:
        """Try the server out with what was typed in."""
        url = self._address()
        if url is None:
            return
        try:
            auth = self.login.auth()
        except CredentialProblem as problem:
            self.verdict.show_bad(str(problem))
            return
        route = route_to(url)
        if self._misleads(url):
            return
        self._end_test()
        self.test_button.setEnabled(False)
        self.verdict.show_busy(tr("Asking {url}…").format(url=url))
        self._test = run_in_background(
            "Test a Geopera server",
            lambda _feedback: try_out(url, auth, route),
            self._on_good,
            self._on_bad,
            hidden=True,
        )
        # Other work may end hidden tasks, and then nobody is called back.
        self._test.finished.connect(self._on_test_over)

    def save(self) -> None:
        """Keep the server, its key in the authentication database, and close."""
        url = self._address()
        if url is None:
            return
        before = self._profile
        if self._misleads(url):
            return
        name = self.name.text().strip() or url.split("//")[-1]
        try:
            authcfg = self.login.keep(name, url)
        except CredentialProblem as problem:
            self.verdict.show_bad(str(problem))
            return
        server_id = before.id if before else self._servers.new_id(url)
        self.saved = ServerProfile(server_id, name, url, authcfg)
        self._servers.save(self.saved)
        self.accept()

    def done(self, result: int) -> None:
        """Close; a test that is under way matters no more, and the key is not kept in memory."""
        self._end_test()
        self.key.clear()
        super().done(result)

    def _misleads(self, url: str) -> bool:
        """Refuse to send a key that is kept for one server to another one."""
        before = self._profile
        kept = before is not None and bool(before.authcfg) and self.by_key.isChecked()
        if not kept or self.key.text().strip() or _host(url) == _host(before.url):
            return False
        self.verdict.show_bad(
            tr("This address leads to another server: enter the key that is meant for it.")
        )
        self.key.setFocus()
        return True

    def _address(self) -> str | None:
        try:
            return check_address(self.url.text())
        except ValueError as error:
            self.verdict.show_bad(str(error))
            self.url.setFocus()
            return None

    def _on_edited(self) -> None:
        self.verdict.clear_result()
        try:
            url = check_address(self.url.text())
        except ValueError:
            url = ""
        self.verdict.set_unprotected(bool(url) and is_unprotected(url))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(url))
        self.test_button.setEnabled(bool(url))

    def _on_good(self, login: Login) -> None:
        self.verdict.show_good(login.version, login.project_count, login.token is not None)

    def _on_bad(self, error: Exception) -> None:
        if isinstance(error, ClientError):
            self.verdict.show_bad(error_title(error), error_text(error))
        else:
            self.verdict.show_bad(tr("This did not work"), str(error))

    def _on_test_over(self) -> None:
        self.test_button.setEnabled(True)

    def _end_test(self) -> None:
        if self._test is not None:
            self._test.cancel()
            self._test = None

    def _fill(self) -> None:
        profile = self._profile
        if profile is not None:
            self.name.setText(profile.name)
            self.url.setText(profile.url)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Name"), self.name)
        form.addRow(tr("&Address"), self.url)
        label = QLabel(tr("Log in by"), self)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        spare = self.by_key.sizeHint().height() - label.fontMetrics().height()
        label.setContentsMargins(0, max(0, spare // 2), 0, 0)
        form.addRow(label, self.login)
        bottom = QHBoxLayout()
        bottom.addWidget(self.test_button)
        bottom.addStretch(1)
        bottom.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.verdict, 1)
        layout.addLayout(bottom)
        em = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(em * 72)

    def _line(self, name: str, accessible: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(f"geopera_server_{name}")
        line.setAccessibleName(accessible)
        line.setPlaceholderText(hint)
        return line


def _host(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()
