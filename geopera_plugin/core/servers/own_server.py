"""The plugin's own server, of whichever kind suits: one at a time, ended off the GUI thread."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..settings import PluginSettings
from ..tasks import run_in_background
from .local_server import LocalServer, choose_local_server


class OwnServer(QObject):
    """Hold the server, pass its signals on, exchange it when the settings ask for another kind."""

    started = pyqtSignal(str)
    failed = pyqtSignal(str)
    lost = pyqtSignal(str)

    def __init__(
        self, settings: PluginSettings, server: LocalServer | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_given = server is not None  # and then it stays
        self._ending: list[LocalServer] = []
        self.server = server or choose_local_server(settings, None, self)
        self._listen()

    def start(self) -> bool:
        """Start the kind that suits now; return True when it runs already and says no more."""
        if not self._is_given:
            server = choose_local_server(self._settings, self.server, self)
            if server is not self.server:
                before, self.server = self.server, server
                before.started.disconnect(self.started)
                before.failed.disconnect(self.failed)
                before.lost.disconnect(self.lost)
                self._listen()
                self._end(before, before.deleteLater)
        if self.server.is_running:
            return True
        self.server.start()
        return False

    def end(self, then: Callable[[], None]) -> None:
        """Stop the server without holding up the window, then go on."""
        self._end(self.server, then)

    def stop(self, timeout_s: float) -> bool:
        """Stop all that runs, and wait for it."""
        ending, self._ending = self._ending, []
        ends = [server.stop(timeout_s) for server in (self.server, *ending)]
        return all(ends)

    def _end(self, server: LocalServer, then: Callable[[], None]) -> None:
        self._ending.append(server)

        def done(_ended: bool) -> None:
            if server in self._ending:
                self._ending.remove(server)
            then()

        run_in_background(
            "Stop the server", lambda _feedback: server.stop(), done, hidden=True, local=True
        )

    def _listen(self) -> None:
        self.server.started.connect(self.started)
        self.server.failed.connect(self.failed)
        self.server.lost.connect(self.lost)
