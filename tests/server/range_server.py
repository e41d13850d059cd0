"""An HTTP server of files by ranges on the loopback, which misbehaves when told to."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@lru_cache(maxsize=8)
def _etag(content: bytes) -> str:
    return f'"{hashlib.md5(content).hexdigest()}"'


Trick = Callable[["Handler"], bool]


@dataclass
class Request:
    """What a client asked for, and how many bytes it got."""

    path: str
    headers: dict[str, str]
    connection: int
    sent: int = 0

    @property
    def range(self) -> tuple[int, int] | None:
        """First and last byte."""
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("range", ""))
        return (int(found[1]), int(found[2])) if found else None


@dataclass
class RangeServer:
    """Files by path; ``tricks`` by path answer a request themselves when they return True."""

    port: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    tricks: dict[str, Trick] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    latency_s: float = 0.0
    etags: bool = True
    ranges: bool = True
    busy: int = 0
    busiest: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, content: bytes) -> str:
        self.files[path] = content
        return self.url(path)

    def take(self) -> list[Request]:
        """Return the requests since the last time."""
        found, self.requests[:] = list(self.requests), []
        return found


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    state: RangeServer
    request_seen: Request

    def do_GET(self) -> None:
        state = self.state
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.request_seen = Request(self.path, headers, self.client_address[1])
        with state.lock:
            state.requests.append(self.request_seen)
            state.busy += 1
            state.busiest = max(state.busiest, state.busy)
        try:
            if state.latency_s:
                time.sleep(state.latency_s)
            trick = state.tricks.get(self.path)
            if trick is None or not trick(self):
                self._serve()
        except ConnectionError:
            self.close_connection = True
        finally:
            with state.lock:
                state.busy -= 1

    def do_HEAD(self) -> None:
        """Tell the size, as peers ask for it."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        content = self.state.files.get(self.path.split("?")[0])
        with self.state.lock:
            self.state.requests.append(Request(self.path, headers, self.client_address[1]))
        time.sleep(self.state.latency_s)
        self.send_response(404 if content is None else 200)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()

    def _serve(self) -> None:
        content = self.state.files.get(self.path.split("?")[0])
        if content is None:
            self.answer(404, b"no such file: " + self.path.encode())
            return
        etag = _etag(content)
        headers = {"ETag": etag} if self.state.etags else {}
        asked = self.request_seen.range
        if self.state.etags and self.request_seen.headers.get("if-none-match") == etag:
            self.answer(304, b"", headers)
        elif asked is None or not self.state.ranges:
            self.answer(200, content, headers)
        elif asked[0] >= len(content):
            self.answer(416, b"", {**headers, "Content-Range": f"bytes */{len(content)}"})
        else:
            last = min(asked[1], len(content) - 1)
            place = {"Content-Range": f"bytes {asked[0]}-{last}/{len(content)}"}
            self.answer(206, content[asked[0] : last + 1], {**headers, **place})

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> bool:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.request_seen.sent = len(body)
        return True

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def range_server() -> Iterator[RangeServer]:
    """Serve on a free port of the loopback."""
    state = RangeServer()
    handler = type("BoundHandler", (Handler,), {"state": state})
    server = _Server(("127.0.0.1", 0), handler)
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
