"""Notice that a remote server has gone, or that its key has expired, before somebody asks it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...client import AuthenticationFailed, Client
from ..tasks import BackgroundTask, run_in_background

EVERY_MS = 20_000


class Heartbeat(QObject):
    """Ask one server now and then who we are; it is gone when it is silent twice in a row."""

    stopped_beating = pyqtSignal(object)  # the error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client: Client | None = None
        self._misses = 0
        self._asking: BackgroundTask | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._ask)

    def follow(self, client: Client) -> None:
        """Listen to this server from now on."""
        self.stop()
        self._client = client
        self.timer.start(EVERY_MS)

    def stop(self) -> None:
        """Listen no more."""
        self._client = None
        self._misses = 0
        self.timer.stop()
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _ask(self) -> None:
        client = self._client
        if client is None:
            return
        self._asking = run_in_background(
            "Ask a Geopera server who we are",
            lambda _feedback: client.userinfo(),
            self._on_beat,
            self._on_miss,
            hidden=True,
        )

    def _on_beat(self, _identity: object) -> None:
        self._asking = None
        self._misses = 0
        self.timer.start(EVERY_MS)

    def _on_miss(self, error: Exception) -> None:
        self._asking = None
        self._misses += 1
        if self._misses < 2 and not isinstance(error, AuthenticationFailed):
            self.timer.start(EVERY_MS // 4)
        else:
            self.stopped_beating.emit(error)
