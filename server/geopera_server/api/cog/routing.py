"""Declaring routes under all of their paths, serving them, and describing them as OpenAPI."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from ...auth.principal import Principal
from ..credentials import tile_caller
from ..problems import HTTPValidationError, Problem
from .answering import GEOJSON, JSON, SCOPE
from .parsing import Parameters, described

Caller = Annotated[Principal, Depends(tile_caller)]
Endpoint = Callable[[Request, Principal], Awaitable[Response]]
PICTURES = (
    "image/png",
    "image/jpeg",
    "image/jpg",
    "image/webp",
    "image/jp2",
    "image/tiff; application=geotiff",
    "application/x-binary",
)
_FEATURE = {"type": "object", "description": "A GeoJSON feature (statistics: or a collection)."}


@dataclass(frozen=True)
class Declared:
    """A route: its endpoint takes the request and its caller, and parses all parameters itself."""

    endpoint: Endpoint
    model: type[Parameters]
    path: str
    media_types: Sequence[str]
    method: str
    operation_id: str


Routes = list[Declared]


def add_route(
    routes: Routes,
    endpoint: Endpoint,
    model: type[Parameters],
    paths: Sequence[str],
    media_types: Sequence[str] = PICTURES,
    method: str = "GET",
    name: str = "",
) -> None:
    """Declare a route under each of its paths."""
    for number, path in enumerate(paths):
        operation_id = f"titiler.{name}{number or ''}"
        routes.append(Declared(endpoint, model, path, media_types, method, operation_id))


class ServedRoute(BaseRoute):
    """A declared route as it is served; its pattern is compiled when it is first looked at.

    FastAPI's own routes would be built at the first request, all of them, for 0.2 s.
    """

    def __init__(self, declared: Declared, prefix: str = "") -> None:
        self._declared = declared
        self._path = prefix + declared.path
        self._start = self._path.partition("{")[0]

    @cached_property
    def _route(self) -> Route:
        endpoint = self._declared.endpoint

        async def answer(request: Request) -> Response:
            return await endpoint(request, await tile_caller(request))

        route = Route(self._path, answer)
        route.methods = {self._declared.method}  # HEAD is not answered, as TiTiler does not
        return route

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Tell whether a request is for this route."""
        if self._start not in scope["path"]:
            return Match.NONE, {}
        return self._route.matches(scope)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._route.handle(scope, receive, send)


def describe(router: APIRouter, routes: Iterable[Declared], prefix: str, tag: str) -> None:
    """Add routes to one of FastAPI's that makes the OpenAPI document."""
    for declared in routes:
        router.add_api_route(
            prefix + declared.path,
            _documented(declared),
            methods=[declared.method],
            tags=[tag],
            response_class=Response,
            operation_id=declared.operation_id,
            summary=(declared.endpoint.__doc__ or "").strip().split("\n")[0].rstrip("."),
            responses={
                200: {"content": {media_type: {} for media_type in declared.media_types}},
                304: {"description": "Not modified"},
                **{status: {"model": Problem} for status in (400, 401, 403, 404)},
                422: {"model": HTTPValidationError},
            },
            openapi_extra=_extra(declared),
        )


def _documented(declared: Declared) -> Callable[..., Any]:
    async def answer(request: Request, caller: Caller) -> Response:
        return await declared.endpoint(request, caller)

    return answer


def _extra(declared: Declared) -> dict[str, Any]:
    extra: dict[str, Any] = {
        "parameters": described(declared.model, declared.path),
        "x-required-scope": SCOPE,
    }
    if declared.method == "POST":
        schema = {"application/json": {"schema": _FEATURE}}
        extra["requestBody"] = {"required": True, "content": schema}
    return extra


__all__ = ["GEOJSON", "JSON", "PICTURES", "Routes", "ServedRoute", "add_route", "describe"]
