"""Operations on items: find the scenes of a project."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import Field, field_validator

from ..catalog import items, projects
from ..catalog.items import Interval, ItemQuery
from ..errors import InvalidInput
from .item_schemas import (
    FeatureCollection,
    ItemResponse,
    item_feature,
    item_response,
)
from .registry import Call, Registry
from .schemas import Identifier, Input, Limit, Offset, Output

registry = Registry()

_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class ItemGetInput(Input):
    """Which item."""

    item_id: Identifier


class ItemGetOutput(Output):
    """The item."""

    item: ItemResponse


class ProjectItemSearchInput(Input):
    """What to look for in a project.

    ``bbox`` is west, south, east, north in degrees; ``datetime`` is a day (2026-04-12), a moment,
    or an interval ``start/end`` where ``..`` leaves a side open; ``null`` asks for undated scenes.
    """

    project_id: Identifier
    bbox: Annotated[list[float], Field(min_length=4, max_length=4)] | None = None
    datetime: str | None = Field(None, max_length=80, examples=["2026-04-12", "2026-01-01/.."])
    limit: Limit = 100
    offset: Offset = 0
    collections: list[str] | None = None
    type: str | None = None
    query: dict[str, Any] | None = None
    sortby: list[dict[str, Any]] | None = None
    format: str | None = None
    base_url: str | None = None

    @field_validator("bbox")
    @classmethod
    def _ordered(cls, value: list[float] | None) -> list[float] | None:
        if value is not None:
            west, south, east, north = value
            if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
                raise ValueError("bbox is west, south, east, north in degrees")
        return value


class ItemDatesInput(Input):
    """Which project."""

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
def search(call: Call, request: ProjectItemSearchInput) -> FeatureCollection:
    """Search a project's items by place and time, newest first."""
    projects.get_project(call.session, call.caller.organization_id, request.project_id)
    unsupported = [
        name
        for name in ("collections", "query", "sortby")
        if getattr(request, name) not in (None, [], {})
    ]
    if unsupported:
        raise InvalidInput(f"items.search does not filter by {', '.join(unsupported)} yet.")
    bbox = request.bbox
    query = ItemQuery(
        request.project_id,
        bbox=(bbox[0], bbox[1], bbox[2], bbox[3]) if bbox else None,
        interval=parse_interval(request.datetime) if request.datetime else None,
        limit=request.limit,
        offset=request.offset,
    )
    found, total = items.search(call.session, query)
    features = [item_feature(item) for item in found]
    return FeatureCollection(features=features, number_matched=total, number_returned=len(features))


@registry.operation(
    "items.dates", scope="items:read", input=ItemDatesInput, output=list[CaptureDateResponse]
)
def dates(call: Call, request: ItemDatesInput) -> list[CaptureDateResponse]:
    """List the capture dates of a project, oldest first."""
    projects.get_project(call.session, call.caller.organization_id, request.project_id)
    return [
        CaptureDateResponse(
            date=found.date, item_count=found.item_count, cloud_cover=found.cloud_cover
        )
        for found in items.capture_dates(call.session, request.project_id)
    ]


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
