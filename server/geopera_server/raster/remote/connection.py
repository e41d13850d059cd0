"""HTTP connections to addresses that were looked at, kept open between requests."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
from functools import lru_cache
from typing import Any, NamedTuple

_IDLE_S = 20.0  # servers close idle connections after 5 to 75 s
_MAX_IDLE = 64


class Peer(NamedTuple):
    """One machine to connect to: ``host`` is what it must prove to be, ``ip`` where it is."""

    scheme: str
    host: str
    port: int
    ip: str


class _Deadlined(io.RawIOBase):
    """Reads of a socket that all together end by a deadline."""

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._connection = connection

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._connection.remaining())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Let the socket go, which is closed when the connection has let it go, too."""
        self._raw.close()
        super().close()


class _ReadingEnd:
    """What http.client reads an answer from."""

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self._sock = sock
        self._connection = connection

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Deadlined(self._sock, self._connection), 2**16)


class Connection(http.client.HTTPConnection):
    """A connection to one peer; ``deadline`` bounds what is under way, by the monotonic clock."""

    sock: socket.socket

    def __init__(self, peer: Peer, timeout_s: float) -> None:
        super().__init__(peer.host, peer.port, timeout=timeout_s)
        self.peer = peer
        self.deadline = 0.0
        self.used_at = 0.0
        self.default_port = 443 if peer.scheme == "https" else 80
        self.response_class = self._response  # type: ignore[assignment]

    def connect(self) -> None:
        """Connect to the address, and for https have it prove the name."""
        remaining = self.remaining()
        sock = socket.create_connection((self.peer.ip, self.peer.port), remaining)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.peer.scheme == "https":
                sock.settimeout(self.remaining())
                sock = _tls().wrap_socket(sock, server_hostname=self.peer.host)
        except BaseException:
            sock.close()
            raise
        self.sock = sock

    def remaining(self) -> float:
        """Return how many seconds the next step may take.

        Raises:
            TimeoutError: none.
        """
        remaining = min(float(self.timeout or 0), self.deadline - time.monotonic())
        if remaining <= 0:
            raise TimeoutError("the deadline has passed")
        return remaining

    def _response(self, sock: socket.socket, *args: Any, **options: Any) -> Any:
        return http.client.HTTPResponse(_ReadingEnd(sock, self), *args, **options)  # type: ignore[arg-type]


class ConnectionPool:
    """Idle connections of all peers; each is used by one thread at a time."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._idle: list[Connection] = []
        self._most_idle = _MAX_IDLE
        self._lock = threading.Lock()

    def take(self, peer: Peer, deadline: float, *, fresh: bool = False) -> tuple[Connection, bool]:
        """Return a connection, and whether it was used before."""
        oldest = time.monotonic() - _IDLE_S
        stale, found = [], None
        with self._lock:
            kept = []
            for connection in self._idle:
                if connection.used_at < oldest or (fresh and connection.peer == peer):
                    stale.append(connection)
                else:
                    kept.append(connection)
            for place in range(len(kept) - 1, -1, -1):
                if kept[place].peer == peer:
                    found = kept.pop(place)
                    break
            self._idle = kept
        for connection in stale:
            connection.close()
        reused = found is not None
        connection = found or Connection(peer, self._timeout_s)
        connection.deadline = deadline
        return connection, reused

    def give(self, connection: Connection) -> None:
        """Keep a connection whose answer was read to its end."""
        if connection.sock is None:
            return
        connection.used_at = time.monotonic()
        dropped = None
        with self._lock:
            self._idle.append(connection)
            if len(self._idle) > self._most_idle:
                dropped = self._idle.pop(0)
        if dropped is not None:
            dropped.close()

    def close(self) -> None:
        """Close what is idle, and from now on what is given back."""
        with self._lock:
            idle, self._idle, self._most_idle = self._idle, [], 0
        for connection in idle:
            connection.close()


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """Return what checks certificates, against those of the system and those of certifi."""
    context = ssl.create_default_context()
    from requests.utils import DEFAULT_CA_BUNDLE_PATH

    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context
