"""Statistics of an area by GET, as map clients ask for them."""

from __future__ import annotations

import threading
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from shapely.geometry import mapping

from ..auth.principal import Principal
from ..errors import InvalidInput
from ..operations.cog import CogStatsInput
from ..operations.dispatch import invoke
from ..operations.registry import Bytes, File
from ..raster.aoi import parse_aoi
from .credentials import tile_caller
from .kept import kept
from .operations import watched
from .problems import HTTPValidationError, Problem
from .state import server_state

router = APIRouter(tags=["statistics"])
_OPERATION = "cog.statistics"
_MAX_AREA_IN_URL = 60_000
_MAX_PERCENTILES = 100

_DESCRIBED: dict[str, Any] = {
    "operation_id": "statistics.get",
    "response_class": Response,
    "responses": {
        200: {"content": {"application/json": {}}},
        304: {"description": "Not modified"},
        **{status: {"model": Problem} for status in (400, 401, 403, 404)},
        422: {"model": HTTPValidationError},
    },
    "openapi_extra": {"x-required-scope": "tiles:read"},
}


@router.get("/statistics", **_DESCRIBED)
async def statistics(
    request: Request,
    caller: Annotated[Principal, Depends(tile_caller)],
    url: Annotated[str, Query(max_length=4096, description="Asset href, or an allowed path.")],
    geometry: Annotated[
        str, Query(max_length=_MAX_AREA_IN_URL, description="GeoJSON or WKT, EPSG:4326.")
    ],
    bands: Annotated[str | None, Query(max_length=1000)] = None,
    expression: Annotated[str | None, Query(max_length=2000)] = None,
    percentiles: Annotated[str, Query(max_length=1000, examples=["2,98"])] = "2,98",
    histogram_bins: Annotated[int, Query(ge=1, le=1000)] = 10,
    weighted: Annotated[bool, Query(description="Pixels at the edge by their share.")] = False,
    categorical: Annotated[bool, Query(description="How often each value occurs.")] = False,
    approximate: Annotated[bool, Query(description="From an overview, with its errors.")] = False,
    v: Annotated[str | None, Query(description="Ignored: clients vary it to skip caches.")] = None,
    token: Annotated[str | None, Query(description="A tile token.")] = None,
) -> Response:
    """Measure a raster over a polygon: the GET twin of cog.statistics."""
    state = server_state(request)
    operation = state.operations.get(_OPERATION)
    if operation is None:
        raise RuntimeError(f"{_OPERATION} is not registered")
    gone = threading.Event()

    def work() -> Bytes | File:
        model = CogStatsInput(
            url=url,
            geometry=mapping(parse_aoi(geometry)),
            bands=bands,
            expression=expression,
            percentiles=_numbers(percentiles),
            histogram_bins=histogram_bins,
            weighted=weighted,
            categorical=categorical,
            approximate=approximate,
        )
        return invoke(state.context, operation, caller, model, None, gone.is_set)

    async with watched(request, gone):
        answer = await state.measure(work)
    if not isinstance(answer, Bytes):
        raise TypeError("statistics are held in memory")
    return kept(request, answer.content, answer.media_type)


def _numbers(text: str) -> list[float]:
    """Read percentiles separated by commas."""
    try:
        numbers = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        raise InvalidInput(f"percentiles must be numbers by commas: not {text[:60]!r}.") from None
    if len(numbers) > _MAX_PERCENTILES or not all(0 <= number <= 100 for number in numbers):
        raise InvalidInput(f"percentiles must be up to {_MAX_PERCENTILES} numbers, 0 to 100.")
    return numbers
