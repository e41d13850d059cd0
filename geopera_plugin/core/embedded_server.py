"""The server inside this process: the only module that imports ``geopera_server``, and late."""

from __future__ import annotations

import asyncio
import importlib
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..client.errors import Cancelled
from .dependencies import DependencyProblem, missing, prepare
from .interpreter import SharedInterpreter
from .own_libraries import load_compiled_packages
from .settings import PluginSettings
from .translate import tr

HOST = "127.0.0.1"
_GRACE_S = 1  # how long requests under way may still take when the server stops
_LOADING = threading.Lock()  # what loads libraries changes flags of the whole process


def server_module(name: str, site: Path | None) -> Any:
    """Import a module of the server, such as ``raster.clip``, for work that needs no server.

    The first call takes over a second. Raises DependencyProblem, which says what is missing.
    """
    _load_libraries(site)
    return importlib.import_module(f"geopera_server.{name}")


def _load_libraries(site: Path | None) -> None:
    with _LOADING:
        prepare(site)
        load_compiled_packages()


class EmbeddedServer(QObject):
    """Run the server in a thread: on loopback, behind a secret, stopped without a trace."""

    started = pyqtSignal(str)  # the address
    failed = pyqtSignal(str)  # why, in words
    lost = pyqtSignal(str)  # never here: this process and its server live and end together
    stopped = pyqtSignal()

    def __init__(
        self, settings: PluginSettings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings or PluginSettings()
        self._thread: _ServerThread | None = None

    @property
    def is_running(self) -> bool:
        """Say whether the server answers."""
        return self._thread is not None and self._thread.is_ready

    @property
    def url(self) -> str:
        """Return the address, empty while there is none."""
        return self._thread.url if self._thread and self._thread.is_ready else ""

    @property
    def key(self) -> str:
        """Return the secret of this session, empty while there is none."""
        return self._thread.key if self._thread and self._thread.is_ready else ""

    def missing_dependencies(self) -> list[str]:
        """Return the names of the packages that the server needs and this Python lacks."""
        return missing(self._settings.site_packages)

    def start(self) -> None:
        """Start in a thread and return at once; ``started`` or ``failed`` follows."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = _ServerThread(self._settings, self.started.emit, self.failed.emit)
        self._thread.start()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Stop and join the thread. Return whether it ended within ``timeout_s``."""
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        ended = thread.stop(timeout_s)
        self.stopped.emit()
        return ended

    def create_demo(self, feedback: QgsFeedback) -> str:
        """Make the demo project and return its id. Takes long: call it in the background.

        Raises:
            Cancelled: the feedback was cancelled.
            RuntimeError: the server does not run.
        """
        context = self._thread.context if self._thread else None
        if context is None:
            raise RuntimeError(tr("The server does not run yet: wait a moment, then try again."))
        from geopera_server.errors import Cancelled as ServerCancelled
        from geopera_server.operations.demo import create_demo

        try:
            return str(
                create_demo(
                    context,
                    progress=lambda share: feedback.setProgress(100.0 * share),
                    cancelled=feedback.isCanceled,
                )
            )
        except ServerCancelled:
            raise Cancelled(tr("Demo data")) from None


class _ServerThread(threading.Thread):
    """One run of the server, from the import to the last closed file."""

    def __init__(
        self,
        settings: PluginSettings,
        on_started: Callable[[str], None],
        on_failed: Callable[[str], None],
    ) -> None:
        # A daemon: should it ever hang, QGIS still exits.
        super().__init__(name="geopera-server", daemon=True)
        self.url = ""
        self.key = ""
        self.context: Any = None
        self._values = settings.server_values()
        self._site = settings.site_packages
        self._port = settings.preferred_port
        self._on_started = on_started
        self._on_failed = on_failed
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._server: Any = None
        self._interpreter = SharedInterpreter()

    @property
    def is_ready(self) -> bool:
        """Say whether the server answers."""
        return self._ready.is_set() and not self._stopping.is_set() and self.is_alive()

    def run(self) -> None:
        """Import, serve, clean up; report a failure in words."""
        self._interpreter.begin()
        try:
            self._serve()
            if self._ready.is_set():
                self._fail(tr("The server ended by itself: start it again."))
        except DependencyProblem as problem:
            self._fail(str(problem))
        except Exception as error:  # noqa: BLE001 - nothing may reach QGIS's exception hook
            self._fail(tr("The server could not start: {reason}").format(reason=error))
        finally:
            self._ready.clear()
            self._interpreter.end()

    def stop(self, timeout_s: float) -> bool:
        """Ask the server to end, then insist; return whether the thread has ended."""
        end = time.monotonic() + timeout_s
        self._stopping.set()
        if self._server is not None:
            self._server.should_exit = True
        self.join(max(0.0, min(timeout_s, _GRACE_S + 2.0)))
        if self.is_alive() and self._server is not None:
            self._server.force_exit = True
        self.join(max(0.0, end - time.monotonic()))
        return not self.is_alive()

    def _serve(self) -> None:
        _load_libraries(self._site)
        import uvicorn

        from geopera_server.app import create_app
        from geopera_server.context import Context
        from geopera_server.settings import Settings

        if self._stopping.is_set():
            return
        with _listen(self._port) as listener:
            port = listener.getsockname()[1]
            settings = Settings(**self._values, host=HOST, port=port, embedded=True)
            self.context = Context.open(settings)
            try:
                config = uvicorn.Config(
                    create_app(settings, context=self.context),
                    log_config=None,
                    access_log=False,
                    loop="asyncio",
                    http="auto",
                    ws="none",
                    lifespan="on",
                    server_header=False,
                    timeout_keep_alive=30,
                    timeout_graceful_shutdown=_GRACE_S,
                )
                self._server = uvicorn.Server(config)
                self.url = f"http://{HOST}:{port}"
                self.key = self.context.session_key()
                if not self._stopping.is_set():
                    asyncio.run(self._until_stopped(listener))
            finally:
                context, self.context = self.context, None
                context.close()

    async def _until_stopped(self, listener: socket.socket) -> None:
        announcer = asyncio.ensure_future(self._announce())
        try:
            await self._server.serve(sockets=[listener])
        finally:
            announcer.cancel()
            for left in list(self._server.server_state.connections):
                transport = getattr(left, "transport", None)
                if transport is not None:
                    transport.abort()  # a client that did not let go in time
            await asyncio.sleep(0)
        if not self._ready.is_set() and not self._stopping.is_set():
            self._fail(tr("The server could not start. QGIS's Python console shows why."))

    async def _announce(self) -> None:
        """Tell that the server answers, as soon as it does."""
        while not self._server.started:
            await asyncio.sleep(0.01)
        self._ready.set()
        self._interpreter.settle()
        if not self._stopping.is_set():
            self._on_started(self.url)

    def _fail(self, message: str) -> None:
        if not self._stopping.is_set():
            self._on_failed(message)


def _listen(preferred: int) -> socket.socket:
    """Return a socket that listens on loopback: on the preferred port, else on any free one.

    It is made with IPPROTO_TCP: without it asyncio leaves Nagle's algorithm on, and every answer
    waits some 40 ms.
    """
    for port in (preferred, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if sys.platform != "win32":  # there it would let others take the port over
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((HOST, port))
            listener.listen(128)  # now, so that nobody else can take the port before it serves
            return listener
        except OSError:
            listener.close()
            if port == 0:
                raise
    raise OSError("No port is free on this machine.")
