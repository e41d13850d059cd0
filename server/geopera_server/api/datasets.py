"""``/datasets/{id}/download/cog`` and the tokens that open it from a link."""

from __future__ import annotations

import re
import uuid
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from pydantic import BaseModel
from starlette.types import Receive, Scope, Send

from ..auth import download_tokens
from ..auth.download_tokens import DownloadGrant
from ..auth.principal import Principal
from ..errors import Unauthenticated
from ..operations import datasets
from ..operations.registry import File
from .credentials import caller_if_any, client_address
from .downloads import Download, Telling, is_known
from .problems import Problem, problem
from .state import server_state

router = APIRouter(tags=["datasets"])
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_REVALIDATE = "private, no-cache"
DatasetId = Annotated[str, Path(json_schema_extra={"format": "uuid"})]
Token = Annotated[str | None, Query(description="A download token.")]
AssetKey = Annotated[str | None, Query(description="Which raster; data, or the first, without.")]
Caller = Annotated[Principal | None, Depends(caller_if_any)]


class DownloadToken(BaseModel):
    """A token for ``?token=``, and for how many seconds it is good."""

    token: str
    expires_in: int


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Problem} for status in statuses}


_DOWNLOAD: dict[str, Any] = {
    "response_class": Response,
    "responses": {
        200: {"content": {"image/tiff": {}}, "description": "The file"},
        206: {"content": {"image/tiff": {}}, "description": "A part of it"},
        302: {"description": "Where the storage gives the file"},
        304: {"description": "Not modified"},
        **_problems(400, 401, 403, 404, 416, 422, 429, 500, 503),
    },
    "openapi_extra": {"x-required-scope": datasets.SCOPE},
}


@router.get("/datasets/{dataset_id}/download/cog", operation_id="datasets.download", **_DOWNLOAD)
async def download(
    request: Request,
    caller: Caller,
    dataset_id: DatasetId,
    token: Token = None,
    asset: AssetKey = None,
) -> Response:
    """Download the raster of a dataset, whole or by ranges."""
    return await _respond(request, caller, dataset_id, token, asset)


@router.head(
    "/datasets/{dataset_id}/download/cog", operation_id="datasets.download.head", **_DOWNLOAD
)
async def head(
    request: Request,
    caller: Caller,
    dataset_id: DatasetId,
    token: Token = None,
    asset: AssetKey = None,
) -> Response:
    """Tell what a download would answer."""
    return await _respond(request, caller, dataset_id, token, asset)


@router.post(
    "/auth/download-token/{dataset_id}",
    operation_id="datasets.download_token",
    responses=_problems(401, 403, 404, 422, 429),
)
async def download_token(
    request: Request, response: Response, caller: Caller, dataset_id: DatasetId
) -> Any:
    """Issue a token that opens one dataset for two minutes; public ones for anybody."""
    context = server_state(request).context
    grant = DownloadGrant(None, None) if caller is None else datasets.grant_of(caller)
    id = _canonical(dataset_id)
    if id is None:
        return _no_uuid()

    def find() -> str:
        with context.database.reading() as session:
            datasets.find(session, grant, id)
        return download_tokens.issue(context.auth.keyring, id, caller)

    value = await server_state(request).query(find)
    response.headers["Cache-Control"] = "no-store"
    seconds = int(download_tokens.LIFETIME.total_seconds())
    return DownloadToken(token=value, expires_in=seconds)


async def _respond(
    request: Request,
    caller: Principal | None,
    dataset_id: str,
    token: str | None,
    asset: str | None,
) -> Response:
    state = server_state(request)
    id = _canonical(dataset_id)
    is_get = request.method == "GET"
    # the whole file is sent when If-Range names another version: it counts as such
    is_part = is_get and "if-range" not in request.headers
    wanted = request.headers.get("range") if is_part else None

    def opened() -> datasets.DatasetFile | None:
        grant = _grant(request, caller, id, token)  # may ask the database: not on the event loop
        address = client_address(request)
        if id is None:
            return None
        return datasets.open_download(
            state.context, grant, id, address, wanted, asset, audited=is_get
        )

    found = await state.query(opened)
    if found is None:
        return _no_uuid()
    if found.far is not None:  # a slow host keeps the threads waiting that are for such
        work = partial(datasets.fetched, found.filename, found.far)
        return _from_afar(await state.far_pool.run(work), is_get=is_get)
    if found.path is None:
        return RedirectResponse(str(found.address), 302, {"Cache-Control": "no-store"})
    headers = {
        "ETag": f'"{found.etag}"',
        "Cache-Control": _REVALIDATE,
        "Content-Disposition": attachment(found.filename),
    }
    if is_known(request.headers, str(found.etag)):
        return Response(status_code=304, headers=headers)
    return _Sent(found.path, media_type=datasets.MEDIA_TYPE, headers=headers)


def _from_afar(file: datasets.FetchedFile, *, is_get: bool) -> Response:
    if is_get:
        return Download(File(file.stored, datasets.MEDIA_TYPE, file.filename, file.etag))
    headers = {
        "Content-Length": str(file.stored.size),
        "Accept-Ranges": "bytes",
        "ETag": f'"{file.etag}"',
    }
    return Response(headers=headers, media_type=datasets.MEDIA_TYPE)


class _Sent(FileResponse):
    """Sends a file by ranges; a range that cannot be served is told as a problem."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await Telling(super().__call__)(scope, receive, send)


def _grant(
    request: Request, caller: Principal | None, dataset_id: str | None, token: str | None
) -> DownloadGrant:
    """Return what the credentials open: those of the headers go before the token."""
    if caller is not None:
        return datasets.grant_of(caller)
    if token is None:
        raise Unauthenticated
    keyring = server_state(request).context.auth.keyring
    return download_tokens.check(keyring, token, dataset_id or "")


def attachment(filename: str) -> str:
    """Return a Content-Disposition with the name in both forms, for old clients and for new."""
    plain = _CONTROL.sub("_", filename.encode("ascii", "replace").decode().replace("?", "_"))
    plain = plain.replace("\\", "_").replace('"', "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


def _canonical(text: str) -> str | None:
    return str(uuid.UUID(text)) if _UUID.fullmatch(text) else None


def _no_uuid() -> Response:
    return problem(422, "dataset_id is a UUID.")
