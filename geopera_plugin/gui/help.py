"""Help: the documentation by menu, button and F1, and what this plugin is."""

from __future__ import annotations

import configparser
from pathlib import Path

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QMessageBox

from ..core.resource_folder import resource_folder
from ..core.translate import tr
from .icons import icon

_METADATA = Path(__file__).resolve().parents[1] / "metadata.txt"


def metadata() -> dict[str, str]:
    """Return what `metadata.txt` says of the plugin; empty where it is not beside the code."""
    parser = configparser.ConfigParser(interpolation=None)
    for path in (_METADATA, resource_folder().parent / "metadata.txt"):
        if path.is_file():
            parser.read(path, encoding="utf-8")
            break
    return dict(parser["general"]) if parser.has_section("general") else {}


class Help(QObject):
    """The part of the plugin that leads to its documentation."""

    def __init__(self, bench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._box: QMessageBox | None = None
        self.help_action = QAction(icon("help"), tr("Geopera help"), self)
        self.help_action.setObjectName("geopera_help")
        self.help_action.setToolTip(tr("Open the documentation in the web browser"))
        self.help_action.triggered.connect(lambda *_: self.open_documentation())
        self.about_action = QAction(icon("geopera"), tr("About Geopera…"), self)
        self.about_action.setObjectName("geopera_about")
        self.about_action.triggered.connect(lambda *_: self.show_about())
        bench.add_action(self.help_action)
        bench.add_action(self.about_action)
        bench.iface.pluginHelpMenu().addAction(self.help_action)
        # F1 is QGIS's own help; where the dock has the focus it is the dock's
        bench.dock.installEventFilter(self)

    def dispose(self) -> None:
        """Take help out of menu and dock."""
        self._bench.dock.removeEventFilter(self)
        self._bench.iface.pluginHelpMenu().removeAction(self.help_action)
        if self._box is not None:
            self._box.close()

    def open_documentation(self) -> None:
        """Open the documentation in the web browser."""
        address = metadata().get("homepage", "")
        if address.startswith("https://"):
            QDesktopServices.openUrl(QUrl(address))

    def show_about(self) -> None:
        """Say what this is, in a box that does not stop QGIS."""
        if self._box is not None:
            self._box.raise_()
            return
        known = metadata()
        box = QMessageBox(self._bench.iface.mainWindow())
        box.setObjectName("geopera_about_box")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("About Geopera"))
        size = box.fontMetrics().height() * 4
        box.setIconPixmap(icon("geopera").pixmap(size, size))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Geopera {version}").format(version=known.get("version", "")))
        lines = [
            tr("Browse dated imagery, style it live, and clip it without changing a pixel."),
            tr("Free software under the GNU General Public License, version 2 or later."),
            tr("Formulas come from the Awesome Spectral Indices catalogue."),
        ]
        box.setInformativeText("\n\n".join(lines))
        box.destroyed.connect(self._forget_box)
        self._box = box
        box.open()

    def eventFilter(self, watched, event) -> bool:  # noqa: N802
        """Take F1 before QGIS's own shortcut does, then open the documentation."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or event.key() != Qt.Key.Key_F1:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.open_documentation()
        return True

    def _forget_box(self, *_args) -> None:
        self._box = None
