"""The server as a process with a Python of its own; it has the interface of EmbeddedServer."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...client.errors import Cancelled
from ..settings import PluginSettings
from ..translate import tr
from .child_process import ChildProcess


class ChildServer(QObject):
    """Run the server beside QGIS: started again when it ends by itself, gone when QGIS is."""

    started = pyqtSignal(str)  # the address
    failed = pyqtSignal(str)  # why, in words
    lost = pyqtSignal(str)  # it ended by itself, why, and is being started again
    stopped = pyqtSignal()

    def __init__(
        self,
        python: Path | None,
        settings: PluginSettings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.python = python
        self._settings = settings or PluginSettings()
        self._process: ChildProcess | None = None

    @property
    def is_running(self) -> bool:
        """Say whether the server answers."""
        return self._process is not None and self._process.is_ready

    @property
    def url(self) -> str:
        """Return the address, empty while there is none."""
        return self._process.url if self.is_running else ""

    @property
    def key(self) -> str:
        """Return the secret of this session, empty while there is none."""
        return self._process.key if self.is_running else ""

    @property
    def log_file(self) -> Path:
        """Return the file with what the process wrote in its last life."""
        return self._settings.home / "server.log"

    def missing_dependencies(self) -> list[str]:
        """Return nothing: its Python has all that it needs."""
        return []

    def start(self) -> None:
        """Start and return at once; ``started`` or ``failed`` follows."""
        if self.python is None:
            self.failed.emit(
                tr("The server has no Python of its own yet: set it up, or choose one in options.")
            )
            return
        if self._process is not None and self._process.is_alive():
            return
        values = {**self._settings.server_values(), "port": self._settings.preferred_port}
        self._process = ChildProcess(self.python, values, self.log_file, self)
        self._process.start()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Stop the process and wait for it. Return whether it ended within ``timeout_s``."""
        process, self._process = self._process, None
        if process is None:
            return True
        ended = process.stop(timeout_s)
        self.stopped.emit()
        return ended

    def create_demo(self, feedback: QgsFeedback) -> str:
        """Make the demo project and return its id. Takes long: call it in the background.

        Raises:
            Cancelled: the feedback was cancelled.
            RuntimeError: the server does not run.
        """
        process = self._process
        if process is None or not process.is_ready:
            raise RuntimeError(tr("The server does not run yet: wait a moment, then try again."))
        answer = process.make_demo(feedback)
        if answer.get("cancelled"):
            raise Cancelled(tr("Demo data"))
        if not answer.get("demo"):
            raise RuntimeError(str(answer.get("reason") or tr("The server ended meanwhile.")))
        return str(answer["demo"])
