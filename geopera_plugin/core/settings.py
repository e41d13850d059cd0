"""Typed properties over QGIS's settings."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

PREFIX = "geopera/"
SITE_VARIABLE = "GEOPERA_PLUGIN_SITE"
DEFAULT_PORT = 8765


class PluginSettings:
    """What the user chose, with defaults that work."""

    @property
    def home(self) -> Path:
        """Return the folder of the embedded server: its database, clips and demo data."""
        chosen = self._text("home")
        return Path(chosen) if chosen else Path(QgsApplication.qgisSettingsDirPath()) / "geopera"

    @home.setter
    def home(self, folder: Path | None) -> None:
        self._put("home", folder)

    @property
    def output_folder(self) -> Path:
        """Return where results are saved: the choice, else beside the project, else Documents."""
        chosen = self._text("output_folder")
        if chosen:
            return Path(chosen)
        project = QgsProject.instance().homePath()
        if project:
            return Path(project) / "geopera"
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return Path(documents or Path.home()) / "geopera"

    @output_folder.setter
    def output_folder(self, folder: Path | None) -> None:
        self._put("output_folder", folder)

    @property
    def site_packages(self) -> Path | None:
        """Return the folder with the server's dependencies; the environment variable wins."""
        chosen = os.environ.get(SITE_VARIABLE) or self._text("site_packages")
        return Path(chosen) if chosen else None

    @site_packages.setter
    def site_packages(self, folder: Path | None) -> None:
        self._put("site_packages", folder)

    @property
    def preferred_port(self) -> int:
        """Return the port that the embedded server tries first."""
        return int(QgsSettings().value(PREFIX + "preferred_port", DEFAULT_PORT, type=int))

    @preferred_port.setter
    def preferred_port(self, port: int) -> None:
        QgsSettings().setValue(PREFIX + "preferred_port", int(port))

    @property
    def allow_remote(self) -> bool:
        """Say whether the server may read GeoTIFFs of public hosts; off by default."""
        return bool(QgsSettings().value(PREFIX + "allow_remote", False, type=bool))

    @allow_remote.setter
    def allow_remote(self, allowed: bool) -> None:
        QgsSettings().setValue(PREFIX + "allow_remote", bool(allowed))

    @staticmethod
    def _text(name: str) -> str:
        return str(QgsSettings().value(PREFIX + name, "", type=str) or "")

    @staticmethod
    def _put(name: str, value: Path | None) -> None:
        if value is None:
            QgsSettings().remove(PREFIX + name)
        else:
            QgsSettings().setValue(PREFIX + name, str(value))
