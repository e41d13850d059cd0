"""Typed properties over QGIS's settings."""

from __future__ import annotations

import enum
import os
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

from .environment.environment import EnvKind, environment

PREFIX = "geopera/"
SITE_VARIABLE = "GEOPERA_PLUGIN_SITE"
DEFAULT_PORT = 8765
DEFAULT_CACHE_MB = 64


class ServerMode(enum.Enum):
    """Where the plugin's own server runs."""

    AUTOMATIC = "automatic"
    IN_QGIS = "in_qgis"
    OWN_PROCESS = "own_process"


class PluginSettings:
    """What the user chose, with defaults that work."""

    @property
    def home(self) -> Path:
        """Return the folder of the embedded server: its database, clips and demo data."""
        return self.chosen_home or Path(QgsApplication.qgisSettingsDirPath()) / "geopera"

    @property
    def chosen_home(self) -> Path | None:
        """Return the user's choice of that folder, if any."""
        chosen = self._text("home")
        return Path(chosen) if chosen else None

    @home.setter
    def home(self, folder: Path | None) -> None:
        self._put("home", folder)

    @property
    def output_folder(self) -> Path:
        """Return where results are saved: the choice, else beside the project, else Documents."""
        chosen = self.chosen_output_folder
        if chosen is not None:
            return chosen
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
    def chosen_output_folder(self) -> Path | None:
        """Return the user's choice of that folder, if any."""
        chosen = self._text("output_folder")
        return Path(chosen) if chosen else None

    @property
    def site_packages(self) -> Path | None:
        """Return the folder with the server's dependencies, or None when there is none yet.

        The environment variable wins, then what was chosen, then what the plugin installed.
        """
        chosen = os.environ.get(SITE_VARIABLE) or self._text("site_packages")
        if chosen:
            return Path(chosen)
        installed = environment(EnvKind.IN_QGIS)
        return installed.site if installed.is_usable else None

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

    @property
    def server_mode(self) -> ServerMode:
        """Return where the plugin's own server is to run."""
        try:
            return ServerMode(self._text("server_mode") or ServerMode.AUTOMATIC.value)
        except ValueError:
            return ServerMode.AUTOMATIC

    @server_mode.setter
    def server_mode(self, mode: ServerMode) -> None:
        QgsSettings().setValue(PREFIX + "server_mode", mode.value)

    @property
    def interpreter(self) -> Path | None:
        """Return the Python that the user chose for the server's own process, if any."""
        chosen = self._text("interpreter")
        return Path(chosen) if chosen else None

    @interpreter.setter
    def interpreter(self, program: Path | None) -> None:
        self._put("interpreter", program)

    @property
    def allowed_sources(self) -> tuple[str, ...]:
        """Return folders and URL prefixes that may be read, those of the own network included."""
        lines = self._text("allowed_sources").splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    @allowed_sources.setter
    def allowed_sources(self, places: tuple[str, ...]) -> None:
        QgsSettings().setValue(PREFIX + "allowed_sources", "\n".join(places))

    @property
    def cache_mb(self) -> int:
        """Return how many MiB of memory parts of remote files may take."""
        found = int(QgsSettings().value(PREFIX + "cache_mb", DEFAULT_CACHE_MB, type=int))
        return max(0, min(4096, found))

    @cache_mb.setter
    def cache_mb(self, size: int) -> None:
        QgsSettings().setValue(PREFIX + "cache_mb", int(size))

    def server_values(self) -> dict[str, object]:
        """Return the settings of the plugin's own server, but its port; JSON can hold them."""
        return {
            "home": str(self.home),
            "allow_remote": self.allow_remote,
            "allow_source": list(self.allowed_sources),
            "remote_cache_bytes": self.cache_mb * 2**20,
        }

    @staticmethod
    def _text(name: str) -> str:
        return str(QgsSettings().value(PREFIX + name, "", type=str) or "")

    @staticmethod
    def _put(name: str, value: Path | None) -> None:
        if value is None:
            QgsSettings().remove(PREFIX + name)
        else:
            QgsSettings().setValue(PREFIX + name, str(value))
