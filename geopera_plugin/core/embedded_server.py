"""The server inside this process: the only module that imports ``geopera_server``, and late."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .settings import PluginSettings


class EmbeddedServer(QObject):
    """Run the server in a thread: on loopback, behind a secret, stopped without a trace."""

    started = pyqtSignal(str)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()

    def __init__(
        self, settings: Optional[PluginSettings] = None, parent: Optional[QObject] = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings or PluginSettings()

    @property
    def is_running(self) -> bool:
        """Say whether the server answers."""
        return False

    @property
    def url(self) -> str:
        """Return the address, empty while there is none."""
        return ""

    @property
    def key(self) -> str:
        """Return the secret of this session, empty while there is none."""
        return ""

    def missing_dependencies(self) -> List[str]:
        """Return the names of the packages that the server needs and this Python lacks."""
        return []

    def start(self) -> None:
        """Start in a thread and return at once; ``started`` or ``failed`` follows."""

    def stop(self, timeout_s: float = 5.0) -> None:
        """Stop and join the thread, for at most ``timeout_s``."""

    def create_demo(self, feedback: QgsFeedback) -> str:
        """Make the demo project and return its id. Takes long: call it in the background."""
        raise NotImplementedError
