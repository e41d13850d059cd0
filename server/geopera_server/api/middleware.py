"""The edge of the application: request ids, logs, limits, and a last net for errors."""

from __future__ import annotations

import itertools
import logging
import os
import re
import time
from collections.abc import Mapping, Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .origins import is_cross_site
from .problems import problem

_LOG = logging.getLogger("geopera_server.access")
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}\Z")
_USUAL = frozenset({200, 304})
_TILES = ("/tiles/", "/terrain/", "/cog/tiles/")


class _TooLarge(Exception):
    """The body went over the limit while it was read."""


class Edge:
    """Wraps the application.

    Refuses foreign ``Host`` headers (a web page must not reach a loopback server by rebinding its
    name), changes that pages of other sites send, and large bodies; gives each request an id, logs
    it without its query or headers, and answers an unexpected error with a problem that names the
    id.
    """

    def __init__(
        self,
        app: ASGIApp,
        max_body_bytes: int,
        hosts: Sequence[str] | None,
        larger: Mapping[str, int] | None = None,
    ) -> None:
        self._app = app
        self._larger = larger or {}
        self._max_body_bytes = max_body_bytes
        self._hosts = None if hosts is None else {host.lower() for host in hosts}
        self._name = os.urandom(8).hex().encode("ascii")  # of this start of the server
        self._numbers = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        given = headers.get(b"x-request-id", b"")
        if given and _REQUEST_ID.match(given):
            request_id = given
        else:
            request_id = b"%b%016x" % (self._name, next(self._numbers))
        added = ((b"x-request-id", request_id), (b"x-content-type-options", b"nosniff"))
        started = time.perf_counter()
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        try:
            await self._guarded(scope, receive, send_on, headers)
        except _TooLarge:
            if status == 0:
                await self._refuse_size(scope, receive, send_on)
        except Exception:
            name = request_id.decode("ascii")
            _LOG.exception("unexpected error", extra={"request_id": name})
            if status:
                raise
            detail = f"An unexpected error, logged under the request id {name}."
            await problem(500, detail)(scope, receive, send_on)
        finally:
            level = (
                logging.DEBUG
                if status in _USUAL and scope["path"].startswith(_TILES)
                else logging.INFO
            )
            if _LOG.isEnabledFor(level):
                _LOG.log(level, "request", extra=_entry(scope, request_id, status, started))

    async def _guarded(
        self, scope: Scope, receive: Receive, send: Send, headers: Mapping[bytes, bytes]
    ) -> None:
        host = headers.get(b"host", b"").decode("latin-1")
        if self._hosts is not None and _host_name(host) not in self._hosts:
            await problem(421, "This server does not answer under that name.")(scope, receive, send)
            return
        if is_cross_site(scope["method"], headers):
            await problem(403, "A page of another site may not do that.")(scope, receive, send)
            return
        most = self._most(scope)
        length = headers.get(b"content-length", b"")
        if length.isdigit() and int(length) > most:
            await self._refuse_size(scope, receive, send)
            return
        received = 0

        async def receive_some() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise _TooLarge
            return message

        await self._app(scope, receive_some, send)

    def _most(self, scope: Scope) -> int:
        """Return the largest body of a path; routes below a few are made for large ones."""
        for prefix, most in self._larger.items():
            if scope["path"].startswith(prefix):
                return most
        return self._max_body_bytes

    async def _refuse_size(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = self._most(scope) // 2**20
        await problem(413, f"A request body has {limit} MiB at the most.")(scope, receive, send)


def _entry(scope: Scope, request_id: bytes, status: int, started: float) -> dict[str, object]:
    return {
        "request_id": request_id.decode("ascii"),
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "milliseconds": round((time.perf_counter() - started) * 1000, 1),
    }


def _host_name(host: str) -> str:
    """Return a Host header without its port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
