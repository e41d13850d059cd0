"""``PUT /uploads/{id}/files/{name}``: the bytes of an upload, whole or in parts."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path as FilePath
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel
from starlette.requests import ClientDisconnect

from ..errors import InvalidInput, Unavailable
from ..operations import upload_parts
from ..operations.upload_parts import Part
from .problems import Problem
from .state import server_state

router = APIRouter(tags=["uploads"])
_CHUNK = 2**20
UploadId = Annotated[str, Path(max_length=64)]
FileName = Annotated[str, Path(max_length=300)]
Token = Annotated[str, Query(max_length=4096, description="As uploads.signed_url gave it.")]


class FileProgress(BaseModel):
    """How many bytes of a file have arrived, and whether these are all."""

    received: int
    complete: bool


_DESCRIBED: dict[str, Any] = {
    "responses": {
        308: {"description": "More is to come: Range tells what has arrived"},
        **{status: {"model": Problem} for status in (400, 401, 404, 409, 413, 503)},
    },
}


@router.put("/uploads/{upload_id}/files/{name}", operation_id="uploads.put", **_DESCRIBED)
async def put(
    request: Request, response: Response, upload_id: UploadId, name: FileName, token: Token
) -> FileProgress:
    """Take a file, or the next part of it (Content-Range); bytes */total asks how far it is."""
    context = server_state(request).context
    query = server_state(request).query
    await query(lambda: upload_parts.check_token(context, upload_id, name, token))
    length = request.headers.get("content-length")
    part = upload_parts.read_range(
        request.headers.get("content-range"), int(length) if length else None
    )
    if part.end:
        async with _receiving(request, upload_id, name, part) as path:
            await _append(request, path, part)
    progress = await query(lambda: upload_parts.note(context, upload_id, name, part))
    if not progress.complete:
        response.status_code = 308
        if progress.size:
            response.headers["Range"] = f"bytes=0-{progress.size - 1}"
    return FileProgress(received=progress.size, complete=progress.complete)


@contextlib.asynccontextmanager
async def _receiving(
    request: Request, upload_id: str, name: str, part: Part
) -> AsyncIterator[FilePath]:
    state = server_state(request)
    guard = upload_parts.receiving(state.context, upload_id, name, part)
    path = await state.query(guard.__enter__)
    try:
        yield path
    except BaseException as error:
        guard.__exit__(type(error), error, error.__traceback__)
        raise
    guard.__exit__(None, None, None)


async def _append(request: Request, path: FilePath, part: Part) -> None:
    """Write the body behind what is there; what a broken request sent stays, to be continued."""
    left = part.end - part.start
    try:
        file = await to_thread.run_sync(path.open, "ab")
        with file:
            buffered = bytearray()
            try:
                async for chunk in request.stream():
                    left -= len(chunk)
                    if left < 0:
                        raise InvalidInput("The body is longer than it was said to be.")
                    buffered += chunk
                    if len(buffered) >= _CHUNK:
                        await to_thread.run_sync(file.write, bytes(buffered))
                        buffered.clear()
            except ClientDisconnect:
                raise InvalidInput("The request broke off: go on with the next part.") from None
            finally:
                file.write(buffered)
    except OSError as error:
        raise Unavailable(f"The part cannot be stored: {error.strerror}.") from None
