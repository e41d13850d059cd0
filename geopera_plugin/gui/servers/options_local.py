"""The options of the server that the plugin runs itself."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from ...core.connection import Connection
from ...core.settings import DEFAULT_CACHE_MB, DEFAULT_PORT, ServerMode
from ...core.translate import tr
from ..focus import name_parts
from .dependency_dialog import DependencyDialog
from .dependency_words import summary_text


class LocalServerBox(QGroupBox):
    """How it runs, on which port, in which folder, with which packages."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(tr("Server on this computer"), parent)
        self.setObjectName("geopera_option_local")
        self._connection = connection
        self._settings = connection.settings
        self._setup: DependencyDialog | None = None
        self.mode = QComboBox(self)
        self.mode.setObjectName("geopera_option_mode")
        self.mode.setAccessibleName(tr("Where the server runs"))
        for mode, text in (
            (
                ServerMode.AUTOMATIC,
                tr("Inside QGIS when its Python suits, else in its own process"),
            ),
            (ServerMode.IN_QGIS, tr("Inside QGIS")),
            (ServerMode.OWN_PROCESS, tr("In a process of its own")),
        ):
            self.mode.addItem(text, mode.value)
        self.interpreter = self._place(
            "interpreter", tr("Own Python"), QgsFileWidget.StorageMode.GetFile
        )
        self.interpreter.lineEdit().setPlaceholderText(tr("the one that the plugin installed"))
        self.home = self._place("home", tr("Folder"), QgsFileWidget.StorageMode.GetDirectory)
        self.port = QSpinBox(self)
        self.port.setObjectName("geopera_option_port")
        self.port.setAccessibleName(tr("Preferred port"))
        self.port.setRange(0, 65535)
        self.port.setSpecialValueText(tr("any"))
        self.port.setToolTip(tr("When another program has it, any free port is taken"))
        self.cache = QSpinBox(self)
        self.cache.setObjectName("geopera_option_cache")
        self.cache.setAccessibleName(tr("Cache for remote files"))
        self.cache.setRange(0, 4096)
        self.cache.setSingleStep(32)
        self.cache.setSuffix(" MiB")
        self.cache.setToolTip(tr("Memory for headers and small parts of files that are elsewhere"))
        self.packages = QLabel(self)
        self.packages.setObjectName("geopera_option_packages")
        self.packages.setWordWrap(True)
        self.set_up = QPushButton(tr("Packages…"), self)
        self.set_up.setObjectName("geopera_option_set_up")
        self.set_up.setToolTip(tr("Install, repair or remove what the server needs"))
        self.set_up.clicked.connect(lambda *_: self._open_setup())
        self._lay_out()
        self._fill()
        self.mode.currentIndexChanged.connect(lambda *_: self._on_mode())
        connection.state_changed.connect(self._show_packages)

    def apply(self) -> bool:
        """Keep what was set; return whether the server has to start anew for it."""
        settings = self._settings
        before = self._choices()
        settings.server_mode = ServerMode(self.mode.currentData())
        program = self.interpreter.filePath().strip()
        settings.interpreter = Path(program) if program else None
        folder = self.home.filePath().strip()
        settings.home = Path(folder) if folder else None
        settings.preferred_port = self.port.value()
        settings.cache_mb = self.cache.value()
        return self._choices() != before

    def _choices(self) -> tuple[object, ...]:
        settings = self._settings
        return settings.server_mode, settings.interpreter, settings.preferred_port, settings.home

    def _fill(self) -> None:
        settings = self._settings
        self.mode.setCurrentIndex(max(0, self.mode.findData(settings.server_mode.value)))
        self.interpreter.setFilePath(str(settings.interpreter or ""))
        chosen = settings.chosen_home
        self.home.setFilePath(str(chosen) if chosen else "")
        self.home.lineEdit().setPlaceholderText(str(settings.home))
        self.port.setValue(settings.preferred_port)
        self.cache.setValue(settings.cache_mb)
        self._on_mode()
        self._show_packages()

    def _on_mode(self) -> None:
        inside = self.mode.currentData() == ServerMode.IN_QGIS.value
        self.interpreter.setEnabled(not inside)

    def _show_packages(self, *_args) -> None:
        self.packages.setText(summary_text(self._settings, self._connection.server))

    def _open_setup(self) -> None:
        if self._setup is None:
            self._setup = DependencyDialog(self._connection, self)
            self._setup.finished.connect(self._on_setup_closed)
        self._setup.open()

    def _on_setup_closed(self, _result: int) -> None:
        dialog, self._setup = self._setup, None
        if dialog is not None:
            dialog.deleteLater()
        self._show_packages()

    def _lay_out(self) -> None:
        packages = QHBoxLayout()
        packages.addWidget(self.packages, 1)
        packages.addWidget(self.set_up)
        numbers = QHBoxLayout()
        numbers.addWidget(self.port)
        numbers.addSpacing(self.fontMetrics().averageCharWidth() * 3)
        label = QLabel(tr("Cache for &remote files"), self)
        label.setBuddy(self.cache)
        numbers.addWidget(label)
        numbers.addWidget(self.cache)
        numbers.addStretch(1)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("State"), packages)
        form.addRow(tr("Runs"), self.mode)
        form.addRow(tr("Own Python"), self.interpreter)
        form.addRow(tr("Folder"), self.home)
        form.addRow(tr("Preferred port"), numbers)
        self.port.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.port.setValue(DEFAULT_PORT)
        self.cache.setValue(DEFAULT_CACHE_MB)

    def _place(self, name: str, title: str, mode) -> QgsFileWidget:
        widget = QgsFileWidget(self)
        widget.setObjectName(f"geopera_option_{name}")
        widget.setStorageMode(mode)
        name_parts(widget, title)
        return widget
