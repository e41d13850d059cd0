"""The remote servers in a list: add, edit, remove, use."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.connection import Connection
from ...core.servers.credentials import remove_key
from ...core.servers.profiles import EMBEDDED, ServerProfile, is_unprotected
from ...core.translate import tr
from .dialog import ServerDialog

_ID = Qt.ItemDataRole.UserRole + 1


class ServerList(QWidget):
    """Show all servers with the one in use in bold; every change takes effect at once."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_server_list")
        self._connection = connection
        self._servers = connection.servers
        self._dialog: ServerDialog | None = None
        self._question: QMessageBox | None = None
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("geopera_servers")
        self.tree.setAccessibleName(tr("Servers"))
        self.tree.setHeaderLabels([tr("Server"), tr("Address"), tr("Log-in")])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        line = self.fontMetrics().lineSpacing()
        self.tree.setMinimumHeight(line * 7)
        self.add = self._button("add", tr("Add…"), self._on_add)
        self.edit = self._button("edit", tr("Edit…"), self._on_edit)
        self.remove = self._button("remove", tr("Remove"), self._on_remove)
        self.use = self._button("use", tr("Use"), self._on_use)
        row = QHBoxLayout()
        for button in (self.add, self.edit, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        self.tree.itemSelectionChanged.connect(self._on_selected)
        self.tree.itemDoubleClicked.connect(lambda *_: self._on_edit())
        self._servers.changed.connect(self.reload)
        connection.server_changed.connect(self.reload)
        self.reload()

    def selected_id(self) -> str | None:
        """Return the id of the chosen server; empty for the plugin's own."""
        items = self.tree.selectedItems()
        return items[0].data(0, _ID) if items else None

    def reload(self, *_args) -> None:
        """Read the servers anew; what was chosen stays chosen."""
        chosen = self.selected_id()
        self.tree.clear()
        own = ServerProfile(EMBEDDED, tr("This computer"), tr("run by the plugin"))
        for profile in [own, *self._servers.profiles()]:
            item = QTreeWidgetItem([profile.name, profile.url, self._login_text(profile)])
            item.setData(0, _ID, profile.id)
            if profile.id == self._connection.server_id:
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
            if profile.id != EMBEDDED and is_unprotected(profile.url):
                item.setToolTip(1, tr("Plain http:// is not protected on its way"))
            self.tree.addTopLevelItem(item)
            if profile.id == chosen:
                item.setSelected(True)
        self._on_selected()

    @staticmethod
    def _login_text(profile: ServerProfile) -> str:
        if profile.id == EMBEDDED:
            return tr("none needed")
        return tr("in QGIS") if profile.authcfg else tr("none")

    def _on_selected(self) -> None:
        chosen = self.selected_id()
        self.edit.setEnabled(bool(chosen))
        self.remove.setEnabled(bool(chosen))
        self.use.setEnabled(chosen is not None and chosen != self._connection.server_id)

    def _on_add(self) -> None:
        self._open(None)

    def _on_edit(self) -> None:
        profile = self._servers.get(self.selected_id() or "")
        if profile is not None:
            self._open(profile)

    def _open(self, profile: ServerProfile | None) -> None:
        self._dialog = ServerDialog(self._servers, profile, self)
        self._dialog.finished.connect(self._on_dialog_closed)
        self._dialog.open()

    def _on_dialog_closed(self, _result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        saved = dialog.saved
        if saved is not None and saved.id == self._connection.server_id:
            self._connection.restart()

    def _on_remove(self) -> None:
        profile = self._servers.get(self.selected_id() or "")
        if profile is None:
            return
        box = QMessageBox(self)
        box.setObjectName("geopera_remove_server")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Remove server"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Remove “{name}” and its key from QGIS?").format(name=profile.name))
        box.setInformativeText(tr("Nothing changes on the server itself."))
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
        box.finished.connect(lambda answer: self._remove(profile, answer))
        self._question = box  # a reference, or its Python side would be collected
        box.open()

    def _remove(self, profile: ServerProfile, answer: int) -> None:
        box, self._question = self._question, None
        if box is not None:
            box.deleteLater()
        if answer != QMessageBox.StandardButton.Yes:
            return
        in_use = profile.id == self._connection.server_id
        if in_use:
            self._connection.switch(EMBEDDED)
        self._servers.remove(profile.id)
        remove_key(profile.authcfg)

    def _on_use(self) -> None:
        chosen = self.selected_id()
        if chosen is not None:
            self._connection.switch(chosen)

    def _button(self, name: str, text: str, run) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"geopera_servers_{name}")
        button.clicked.connect(lambda *_: run())
        return button
