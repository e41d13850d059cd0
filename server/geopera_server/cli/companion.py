"""``geopera-server companion``: serve the program that started it, and end when that ends.

It speaks JSON lines. Settings come in by the first line of the input; the address and the secret
of the session go out by the output, which nobody but the program reads. When the input closes,
however the program ended, so does this.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, TextIO

import click
import uvicorn

from ..app import create_app
from ..context import Context
from ..errors import Cancelled, GeoperaError, InvalidInput
from ..operations.demo import create_demo
from ..settings import Settings
from .logs import configure_logging
from .options import build_settings
from .serve import _listen

_HOST = "127.0.0.1"
_GRACE_S = 1
_LAST_S = 8.0  # after which the process ends, whatever still runs
_KNOWN = ("home", "port", "allow_remote", "allow_source", "remote_cache_bytes")


@click.command(hidden=True)
def companion() -> None:
    """Serve one person on this machine until the input closes. Programs start this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program decides, not its terminal
    out, sys.stdout = sys.stdout, sys.stderr
    say = _speaker(out)
    settings = _read_settings(sys.stdin.readline())
    configure_logging()
    listener = _listen_somewhere(settings)
    port = listener.getsockname()[1]
    settings = settings.model_copy(update={"port": port})
    try:
        context = Context.open(settings)
    except GeoperaError as error:
        say({"error": error.detail})
        raise
    try:
        key = context.session_key()
        config = uvicorn.Config(
            create_app(settings, context),
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            timeout_keep_alive=30,
            timeout_graceful_shutdown=_GRACE_S,
        )
        server = _Companion(config, lambda: say({"url": f"http://{_HOST}:{port}", "key": key}))
        orders = _Orders(context, server, say)
        threading.Thread(target=orders.follow, name="orders", daemon=True).start()
        server.run(sockets=[listener])
        orders.cancel()
    finally:
        context.close()
        listener.close()


class _Companion(uvicorn.Server):
    """Tells that it answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell the address."""
        await super().startup(sockets)
        if self.started:
            self._announce()


class _Orders:
    """What the program asks for by further lines of the input."""

    def __init__(
        self, context: Context, server: uvicorn.Server, say: Callable[[dict[str, Any]], None]
    ) -> None:
        self._context = context
        self._server = server
        self._say = say
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop what is being made."""
        self._cancelled.set()

    def follow(self) -> None:
        """Read orders until the input closes, then end this process."""
        for line in sys.stdin:
            order = line.strip()
            if order == "demo":
                self._cancelled.clear()
                threading.Thread(target=self._make_demo, name="demo", daemon=True).start()
            elif order == "cancel":
                self.cancel()
        self.cancel()
        self._server.should_exit = True
        last = threading.Timer(_LAST_S, os._exit, (1,))
        last.daemon = True
        last.start()

    def _make_demo(self) -> None:
        try:
            project_id = create_demo(
                self._context,
                progress=lambda share: self._say({"progress": share}),
                cancelled=self._cancelled.is_set,
            )
        except Cancelled:
            self._say({"demo": None, "cancelled": True})
        except Exception as error:  # noqa: BLE001 - the program tells it to its user
            self._say({"demo": None, "reason": str(error) or type(error).__name__})
        else:
            self._say({"demo": project_id})


def _speaker(out: TextIO) -> Callable[[dict[str, Any]], None]:
    lock = threading.Lock()

    def say(message: dict[str, Any]) -> None:
        with lock:
            try:
                out.write(json.dumps(message) + "\n")
                out.flush()
            except OSError:
                return  # the program has gone; the input tells

    return say


def _read_settings(line: str) -> Settings:
    try:
        values = json.loads(line)
        chosen = {name: values[name] for name in _KNOWN if name in values}
    except (ValueError, TypeError):
        raise InvalidInput("The first line of the input holds no settings as JSON.") from None
    return build_settings(**chosen, host=_HOST, embedded=True)


def _listen_somewhere(settings: Settings) -> socket.socket:
    """Listen on the preferred port, else on any free one, at once: nobody else can take it."""
    try:
        listener = _listen(settings)
    except InvalidInput:
        listener = _listen(settings.model_copy(update={"port": 0}))
    listener.listen(128)
    return listener
