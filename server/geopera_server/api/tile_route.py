"""XYZ tiles without a framework in between: what a map asks for hundreds of times a second.

It answers ``/tiles/{z}/{x}/{y}.{format}`` exactly as the documented route in `.tiles` would, and
leaves to that one what it cannot read, so that errors are told in one place.
"""

from __future__ import annotations

import asyncio
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
from ..operations.painter import FarAway, Painted
from ..raster.mercator import MAX_ZOOM
from ..raster.tile import TileRequest, render_tile
from . import credentials
from .pictures import PictureResponse, look_of, look_of_tile
from .problems import error_response
from .state import ServerState

_PATH = re.compile(r"/tiles/(\d{1,2})/(\d{1,10})/(\d{1,10})\.([a-z]{3,5})")
_FIELDS = frozenset(CogTileInput.model_fields) - {"z", "x", "y", "format"}
_PLANS = 512
_MAX_QUERY = 8192


@dataclass(frozen=True)
class _Plan:
    """What the query of a tile's address says; the same for all tiles of a layer."""

    url: str
    request: TileRequest
    look: bytes
    token: str | None


class TileRoute:
    """Wraps the application: tiles are answered here, everything else goes on."""

    def __init__(self, app: ASGIApp, state: ServerState) -> None:
        self._app = app
        self._state = state
        self._plans: OrderedDict[tuple[bytes, str], _Plan] = OrderedDict()

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
        if painted is not None:
            await PictureResponse(painted)(scope, receive, send)

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
        asked = Request(scope)
        caller = await credentials.tile_caller_of(self._state, asked, plan.token)
        request = plan.request.at(z, x, y)
        look = look_of_tile(plan.look, z, x, y)
        known = asked.headers.get("if-none-match")
        state = self._state
        draw = partial(render_tile, request=request)
        asked_for = (caller, plan.url, look, draw, known)
        work = state.paint
        if not state.render_pool.is_busy:
            try:
                return await state.paint_here(*asked_for)
            except FarAway:
                work = state.paint_far
        return await _unless_gone(receive, asyncio.ensure_future(work(*asked_for)))


def _read(query: bytes, format: str) -> _Plan | None:
    try:
        given = dict(parse_qsl(query.decode("ascii"), keep_blank_values=True))
        token = given.get("token")
        fields = {name: value for name, value in given.items() if name in _FIELDS}
        model = CogTileInput(z=0, x=0, y=0, format=format, **fields)
    except (ValueError, ValidationError):
        return None
    return _Plan(model.url, tile_request(model), look_of(model), token)


async def _unless_gone(receive: Receive, drawing: asyncio.Future[Painted]) -> Painted | None:
    """Wait for a tile, or give it up when the client hangs up: maps do when they are moved."""
    hung_up = asyncio.ensure_future(_hang_up(receive))
    try:
        await asyncio.wait((drawing, hung_up), return_when=asyncio.FIRST_COMPLETED)
        if drawing.done():
            return drawing.result()
        hung_up.result()  # a body that is too large is told, not taken for a hang-up
        return None
    finally:
        hung_up.cancel()
        if not drawing.done():
            drawing.cancel()


async def _hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
