"""Finding the raster of a request, doing the work in a thread, and answering."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request, Response

from ...auth.principal import Principal
from ...db.usage_counter import Counted
from ...operations.sources import resolve
from ...raster.encode import Image
from ...raster.location import Location
from ...raster.reader import Reader, open_reader
from ...raster.titiler.limits import in_words
from ..kept import kept
from ..operations import watched
from ..pictures import look_of, painted
from ..state import ServerState, server_state
from .parameters import Source

SCOPE = "tiles:read"
JSON = "application/json"
GEOJSON = "application/geo+json"


async def drawn(
    request: Request,
    caller: Principal,
    asked: Source,
    tms: str,
    work: Callable[[Reader], Image],
) -> Response:
    """Answer with a picture of a raster, or 304 when the client has it already."""

    def draw(location: Location) -> Image:
        with in_words(), open_reader(location, tms) as reader:
            return work(reader)

    return await painted(request, caller, asked.url, look_of(asked), draw)


async def told(
    request: Request,
    caller: Principal,
    url: str,
    tms: str,
    work: Callable[[Reader], Any],
    media_type: str = JSON,
    gone: threading.Event | None = None,
    counted: Counted | None = None,
) -> Response:
    """Answer with what is known of a raster, as JSON (or as text that ``work`` returns).

    ``gone`` is set when the caller goes away, for work that may take long.
    """
    state = server_state(request)

    def tell() -> bytes:
        found = _on_raster(state, caller, url, tms, work)
        return found.encode() if isinstance(found, str) else as_json(found)

    if gone is None:
        content = await state.measure(tell)
    else:
        async with watched(request, gone):
            content = await state.measure(tell)
    if counted is not None:
        state.context.usage.add(caller.organization_id, counted)
    return kept(request, content, media_type)


def listed(request: Request, caller: Principal, content: Any) -> Response:
    """Answer with JSON that needs no raster."""
    caller.require(SCOPE)
    return kept(request, as_json(content), JSON)


def _on_raster(
    state: ServerState, caller: Principal, url: str, tms: str, work: Callable[[Reader], Any]
) -> Any:
    caller.require(SCOPE)
    with in_words(), open_reader(_path(state, caller, url), tms) as reader:
        return work(reader)


def _path(state: ServerState, caller: Principal, url: str) -> Location:
    with state.context.database.reading() as session:
        return resolve(state.context, session, caller, url)


def listed_text(request: Request, caller: Principal, content: str, media_type: str) -> Response:
    """Answer with text that needs no raster."""
    caller.require(SCOPE)
    return kept(request, content.encode(), media_type)


def as_json(content: Any) -> bytes:
    """Return JSON; what is no number (NaN, infinity) becomes null."""
    return json.dumps(_finite(content), ensure_ascii=False, separators=(",", ":")).encode()


def _finite(content: Any) -> Any:
    if isinstance(content, float):
        return content if math.isfinite(content) else None
    if isinstance(content, Mapping):
        return {str(key): _finite(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_finite(each) for each in content]
    return content.item() if hasattr(content, "item") else content
