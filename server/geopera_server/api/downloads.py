"""Files sent to a client: ranges, a strong ETag, and every byte counted."""

from __future__ import annotations

import anyio
from fastapi.responses import FileResponse
from starlette.types import Message, Receive, Scope, Send

from ..operations.registry import File
from .problems import problem

_REFUSED = {
    400: "The Range header cannot be read.",
    416: "The file ends before the range that was asked for.",
}


class Download(FileResponse):
    """Sends a file by ranges, for POST too, and tells the file how many bytes went out."""

    def __init__(self, file: File) -> None:
        headers = {"Cache-Control": "no-store"}
        if file.etag:
            headers["ETag"] = f'"{file.etag}"'
        super().__init__(
            file.path, media_type=file.media_type, filename=file.filename, headers=headers
        )
        self._file = file
        self._sent = 0
        self._refused = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file; downloads that break off are counted as far as they went."""

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in _REFUSED:
                self._refused = True
                headers = {
                    name.decode(): value.decode()
                    for name, value in message["headers"]
                    if name == b"content-range"
                }
                status = message["status"]
                await problem(status, _REFUSED[status], headers)(scope, receive, send)
            elif not self._refused:
                await send(message)
                self._sent += len(message.get("body", b""))

        try:
            # Starlette serves ranges to GET only; operations are POST
            await super().__call__({**scope, "method": "GET"}, receive, counting)
        finally:
            if self._file.on_sent is not None and not self._refused:
                with anyio.CancelScope(shield=True):
                    await anyio.to_thread.run_sync(self._file.on_sent, self._sent)
