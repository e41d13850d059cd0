"""Answers that are pictures: cached by clients, and not sent again while they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from fastapi import Request, Response
from pydantic import BaseModel

from ..auth.principal import Principal
from ..operations.painter import Painted
from ..raster.encode import Image
from .kept import CACHE_CONTROL
from .state import server_state

_CACHE_CONTROL = (b"cache-control", CACHE_CONTROL.encode("ascii"))


class PictureResponse(Response):
    """A picture with its entity tag, or 304 when the client has it."""

    def __init__(self, painted: Painted) -> None:
        # headers as they are sent: Starlette's own way there costs as much as the rest of a tile
        image = painted.image
        self.body = b"" if image is None else image.content
        self.status_code = 304 if image is None else 200
        self.background = None
        self.raw_headers = headers_of(painted)


def headers_of(painted: Painted) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer, as they are sent."""
    image = painted.image
    headers = [(b"etag", painted.etag.encode("ascii")), _CACHE_CONTROL]
    if image is not None:
        headers.append((b"content-type", image.media_type.encode("ascii")))
        headers.append((b"content-length", b"%d" % len(image.content)))
    return headers


def look_of(model: BaseModel) -> bytes:
    """Return a digest of everything that a request says about a picture."""
    text = f"{type(model).__name__}{model.model_dump_json()}"
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def look_of_tile(layer: bytes, z: int, x: int, y: int) -> bytes:
    """Return the look of a tile, from that of its layer: of its request with a place of 0/0/0."""
    return b"%b|%d/%d/%d" % (layer, z, x, y)


async def painted(
    request: Request,
    caller: Principal,
    url: str,
    look: bytes,
    draw: Callable[..., Image],
    minus: str | None = None,
) -> PictureResponse:
    """Draw the picture that ``look`` is a digest of, and answer with it."""
    state = server_state(request)
    known = request.headers.get("if-none-match")
    return PictureResponse(await state.paint(caller, url, look, draw, known, minus))
