"""Adding a route under all of its paths, with its parameters in the schema."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

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


def add_route(
    router: APIRouter,
    endpoint: Endpoint,
    model: type[Parameters],
    paths: Sequence[str],
    media_types: Sequence[str] = PICTURES,
    method: str = "GET",
    name: str = "",
) -> None:
    """Add a route; ``endpoint`` takes the request and its caller.

    Nothing but the caller is a parameter FastAPI knows of: the endpoint parses all of them at once,
    which costs a tenth of what as many parameters of a function do.
    """

    async def answer(request: Request, caller: Caller) -> Response:
        return await endpoint(request, caller)

    for number, path in enumerate(paths):
        extra: dict[str, Any] = {
            "parameters": described(model, path),
            "x-required-scope": SCOPE,
        }
        if method == "POST":
            schema = {"application/json": {"schema": _FEATURE}}
            extra["requestBody"] = {"required": True, "content": schema}
        router.add_api_route(
            path,
            answer,
            methods=[method],
            response_class=Response,
            operation_id=f"titiler.{name}{number or ''}",
            summary=(endpoint.__doc__ or "").strip().split("\n")[0].rstrip("."),
            responses={
                200: {"content": {media_type: {} for media_type in media_types}},
                304: {"description": "Not modified"},
                **{status: {"model": Problem} for status in (400, 401, 403, 404)},
                422: {"model": HTTPValidationError},
            },
            openapi_extra=extra,
        )


__all__ = ["GEOJSON", "JSON", "PICTURES", "Caller", "add_route"]
