"""Operations for map clients: what an XYZ URL needs."""

from __future__ import annotations

import datetime as dt

from .registry import Call, Registry
from .schemas import Empty, Output

registry = Registry()

TEMPLATE = "/tiles/{z}/{x}/{y}.png?url={url}&token={token}"


class TileTokenResponse(Output):
    """A token for XYZ URLs: it reads tiles of its organization and nothing else."""

    token: str
    expires_at: dt.datetime
    template: str


@registry.operation("tiles.token", scope="tiles:read", input=Empty, output=TileTokenResponse)
def token(call: Call, request: Empty) -> TileTokenResponse:
    """Issue a token that can only read tiles, to put into XYZ URLs."""
    value, expires_at = call.context.auth.tokens.issue(call.caller)
    return TileTokenResponse(token=value, expires_at=expires_at, template=TEMPLATE)
