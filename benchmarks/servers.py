"""Servers to measure, each a process of its own on the loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

_TITILER = ("titiler.core==2.4.0", "uvicorn")
_TITILER_APP = """
from fastapi import FastAPI
from titiler.core.errors import DEFAULT_STATUS_CODES, add_exception_handlers
from titiler.core.factory import TilerFactory
app = FastAPI()
add_exception_handlers(app, DEFAULT_STATUS_CODES)
app.include_router(TilerFactory().router)
"""
_GDAL_SETTINGS = {  # what TiTiler's documentation recommends
    "GDAL_CACHEMAX": "200",
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_INGESTED_BYTES_AT_OPEN": "32768",
    "VSI_CACHE": "TRUE",
    "VSI_CACHE_SIZE": "5000000",
    "GDAL_HTTP_MERGE_CONSECUTIVE_RANGES": "YES",
    "GDAL_HTTP_MULTIPLEX": "YES",
    "CPL_VSIL_CURL_CACHE_SIZE": "200000000",
}
_START_S = 60.0

_WITHOUT_FAST = """
import sys
sys.modules.update(dict.fromkeys(["isal", "simplejpeg", "imagecodecs", "httptools", "uvloop"]))
from geopera_server.cli import main
main()
"""


@contextmanager
def ours(home: Path, sources: Path | str, *, fast: bool = True) -> Iterator[tuple[int, str]]:
    """Serve a folder, or a URL, by this checkout; gives the port and a key.

    Without ``fast`` it has to do without the packages of that extra.
    """
    start = ["-m", "geopera_server"] if fast else ["-c", _WITHOUT_FAST]
    command = [sys.executable, *start, "serve", "--home", str(home)]
    announcement = home / "server.json"
    announcement.unlink(missing_ok=True)
    with _running([*command, "--port", "0", "--allow-source", str(sources)], home, {}):
        wait(announcement.exists)
        told = json.loads(announcement.read_text())
        yield int(told["url"].rsplit(":", 1)[1]), told["key"]


@contextmanager
def titiler(home: Path) -> Iterator[int]:
    """Serve by TiTiler, from an environment that is made on first use; gives the port."""
    python = home / "titiler" / "bin" / "python"
    if not python.exists():
        venv.create(home / "titiler", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *_TITILER], check=True)
    (home / "titiler_app.py").write_text(_TITILER_APP)
    port = free_port()
    command = [str(python), "-m", "uvicorn", "titiler_app:app", "--port", str(port)]
    with _running([*command, "--no-access-log", "--log-level", "error"], home, _GDAL_SETTINGS):
        wait(lambda: answers(port, "/openapi.json"))
        yield port


@contextmanager
def _running(command: list[str], folder: Path, extra: dict[str, str]) -> Iterator[None]:
    log = folder / "server.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **extra}, stdout=output, stderr=output
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(ready: Callable[[], bool]) -> None:
    """Return as soon as something is ready.

    Raises:
        TimeoutError: it takes more than a minute.
    """
    deadline = time.monotonic() + _START_S
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("a server did not start: see server.log")
        time.sleep(0.05)


def answers(port: int, path: str) -> bool:
    """Tell whether a server answers a path with 200."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
