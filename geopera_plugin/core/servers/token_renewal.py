"""Ask for the next tile token well before the one in use expires."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QDateTime, QObject, Qt, QTimer

from ...client import Client
from ...client.models import TileToken
from ..tasks import run_in_background

_RENEW_MS = 6 * 3600 * 1000
_AGAIN_MS = 60_000


class TokenRenewal(QObject):
    """Renew the token of one client at a time."""

    def __init__(self, take: Callable[[TileToken], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._client: Client | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._renew)

    def follow(self, client: Client, token: TileToken) -> None:
        """Renew this token in time."""
        self._client = client
        self._timer.start(renewal_ms(token))

    def stop(self) -> None:
        """Let the token expire."""
        self._client = None
        self._timer.stop()

    def _renew(self) -> None:
        client = self._client
        if client is None:
            return

        def done(token: TileToken) -> None:
            if client is self._client:
                self._take(token)

        def failed(_error: Exception) -> None:
            if client is self._client:
                self._timer.start(_AGAIN_MS)

        run_in_background(
            "Renew the tile token",
            lambda _feedback: client.tile_token(),
            done,
            failed,
            hidden=True,
        )


def renewal_ms(token: TileToken) -> int:
    """Return when to ask for the next token: well before this one expires."""
    expires = QDateTime.fromString(token.expires_at or "", Qt.DateFormat.ISODate)
    if not expires.isValid():
        return _RENEW_MS
    left = QDateTime.currentDateTimeUtc().msecsTo(expires)
    return int(max(1_000, min(_RENEW_MS, left * 0.8)))
