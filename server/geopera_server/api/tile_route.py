"""XYZ tiles without a framework in between: what a map asks for hundreds of times a second.

It answers ``/tiles/{z}/{x}/{y}.{format}`` exactly as the documented route in `.tiles` would, and
leaves to that one what it cannot read, so that errors are told in one place.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl

from pydantic import ValidationError
from sqlalchemy.exc import DataError, OperationalError
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import GeoperaError
from ..operations.cog import CogTileInput, tile_request
from ..operations.painter import Painted
from ..raster.mercator import MAX_ZOOM
from ..raster.tile import TileRequest, render_tile
from . import credentials
from .pace import Pace
from .pictures import headers_of, look_of, look_of_tile
from .problems import error_response
from .state import ServerState
from .watches import Watches

_PATH = re.compile(r"/tiles/(\d{1,2})/(\d{1,10})/(\d{1,10})\.([a-z]{3,5})")
_FIELDS = frozenset(CogTileInput.model_fields) - {"z", "x", "y", "format"}
_PLANS = 512
_MAX_QUERY = 8192
_PATIENCE_S = 0.05
_IF_NONE_MATCH = b"if-none-match"


@dataclass(frozen=True)
class _Plan:
    """What the query of a tile's address says; the same for all tiles of a layer."""

    url: str
    request: TileRequest
    look: bytes
    token: str | None
    minus: str | None
    pace: Pace


class TileRoute:
    """Wraps the application: tiles are answered here, everything else goes on."""

    def __init__(self, app: ASGIApp, state: ServerState) -> None:
        self._app = app
        self._state = state
        self._plans: OrderedDict[tuple[bytes, str], _Plan] = OrderedDict()
        self._watches = Watches(_PATIENCE_S)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = None
        if scope["type"] == "http" and scope["method"] == "GET":
            match = _PATH.fullmatch(scope["path"])
        plan = self._plan(scope["query_string"], match[4]) if match else None
        if match is None or plan is None:
            await self._app(scope, receive, send)
            return
        z, x, y = int(match[1]), int(match[2]), int(match[3])
        if z > MAX_ZOOM or x >= 2**z or y >= 2**z:
            await self._app(scope, receive, send)
            return
        try:
            painted = await self._painted(scope, receive, plan, z, x, y)
        except GeoperaError as error:
            await error_response(error)(scope, receive, send)
            return
        except (DataError, OperationalError):  # told by the documented route
            await self._app(scope, receive, send)
            return
        if painted is None:
            return
        image = painted.image
        headers = headers_of(painted)
        status = 304 if image is None else 200
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if image is None else image.content
        await send({"type": "http.response.body", "body": body})

    def _plan(self, query: bytes, format: str) -> _Plan | None:
        """Return the plan of a query; None for one that the documented route must refuse."""
        key = (query, format)
        plan = self._plans.get(key)
        if plan is None and len(query) <= _MAX_QUERY:
            plan = _read(query, format)
            if plan is not None:
                self._plans[key] = plan
                if len(self._plans) > _PLANS:
                    self._plans.popitem(last=False)
        return plan

    async def _painted(
        self, scope: Scope, receive: Receive, plan: _Plan, z: int, x: int, y: int
    ) -> Painted | None:
        """Return the tile; None when the client went away while it waited for a thread."""
        headers = scope["headers"]
        caller = self._state.callers.get(credentials.shown_by(headers, plan.token))
        if caller is None:
            asked = Request(scope)
            caller = await credentials.tile_caller_of(self._state, asked, plan.token)
        request = plan.request.at(z, x, y)
        look = look_of_tile(plan.look, z, x, y)
        known = next((value for name, value in headers if name == _IF_NONE_MATCH), None)
        draw = partial(render_tile, request=request)
        tag = None if known is None else known.decode("latin-1")
        if not plan.minus and not request.aoi:  # an area may have any number of vertices
            painted = self._state.paint_at_once(caller, plan.url, look, draw, tag, plan.pace)
            if painted is not None:
                return painted
        drawing = self._state.paint(caller, plan.url, look, draw, tag, plan.minus, plan.pace)
        return await self._watches.unless_gone(receive, drawing)


def _read(query: bytes, format: str) -> _Plan | None:
    try:
        given = dict(parse_qsl(query.decode("ascii"), keep_blank_values=True))
        token = given.get("token")
        fields = {name: value for name, value in given.items() if name in _FIELDS}
        model = CogTileInput(z=0, x=0, y=0, format=format, **fields)
    except (ValueError, ValidationError):
        return None
    return _Plan(model.url, tile_request(model), look_of(model), token, model.minus, Pace())
