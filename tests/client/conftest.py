"""A small HTTP server that answers what a test tells it to, and the real server as a process."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ..databases import environment, undeclared_database

__all__ = ["undeclared_database"]


@dataclass
class Answer:
    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    delay_s: float = 0.0
    drop: bool = False  # close the connection without a word


@dataclass
class Seen:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Scripted:
    """Answers requests with a list of answers, in order; the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[Answer] = [Answer()]
        self.seen: list[Seen] = []
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                headers = {k.lower(): v for k, v in self.headers.items()}
                scripted.seen.append(Seen(self.command, self.path, headers, body))
                many = len(scripted.answers) > 1
                answer = scripted.answers.pop(0) if many else scripted.answers[0]
                time.sleep(answer.delay_s)
                if answer.drop:
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in answer.headers:
                    self.send_header("Content-Length", str(len(answer.body)))
                else:
                    self.close_connection = True
                self.end_headers()
                with contextlib.suppress(ConnectionError):  # the test may have gone
                    self.wfile.write(answer.body)

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"

    def answer(self, value: Any, status: int = 200, **headers: str) -> None:
        """Answer JSON from now on."""
        sent = {"Content-Type": "application/json", **headers}
        self.answers = [Answer(status, json.dumps(value).encode(), sent)]


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted()
    thread = threading.Thread(target=server.http.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.http.shutdown()
    thread.join()
    server.http.server_close()


@dataclass
class RunningServer:
    url: str
    key: str
    home: Path


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, session_database_url: str | None
) -> Iterator[RunningServer]:
    """The real server, as ``geopera-server serve`` runs it."""
    home = tmp_path_factory.mktemp("server") / "home"
    command = Path(sys.executable).with_name("geopera-server")
    if not command.exists():
        pytest.skip("geopera-server is not installed in this environment")
    sources = tmp_path_factory.mktemp("sources")
    process = subprocess.Popen(
        [command, "serve", "--home", home, "--port", "0", "--allow-source", sources],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**environment(session_database_url), "PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr is not None
    drain = threading.Thread(target=process.stderr.read)
    try:
        deadline = time.monotonic() + 60
        while not (home / "server.json").exists():
            assert process.poll() is None, process.stderr.read().decode()
            assert time.monotonic() < deadline, "the server did not come up"
            time.sleep(0.05)
        drain.start()
        told = json.loads((home / "server.json").read_text())
        yield RunningServer(told["url"], told["key"], sources)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(20)
        if drain.is_alive():
            drain.join()
        process.stderr.close()
