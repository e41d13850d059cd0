"""From the headers of a request to its caller."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from functools import partial

from fastapi import Request

from ..auth.principal import Principal
from ..errors import Unauthenticated
from .caller_cache import Shown
from .state import ServerState, server_state

TILE_TOKEN_HEADER = "x-tile-token"  # nosec B105
_TILE_TOKEN = TILE_TOKEN_HEADER.encode("ascii")


async def caller(request: Request) -> Principal:
    """Return who calls, by ``X-API-Key``, Bearer (a key or a session token), or Basic.

    Raises:
        Unauthenticated: no credentials, or none that are valid.
        RateLimited: too many wrong credentials.
    """
    return await caller_of(server_state(request), request)


async def caller_of(state: ServerState, request: Request) -> Principal:
    """Return who calls; errors as of `caller`."""
    auth = state.context.auth
    key = request.headers.get("x-api-key")
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    value = value.strip()
    address = client_address(request)
    if not key and scheme.lower() == "basic":
        login, password = _basic(value)
        return await state.log_in(lambda: auth.principal_of_login(login, password, address))
    if not key and scheme.lower() == "bearer":
        key = value
    if not key:
        raise Unauthenticated
    found = key
    return await state.log_in(lambda: auth.principal_of_bearer(found, address))


async def caller_if_any(request: Request) -> Principal | None:
    """Return who calls; None when no credentials were sent, an error when they are wrong."""
    if "authorization" in request.headers or "x-api-key" in request.headers:
        return await caller(request)
    return None


def client_address(request: Request) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""


async def tile_caller(request: Request) -> Principal:
    """Return who asks for a tile: by a tile token in ``token=`` or its header, else as all do."""
    token = request.query_params.get("token")
    return await tile_caller_of(server_state(request), request, token)


async def tile_caller_of(state: ServerState, request: Request, token: str | None) -> Principal:
    """Return who asks for a tile, as of a second ago at the most; errors as of `caller`."""
    shown = shown_by(request.headers.raw, token)
    known = state.callers.get(shown)
    if known is not None:
        return known
    if token is None:
        token = request.headers.get(TILE_TOKEN_HEADER)
    auth = state.context.auth
    if token is None:
        found = await caller_of(state, request)
    else:  # the database may be slow: not on the event loop
        found = await state.query(partial(auth.principal_of_token, token))
    if not found.is_rated:
        state.callers.put(shown, found)
    return found


def shown_by(headers: Sequence[tuple[bytes, bytes]], token: str | None) -> Shown:
    """Return all credentials of a request for a tile, whose query has ``token``."""
    told = dict(reversed(headers))  # of a name that comes twice, the first counts
    get = told.get
    return token, get(_TILE_TOKEN), get(b"x-api-key"), get(b"authorization")


def _basic(value: str) -> tuple[str, str]:
    try:
        login, colon, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Unauthenticated("The Basic credentials are not readable.") from None
    if not colon or not password:
        raise Unauthenticated
    return login, password
