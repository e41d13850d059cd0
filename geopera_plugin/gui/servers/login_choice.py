"""Choose what proves to a server who calls: a key, or an entry of QGIS's own database."""

from __future__ import annotations

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from requests.auth import AuthBase

from ...client.credentials import PasswordLogin
from ...core.servers.credentials import USER, credential, is_ours, remove_key, store_key
from ...core.servers.profiles import ServerProfile
from ...core.translate import tr

_KEY, _ENTRY = 0, 1


class LoginChoice(QWidget):
    """A line for a key, which goes into the authentication database, or one of its entries."""

    def __init__(self, profile: ServerProfile | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = profile.authcfg if profile is not None else ""
        self.key = QLineEdit(self)
        self.key.setObjectName("geopera_server_key")
        self.key.setAccessibleName(tr("API key"))
        self.key.setPlaceholderText("gpra_…")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.entry = QgsAuthConfigSelect(self)
        self.entry.setObjectName("geopera_server_entry")
        self.by_key = QRadioButton(tr("API key"), self)
        self.by_key.setObjectName("geopera_server_by_key")
        self.by_entry = QRadioButton(tr("Entry of QGIS's authentication database"), self)
        self.by_entry.setObjectName("geopera_server_by_entry")
        self._ways = QButtonGroup(self)
        self._ways.addButton(self.by_key, _KEY)
        self._ways.addButton(self.by_entry, _ENTRY)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._at_top(self.key))
        self._pages.addWidget(self._at_top(self.entry))
        row = QHBoxLayout()
        row.addWidget(self.by_key)
        row.addWidget(self.by_entry)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._pages)
        self.by_key.toggled.connect(lambda on: self._pages.setCurrentIndex(_KEY if on else _ENTRY))
        self.by_key.setChecked(True)
        if self._before and not is_ours(self._before):
            self.by_entry.setChecked(True)
            self.entry.setConfigId(self._before)
        elif self._before:
            self.key.setPlaceholderText(tr("kept in QGIS; type to replace it"))

    def auth(self) -> AuthBase | str:
        """Return what a request sends.

        Raises:
            CredentialProblem: QGIS does not give it out.
        """
        key = self.key.text().strip()
        if self.by_key.isChecked() and key:
            return PasswordLogin(USER, key)
        return credential(self.entry.configId() if self.by_entry.isChecked() else self._before)

    def keep(self, name: str, url: str) -> str:
        """Keep a key that was typed in; return the id of the entry that is chosen.

        Raises:
            CredentialProblem: QGIS's database does not take it.
        """
        before = self._before
        if self.by_entry.isChecked():
            chosen = str(self.entry.configId())
            if before and before != chosen:
                remove_key(before)
            return chosen
        key = self.key.text().strip()
        if not key:
            return before
        return store_key(key, name, url, before if is_ours(before) else "")

    @staticmethod
    def _at_top(widget: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        layout.addStretch(1)
        return page
