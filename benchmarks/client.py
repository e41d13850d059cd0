"""Many HTTP requests over few connections, by a client that costs as little as it can.

Server and client share the machine: what the client burns is taken from both servers alike, and
hides the difference between them.
"""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

_END = b"\r\n\r\n"
_TIMEOUT_S = 120


@dataclass(frozen=True)
class Pass:
    """Requests a second, and the median and 99th percentile of their milliseconds."""

    rate: float
    p50_ms: float
    p99_ms: float


def run(
    port: int,
    paths: Sequence[str],
    at_once: int,
    headers: Mapping[str, str] | None = None,
    accepted: frozenset[int] = frozenset({200, 404}),
) -> Pass:
    """Ask for all paths over ``at_once`` connections that are kept open.

    Raises:
        RuntimeError: an answer's status is none of ``accepted``.
    """
    lines = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}\r\n".encode() for path in paths
    ]
    turn = count()
    times: list[float] = []
    failures: list[str] = []

    def work() -> None:
        with socket.create_connection(("127.0.0.1", port), _TIMEOUT_S) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while (number := next(turn)) < len(requests) and not failures:
                started = time.perf_counter()
                status, body = _ask(connection, requests[number])
                times.append(time.perf_counter() - started)
                if status not in accepted:
                    failures.append(f"{status} {paths[number]}: {body[:200]!r}")

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - started
    if failures:
        raise RuntimeError(failures[0])
    if len(times) != len(paths):
        raise RuntimeError("a connection broke")
    milliseconds = sorted(1000 * each for each in times)
    return Pass(
        len(paths) / elapsed,
        statistics.median(milliseconds),
        milliseconds[int(0.99 * (len(milliseconds) - 1))],
    )


def _ask(connection: socket.socket, request: bytes) -> tuple[int, bytes]:
    connection.sendall(request)
    received = connection.recv(262144)
    while (end := received.find(_END)) < 0:
        received += _some(connection)
    head = received[:end].lower()
    at = head.find(b"content-length:")
    length = int(head[at + 15 : head.find(b"\r\n", at) if b"\r\n" in head[at:] else None])
    body = bytearray(received[end + 4 :])
    while len(body) < length:
        body += _some(connection)
    return int(head[9:12]), bytes(body[:200])


def _some(connection: socket.socket) -> bytes:
    data = connection.recv(262144)
    if not data:
        raise ConnectionError("the server hung up")
    return data
