"""Take the place of the desktop: note what should be opened by another program."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot


class Desktop(QObject):
    """Note addresses and files instead of opening them."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @pyqtSlot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note what should be opened."""
        self.opened.append(url.toLocalFile() if url.isLocalFile() else url.toString())
