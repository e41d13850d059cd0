"""The scenes that a processing reads: those of its project in its time and area."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select

from ..context import Context
from ..db.models import Item, Project, TaskEvent
from ..errors import GeoperaError, InvalidInput
from ..raster.aoi import parse_aoi
from ..raster.location import Location
from .processing_params import DateParams, IndexParams, SpanParams
from .sources import stored_source

_MOST_SCENES = 1000
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
    start, end, cloud = _span(params)
    with context.database.reading() as session:
        event = session.scalar(select(TaskEvent).where(TaskEvent.job_id == job_id))
        if event is None:
            raise GeoperaError("The project is no longer there.")
        query = select(Item).where(
            Item.project_id == event.project_id, Item.captured_at.is_not(None)
        )
        if start:
            query = query.where(Item.captured_at >= start)
        if end:
            query = query.where(Item.captured_at < end)
        if cloud is not None:
            query = query.where((Item.cloud_cover <= cloud) | Item.cloud_cover.is_(None))
        border = session.scalar(select(Project.border).where(Project.id == event.project_id))
        query = query.order_by(Item.captured_at, Item.name, Item.id)
        geometry = _area(params, border)
        scenes: list[Scene] = []
        for item in session.scalars(query.execution_options(yield_per=_AT_ONCE)):
            scenes += _of_item(context, item, geometry)
            if len(scenes) > _MOST_SCENES:
                raise InvalidInput(f"More than {_MOST_SCENES} scenes: ask for a shorter time.")
    if not scenes:
        raise InvalidInput("There are no scenes in this time and area.")
    return Found(scenes, geometry)


def _area(params: Any, border: str | None) -> BaseGeometry | None:
    if params.geometry is not None:
        return parse_aoi(params.geometry)
    return shapely.from_wkt(border) if border else None


def _of_item(context: Context, item: Item, geometry: BaseGeometry | None) -> list[Scene]:
    if geometry is not None and not shapely.from_wkb(item.footprint).intersects(geometry):
        return []
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
        first, last = params.date, params.date
        return _midnight(first), _midnight(last, 1), None
    cloud = params.max_cloud_cover if isinstance(params, SpanParams) else None
    start = _midnight(params.start) if params.start else None
    return start, _midnight(params.end, 1) if params.end else None, cloud


def _midnight(day: dt.date, later: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(days=later)
