"""From the headers of a request to its caller."""

from __future__ import annotations

import base64
import binascii

from fastapi import Request

from ..auth.principal import Principal
from ..errors import Unauthenticated
from .state import server_state


async def caller(request: Request) -> Principal:
    """Return who calls, by ``X-API-Key``, Bearer, or the password of Basic.

    Raises:
        Unauthenticated: no credentials, or none that are valid.
    """
    key = _key(request)
    state = server_state(request)
    return await state.log_in(lambda: state.context.auth.principal_of_key(key))


async def tile_caller(request: Request) -> Principal:
    """Return who asks for a tile: by a tile token in ``token=``, else as every caller."""
    token = request.query_params.get("token")
    if token is None:
        return await caller(request)
    return server_state(request).context.auth.principal_of_token(token)


def _key(request: Request) -> str:
    header = request.headers.get("x-api-key")
    if header:
        return header
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    value = value.strip()
    if scheme.lower() == "bearer" and value:
        return value
    if scheme.lower() == "basic":
        try:
            _, colon, password = base64.b64decode(value, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise Unauthenticated("The Basic credentials are not readable.") from None
        if colon and password:
            return password
    raise Unauthenticated
