"""Files sent to a client: ranges, a strong ETag, and every byte counted."""

from __future__ import annotations

import re
from urllib.parse import quote

import anyio
from anyio import to_thread
from fastapi import Response
from fastapi.responses import FileResponse
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import GeoperaError
from ..operations.registry import File
from ..storage.base import StoredFile
from .problems import error_response, problem

_REFUSED = {
    400: "The Range header cannot be read.",
    416: "The file ends before the range that was asked for.",
}
_RANGE = re.compile(r"bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", re.IGNORECASE)


def is_known(headers: Headers, etag: str) -> bool:
    """Tell whether a client says that it has what an entity tag stands for."""
    tags = [tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")]
    return "*" in tags or f'"{etag}"' in tags


class Telling:
    """Wraps what sends a file by ranges: one that cannot be served is told as a problem."""

    def __init__(self, sender: ASGIApp) -> None:
        self._sender = sender
        self.has_refused = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or the problem."""

        async def checked(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in _REFUSED:
                self.has_refused = True
                ranges = Headers(raw=message["headers"]).get("content-range")
                status = message["status"]
                headers = {"Content-Range": ranges} if ranges else {}
                await problem(status, _REFUSED[status], headers)(scope, receive, send)
            elif not self.has_refused:
                await send(message)

        await self._sender(scope, receive, checked)


class Download(Response):
    """Sends a file by ranges, for POST too, and tells the file how many bytes went out."""

    def __init__(self, file: File) -> None:
        super().__init__(status_code=200, media_type=file.media_type)
        self._file = file
        self._sent = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file; downloads that break off are counted as far as they went."""
        headers = {"Cache-Control": "no-store"}
        if self._file.etag:
            headers["ETag"] = f'"{self._file.etag}"'
        if self._file.etag and is_known(Headers(scope=scope), self._file.etag):
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return

        async def counting(message: Message) -> None:
            await send(message)
            self._sent += len(message.get("body", b""))

        telling = Telling(self._sender(headers))
        try:
            # Starlette serves ranges to GET only; operations are POST
            await telling({**scope, "method": "GET"}, receive, counting)
        finally:
            if self._file.on_sent is not None and not telling.has_refused:
                with anyio.CancelScope(shield=True):
                    await to_thread.run_sync(self._file.on_sent, self._sent)

    def _sender(self, headers: dict[str, str]) -> ASGIApp:
        file, source = self._file, self._file.path
        path = source.path if isinstance(source, StoredFile) else source
        if isinstance(source, StoredFile) and path is None:
            return _FromStorage(source, file, headers)
        return FileResponse(
            str(path), media_type=file.media_type, filename=file.filename, headers=headers
        )


class _FromStorage:
    """Sends a file of a storage elsewhere, whole or one range of it."""

    def __init__(self, stored: StoredFile, file: File, headers: dict[str, str]) -> None:
        self._stored = stored
        name = quote(file.filename)
        self._headers = {
            **headers,
            "Content-Type": file.media_type,
            "Content-Disposition": f"attachment; filename*=utf-8''{name}"
            if name != file.filename
            else f'attachment; filename="{name}"',
            "Accept-Ranges": "bytes",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; the first bytes are read before the status is, so that errors have one."""
        size = self._stored.size
        status, start, end = self._range(Headers(scope=scope))
        headers = dict(self._headers)
        if status == 416:
            await Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})(
                scope, receive, send
            )
            return
        if status == 206:
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        headers["Content-Length"] = str(end - start)
        chunks = self._stored.read(start, end)
        try:
            chunk = await to_thread.run_sync(next, chunks, b"")
        except GeoperaError as error:
            await error_response(error)(scope, receive, send)
            return
        raw = Headers(headers).raw
        await send({"type": "http.response.start", "status": status, "headers": raw})
        while chunk:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
            chunk = await to_thread.run_sync(next, chunks, b"")
        await send({"type": "http.response.body", "body": b""})

    def _range(self, headers: Headers) -> tuple[int, int, int]:
        """Return the status, and the first byte and the one after the last.

        What asks for several ranges, or cannot be read, gets the whole file, as RFC 9110 allows.
        """
        size = self._stored.size
        match = _RANGE.fullmatch(headers.get("range", ""))
        condition = headers.get("if-range")
        if (
            match is None
            or match.groups() == ("", "")
            or (condition is not None and condition != self._headers.get("ETag"))
        ):
            return 200, 0, size
        if not match[1]:
            last = min(int(match[2]), size)
            return (206, size - last, size) if last else (416, 0, 0)
        start = int(match[1])
        end = min(int(match[2]) + 1, size) if match[2] else size
        if match[2] and int(match[2]) < start:
            return 200, 0, size
        return (206, start, end) if start < size else (416, 0, 0)
