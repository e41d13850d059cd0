"""Notice that a remote server has gone, without waiting for somebody to ask it for something."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..client.health import ask_health
from ..client.route import Route, open_session
from .tasks import BackgroundTask, run_in_background

EVERY_MS = 20_000
_TIMEOUT_S = 8.0


class Heartbeat(QObject):
    """Ask one server now and then how it is; it is gone when it is silent twice in a row."""

    stopped_beating = pyqtSignal(str)  # why, in words

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._route = Route()
        self._misses = 0
        self._asking: BackgroundTask | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._ask)

    def follow(self, url: str, route: Route) -> None:
        """Listen to this server from now on."""
        self.stop()
        self._url, self._route = url, route
        self.timer.start(EVERY_MS)

    def stop(self) -> None:
        """Listen no more."""
        self._url = ""
        self._misses = 0
        self.timer.stop()
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _ask(self) -> None:
        url, route = self._url, self._route

        def ask(_feedback: object) -> None:
            with open_session(route) as session:
                ask_health(url, session, _TIMEOUT_S)

        self._asking = run_in_background(
            "Ask a Geopera server how it is", ask, self._on_beat, self._on_miss, hidden=True
        )

    def _on_beat(self, _health: object) -> None:
        self._asking = None
        self._misses = 0
        self.timer.start(EVERY_MS)

    def _on_miss(self, error: Exception) -> None:
        self._asking = None
        self._misses += 1
        if self._misses < 2:
            self.timer.start(EVERY_MS // 4)
        else:
            self.stopped_beating.emit(str(error))
