"""The scenes that a processing reads: those of its project in its time and area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..catalog.borders import end_of
from ..context import Context
from ..db.models import Item, Project, TaskEvent
from ..errors import GeoperaError, InvalidInput
from ..raster.aoi import parse_aoi
from ..raster.location import Location
from .processing_params import DateParams, IndexParams, SpanParams
from .sources import stored_source

MOST_SCENES = 1000
_AT_ONCE = 500  # items in memory


@dataclass(frozen=True)
class Scene:
    """A raster that a processing reads."""

    path: Location
    name: str
    date: dt.date
    cloud_cover: float | None


@dataclass(frozen=True)
class Found:
    """The scenes of a run by date, and the area that was asked for or the project's border."""

    scenes: list[Scene]
    geometry: BaseGeometry | None


def find_scenes(context: Context, job_id: str, params: Any) -> Found:
    """Return what the run of a job reads.

    Raises:
        InvalidInput: nothing, or too much.
        GeoperaError: the project is gone.
    """
    with context.database.reading() as session:
        event = session.scalar(select(TaskEvent).where(TaskEvent.job_id == job_id))
        if event is None:
            raise GeoperaError("The project is no longer there.")
        border = session.scalar(select(Project.border).where(Project.id == event.project_id))
        geometry = area_of(params, border)
        scenes: list[Scene] = []
        for item in items_within(session, event.project_id, params, geometry):
            scenes += _of_item(context, item)
            if len(scenes) > MOST_SCENES:
                raise InvalidInput(f"More than {MOST_SCENES} scenes: ask for a shorter time.")
    if not scenes:
        raise InvalidInput("There are no scenes in this time and area.")
    return Found(scenes, geometry)


def items_within(
    session: Session, project_id: str, params: Any, area: BaseGeometry | None
) -> Iterator[Item]:
    """Yield the items of a project that a run is about, by date."""
    start, end, cloud = _span(params)
    query = select(Item).where(Item.project_id == project_id, Item.captured_at.is_not(None))
    if start:
        query = query.where(Item.captured_at >= start)
    if end:
        query = query.where(Item.captured_at < end)
    if cloud is not None:
        query = query.where((Item.cloud_cover <= cloud) | Item.cloud_cover.is_(None))
    query = query.order_by(Item.captured_at, Item.name, Item.id)
    for item in session.scalars(query.execution_options(yield_per=_AT_ONCE)):
        if area is None or shapely.from_wkb(item.footprint).intersects(area):
            yield item


def area_of(params: Any, border: str | None) -> BaseGeometry | None:
    """Return the area that a run is limited to, if it is: the border of its project, or its own."""
    if params.geometry is not None:
        return parse_aoi(params.geometry)
    return shapely.from_wkt(border) if border else None


def _of_item(context: Context, item: Item) -> list[Scene]:
    return [
        Scene(
            stored_source(context, asset.path),
            item.name,
            item.captured_at.date(),
            item.cloud_cover,
        )
        for asset in item.assets[:1]
        if item.captured_at
    ]


def _span(params: Any) -> tuple[dt.datetime | None, dt.datetime | None, float | None]:
    if isinstance(params, DateParams | IndexParams):
        return _midnight(params.date), end_of(_midnight(params.date)), None
    cloud = params.max_cloud_cover if isinstance(params, SpanParams) else None
    start = _midnight(params.start) if params.start else None
    return start, end_of(_midnight(params.end)) if params.end else None, cloud


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
