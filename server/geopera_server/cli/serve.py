"""``geopera-server serve``."""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import signal
import socket
from pathlib import Path

import click
import uvicorn

from ..app import create_app
from ..context import Context
from ..errors import InvalidInput
from ..settings import Settings
from .logs import configure_logging
from .options import build_settings, database_option, home_option, storage_option

_LOG = logging.getLogger(__name__)
_GRACE_S = 5


@click.command(epilog="Example: geopera-server serve --home ~/geopera --allow-source /data/imagery")
@home_option
@click.option(
    "--host",
    envvar="GEOPERA_HOST",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on.",
)
@click.option(
    "--port",
    envvar="GEOPERA_PORT",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes any free one.",
)
@click.option(
    "--allow-source",
    multiple=True,
    metavar="PREFIX",
    help="Folder or URL (https://host/folder/, s3://bucket/folder/) whose GeoTIFFs may be read by "
    "url= and ingested; can be given again.",
)
@database_option
@storage_option
@click.option(
    "--worker-threads",
    type=click.IntRange(0, 64),
    help="Jobs run at once in this process; 0 leaves them to `geopera-server worker`.",
)
def serve(
    home: Path,
    host: str,
    port: int,
    allow_source: tuple[str, ...],
    database_url: str | None,
    storage: str | None,
    worker_threads: int | None,
) -> None:
    """Serve until SIGTERM or Ctrl-C.

    When it answers, HOME/server.json (mode 0600) holds its url, its pid and a key with all scopes.
    """
    settings = build_settings(
        home=home,
        host=host,
        port=port,
        allow_source=tuple(
            each if "://" in each else Path(each).absolute() for each in allow_source
        )
        or None,
        database_url=database_url,
        storage=storage,
        worker_threads=worker_threads,
    )
    configure_logging()
    listener = _listen(settings)
    context = Context.open(settings)
    try:
        _serve(settings, context, listener)
    finally:
        context.close()
        listener.close()


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # IPPROTO_TCP by name: asyncio turns Nagle's algorithm off only for sockets that carry it.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise InvalidInput(
            f"Cannot listen on {settings.host}:{settings.port}: {error.strerror or error}. "
            "Choose another --port, or 0 for any free one."
        ) from None
    return listener


def _serve(settings: Settings, context: Context, listener: socket.socket) -> None:
    address, port = listener.getsockname()[:2]
    host = f"[{address}]" if ":" in address else address
    announcement = settings.home / "server.json"
    server = _AnnouncedServer(
        uvicorn.Config(
            create_app(settings, context),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE_S,
        ),
        announcement,
        {"url": f"http://{host}:{port}", "pid": os.getpid(), "key": context.session_key()},
    )
    # uvicorn raises the signal that ended it once more: it must find a handler that does nothing.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    try:
        server.run(sockets=[listener])
    finally:
        _withdraw(announcement)


def _withdraw(announcement: Path) -> None:
    """Remove the announcement, unless another server of this home has replaced it."""
    with contextlib.suppress(OSError, ValueError):
        if json.loads(announcement.read_text(encoding="utf-8"))["pid"] == os.getpid():
            announcement.unlink()


class _AnnouncedServer(uvicorn.Server):
    """Tells where it is as soon as it answers."""

    def __init__(
        self, config: uvicorn.Config, announcement: Path, content: dict[str, object]
    ) -> None:
        super().__init__(config)
        self._announcement = announcement
        self._content = content

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then write the announcement, whole or not at all."""
        await super().startup(sockets)
        if not self.started:
            return
        gc.freeze()  # what the start has made stays: the collector need not look at it again
        part = self._announcement.with_suffix(f".{os.getpid()}.part")
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(self._content, file)
        part.replace(self._announcement)
        _LOG.info("serving", extra={"url": self._content["url"]})
