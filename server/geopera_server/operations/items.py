"""Operations on items: find the scenes of a project."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from ..catalog import filters, items, projects
from ..catalog.footprints import check_bbox
from ..catalog.items import Interval, ItemQuery
from ..catalog.order import SortKey
from ..catalog.region import Region
from ..errors import InvalidInput
from .item_schemas import (
    FeatureCollection,
    ItemResponse,
    ItemType,
    feature_document,
    item_response,
)
from .registry import Bytes, Call, Registry, json_answer
from .schemas import Identifier, Input, Limit, Offset, Output
from .stac_items import stac_document

registry = Registry()

_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class ItemGetInput(Input):
    """Which item."""

    item_id: Identifier


class ItemGetOutput(Output):
    """The item."""

    item: ItemResponse


class SortBy(Input):
    """What to sort by: datetime, eo:cloud_cover, gsd, title, created, updated or id."""

    field: str = Field(max_length=100)
    direction: str = Field("asc", max_length=4)


class Criteria(Input):
    """What to look for.

    ``bbox`` is west, south, east, north in degrees, with west > east across the antimeridian, and
    ``intersects`` any other area: the footprints of the items share a point with it.
    ``datetime`` is a day (2026-04-12), a moment, or an interval ``start/end`` where ``..`` leaves a
    side open. ``query`` compares properties.
    """

    bbox: Annotated[list[float], Field(min_length=4, max_length=6)] | None = None
    intersects: dict[str, Any] | None = Field(None, description="A GeoJSON geometry, EPSG:4326.")
    datetime: str | None = Field(None, max_length=80, examples=["2026-04-12", "2026-01-01/.."])
    collections: Annotated[list[Identifier], Field(max_length=200)] | None = None
    type: ItemType | None = None
    query: dict[str, Any] | None = Field(None, examples=[{"eo:cloud_cover": {"lt": 20}}])


class SearchInput(Criteria):
    """What to look for, and which page of it.

    ``token`` is the ``next_token`` of the page before.
    """

    limit: Limit = 100
    offset: Offset = 0
    sortby: Annotated[list[SortBy], Field(max_length=5)] | None = None
    format: str | None = Field(None, max_length=20, description="'stac' for full STAC items.")
    base_url: str | None = Field(None, max_length=500, description="What STAC links begin with.")
    token: str | None = Field(None, max_length=2000)


class ProjectItemSearchInput(SearchInput):
    """What to look for in a project."""

    project_id: Identifier


class OrgItemSearchInput(SearchInput):
    """What to look for in all projects of the caller's organization."""


class ItemDatesInput(Criteria):
    """Which project, and which of its items."""

    project_id: Identifier


class CaptureDateResponse(Output):
    """A day with scenes; ``cloud_cover`` is their mean in %, ``date`` null for undated ones."""

    date: dt.date | None
    item_count: int
    cloud_cover: float | None


@registry.operation("items.get", scope="items:read", input=ItemGetInput, output=ItemGetOutput)
def get_item(call: Call, request: ItemGetInput) -> ItemGetOutput:
    """Get one item with its assets."""
    item = items.get_item(call.session, call.caller.organization_id, request.item_id)
    return ItemGetOutput(item=item_response(item))


@registry.operation(
    "items.search", scope="items:read", input=ProjectItemSearchInput, output=FeatureCollection
)
def search(call: Call, request: ProjectItemSearchInput) -> Bytes:
    """Search a project's items by place, time and properties, newest first."""
    projects.get_project(call.session, call.caller.organization_id, request.project_id)
    return _found(call, request, request.project_id)


@registry.operation(
    "items.search_org", scope="items:read", input=OrgItemSearchInput, output=FeatureCollection
)
def search_org(call: Call, request: OrgItemSearchInput) -> Bytes:
    """Search the items of all projects of the organization."""
    return _found(call, request, None)


def _found(call: Call, request: SearchInput, project_id: str | None) -> Bytes:
    page = items.search_page(
        call.session,
        replace(
            _query(call, request, project_id),
            sort=[SortKey.parse(key.field, key.direction) for key in request.sortby or ()],
            token=request.token,
            limit=request.limit,
            offset=request.offset,
        ),
    )
    if request.format == "stac":
        base_url = request.base_url or call.base_url
        features = [stac_document(item, base_url) for item in page.items]
    else:
        features = [feature_document(item) for item in page.items]
    return json_answer(
        {
            "type": "FeatureCollection",
            "features": features,
            "numberMatched": page.total,
            "numberReturned": len(features),
            "next_token": page.next_token,
        }
    )


@registry.operation(
    "items.dates", scope="items:read", input=ItemDatesInput, output=list[CaptureDateResponse]
)
def dates(call: Call, request: ItemDatesInput) -> Bytes:
    """List the capture dates of a project's items, oldest first; of all, or of some of them."""
    projects.get_project(call.session, call.caller.organization_id, request.project_id)
    found = items.capture_dates(call.session, _query(call, request, request.project_id))
    return json_answer(
        [
            {"date": day.date, "item_count": day.item_count, "cloud_cover": day.cloud_cover}
            for day in found
        ]
    )


def _region(request: Criteria) -> Region | None:
    if request.bbox and request.intersects:
        raise InvalidInput("Give either bbox or intersects.")
    if request.intersects:
        return Region.of_geometry(request.intersects)
    return Region.of_box(check_bbox(request.bbox)) if request.bbox else None


def _query(call: Call, request: Criteria, project_id: str | None) -> ItemQuery:
    return ItemQuery(
        project_id,
        organization_id=call.caller.organization_id,
        region=_region(request),
        interval=parse_interval(request.datetime) if request.datetime else None,
        collections=request.collections or None,
        type=request.type,
        filters=filters.conditions(request.query or {}),
    )


def parse_interval(text: str) -> Interval:
    """Return the start and the excluded end that a ``datetime`` parameter means.

    Raises:
        InvalidInput: not a day, a moment or an interval of them.
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        end_text = start_text
    start = _moment(start_text, is_end=False)
    end = _moment(end_text, is_end=True)
    if start and end and start >= end:
        raise InvalidInput(f"The interval {text!r} ends before it starts.")
    return start, end


def _moment(text: str, *, is_end: bool) -> dt.datetime | None:
    """Return a side of an interval: the end of a day is the next midnight."""
    if text in ("", ".."):
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput(
            f"{text!r} is not a date: write 2026-04-12, 2026-04-12T10:30:00Z, or start/end."
        ) from None
    try:
        moment = (
            moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
        )
        if not is_end:
            return moment
        return moment + (
            dt.timedelta(days=1) if _DATE.match(text) else dt.timedelta(microseconds=1)
        )
    except OverflowError:  # the ends of the calendar leave that side open
        return None
