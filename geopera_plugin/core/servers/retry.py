"""When to look again for a server that did not answer: soon, then ever less often."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

_FIRST_MS, _LAST_MS = 5_000, 60_000


class Retry(QObject):
    """A timer whose time doubles each time that it is started, up to a minute."""

    due = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next_ms = _FIRST_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    @property
    def is_repeated(self) -> bool:
        """Say whether it was started since ``reset``."""
        return self._next_ms > _FIRST_MS

    @property
    def is_active(self) -> bool:
        """Say whether it will be due."""
        return bool(self._timer.isActive())

    def start(self) -> None:
        """Be due after a while."""
        self._timer.start(self._next_ms)
        self._next_ms = min(_LAST_MS, 2 * self._next_ms)

    def stop(self) -> None:
        """Be due no more; the next start waits as long as it would have."""
        self._timer.stop()

    def reset(self) -> None:
        """Be due no more, and soon when it is started again."""
        self._timer.stop()
        self._next_ms = _FIRST_MS
