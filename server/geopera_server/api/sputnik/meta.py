"""``/meta``: the scenes of a day, and the days that have any."""

from __future__ import annotations

from pathlib import PurePath

import shapely
from fastapi import APIRouter, Request
from sqlalchemy.orm import Session

from ...catalog import borders, items, projects
from ...catalog.found import AnyItem
from ...catalog.items import ItemQuery
from .access import Caller, Day, ProjectNumber, described, reading
from .models import MetaDatesRes, MetaListRes, MetaRes

router = APIRouter()
_MOST = 10_000


@router.get("/meta/list", operation_id="sputnik.meta.list", **described("items:read"))
async def listing(
    request: Request, principal: Caller, number: ProjectNumber, date: Day
) -> MetaListRes:
    """List the scenes of a day."""
    start = borders.parse_day(date)

    def find(session: Session) -> list[MetaRes]:
        project = projects.get_by_number(session, principal.organization_id, number)
        query = items.ItemQuery(project.id, interval=(start, borders.end_of(start)), limit=_MOST)
        found, _ = items.search(session, query)
        return [_meta(number, item) for item in found]

    return MetaListRes(metas=await reading(request, principal, "items:read", find))


@router.get("/meta/dates", operation_id="sputnik.meta.dates", **described("items:read"))
async def dates(request: Request, principal: Caller, number: ProjectNumber) -> MetaDatesRes:
    """List the days that have scenes, oldest first."""

    def find(session: Session) -> list[str]:
        project = projects.get_by_number(session, principal.organization_id, number)
        found = items.capture_dates(session, ItemQuery(project.id))
        return [each.date.isoformat() for each in found if each.date]

    return MetaDatesRes(dates=await reading(request, principal, "items:read", find))


def _meta(number: int, item: AnyItem) -> MetaRes:
    footprint = shapely.from_wkb(item.footprint)
    file = item.assets[0].path if item.assets else item.stac_id
    return MetaRes(
        project_id=number,
        scene_id=item.id,
        date=item.captured_at.date().isoformat() if item.captured_at else "",
        border=footprint.wkt.encode(),
        filename=PurePath(file).name,
        xg0=item.west,
        xg1=item.east,
        yg0=item.south,
        yg1=item.north,
        border_gj=shapely.to_geojson(footprint),
    )
