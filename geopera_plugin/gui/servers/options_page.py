"""What can be set: servers, the one on this computer, what it may read, where results go."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...core.connection import Connection
from ...core.sources import unusable_sources
from ...core.translate import tr
from ..focus import name_parts, tab_in_layout_order
from ..theme import BAD, colour_text, muted_label
from .list import ServerList
from .options_local import LocalServerBox

OPTIONS_PAGE = "geopera_options"


class OptionsPage(QgsOptionsPageWidget):
    """Servers take effect at once, as they are made in dialogs; the rest when it is applied."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._settings = connection.settings
        self.setObjectName(OPTIONS_PAGE)
        self.servers = ServerList(connection, self)
        self.local = LocalServerBox(connection, self)
        self.allow_remote = QCheckBox(
            tr("Read GeoTIFFs of all public web servers (https, S3)"), self
        )
        self.allow_remote.setObjectName("geopera_option_allow_remote")
        self.sources = QPlainTextEdit(self)
        self.sources.setObjectName("geopera_option_sources")
        self.sources.setAccessibleName(tr("Other places that may be read"))
        self.sources.setPlaceholderText("https://imagery.example.org/orthos/")
        self.sources.setTabChangesFocus(True)
        self.sources.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 12)
        self.fault = QLabel(self)
        self.fault.setObjectName("geopera_option_fault")
        self.fault.setWordWrap(True)
        colour_text(self.fault, BAD)
        self.results = QgsFileWidget(self)
        self.results.setObjectName("geopera_option_results")
        self.results.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        name_parts(self.results, tr("Save clips in"))
        self._lay_out()
        tab_in_layout_order(self)
        self._fill()
        self.sources.textChanged.connect(self._check)

    def apply(self) -> None:
        """Keep what was set; the server on this computer starts anew when that concerns it."""
        settings = self._settings
        before = settings.server_values()
        settings.allow_remote = self.allow_remote.isChecked()
        lines = self._lines()
        settings.allowed_sources = tuple(line for line in lines if not unusable_sources((line,)))
        folder = self.results.filePath().strip()
        settings.output_folder = Path(folder) if folder else None
        moved = self.local.apply()
        if (moved or settings.server_values() != before) and not self._connection.server_id:
            self._connection.restart()

    def _fill(self) -> None:
        settings = self._settings
        self.allow_remote.setChecked(settings.allow_remote)
        self.sources.setPlainText("\n".join(settings.allowed_sources))
        chosen = settings.chosen_output_folder
        self.results.setFilePath(str(chosen) if chosen else "")
        self.results.lineEdit().setPlaceholderText(
            tr("beside the project: {folder}").format(folder=settings.output_folder)
        )
        self._check()

    def _lines(self) -> tuple[str, ...]:
        lines = self.sources.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def _check(self) -> None:
        bad = unusable_sources(self._lines())
        self.fault.setVisible(bool(bad))
        self.fault.setText(
            tr("Neither a folder nor an address, so it is not kept: {place}").format(
                place=", ".join(bad)
            )
        )

    def _lay_out(self) -> None:
        servers = QGroupBox(tr("Servers"), self)
        QVBoxLayout(servers).addWidget(self.servers)
        reading = QGroupBox(tr("What the server on this computer may read"), self)
        form = QFormLayout(reading)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(
            muted_label(
                tr(
                    "Your own files can always be read. What is named below may be on any network,"
                    " your own included; one folder or address in a line."
                ),
                "geopera_option_reading_hint",
                self,
            )
        )
        form.addRow(self.allow_remote)
        form.addRow(tr("Also"), self.sources)
        form.addRow("", self.fault)
        results = QGroupBox(tr("Results"), self)
        inner = QFormLayout(results)
        inner.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        inner.addRow(tr("Save clips in"), self.results)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        for box in (servers, self.local, reading, results):
            column.addWidget(box)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("geopera_options_scroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
