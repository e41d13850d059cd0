"""Operations on delivery areas: what there is to clip without registering it."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from ..auth.principal import Principal
from ..catalog import areas
from ..catalog.areas import Area, Mosaic
from ..context import Context
from ..errors import NotFound
from .registry import Call, Registry
from .schemas import Empty, Input, Name, Output

registry = Registry()


class AreaInput(Input):
    """Which area."""

    area: Name


class AreaSummary(Output):
    """An area, its mosaic types, and its first and last capture date."""

    area: str
    mosaic_types: list[str]
    first_date: dt.date
    last_date: dt.date


class AreaMosaic(Output):
    """A mosaic type of an area. ``dates`` ascend; a clip takes the last unless it names one."""

    mosaic_type: str
    dates: list[dt.date]
    size_bytes: int = Field(description="All files of all dates.")


class AreaCapture(Output):
    """One capture date of one mosaic type."""

    date: dt.date
    mosaic_type: str
    file_count: int
    size_bytes: int


class AreaMetadata(Output):
    """When an area was captured."""

    area: str
    dates: list[dt.date]
    captures: list[AreaCapture]


def find_areas(context: Context, caller: Principal, name: str | None = None) -> list[Area]:
    """Return the caller's areas, or the one of a name.

    The organization of this installation has ``areas``, each other one ``areas`` in a folder of
    its own.
    """
    if caller.organization_id == context.organization_id:
        root = "areas"
    else:
        root = f"organizations/{caller.organization_id}/areas"
    if name is None:
        return areas.list_areas(context.storage.files(root), root)
    if "/" in name or name.startswith("."):
        return []
    return areas.list_areas(context.storage.files(f"{root}/{name}"), root)


def find_area(context: Context, caller: Principal, name: str) -> Area:
    """Return one area of the caller's.

    Raises:
        NotFound: there is none of this name, or it holds no rasters.
    """
    found = find_areas(context, caller, name)
    if not found:
        raise NotFound("There is no such area.")
    return found[0]


@registry.operation(
    "clip.areas.list", scope="clip:read", input=Empty, output=list[AreaSummary], renders=True
)
def list_areas(call: Call, request: Empty) -> list[AreaSummary]:
    """List the delivery areas that can be clipped."""
    found = []
    for area in find_areas(call.context, call.caller):
        dates = _dates(area.mosaics)
        found.append(
            AreaSummary(
                area=area.name,
                mosaic_types=[mosaic.mosaic_type for mosaic in area.mosaics],
                first_date=dates[0],
                last_date=dates[-1],
            )
        )
    return found


@registry.operation(
    "clip.area.mosaics", scope="clip:read", input=AreaInput, output=list[AreaMosaic], renders=True
)
def list_mosaics(call: Call, request: AreaInput) -> list[AreaMosaic]:
    """List the mosaic types of an area."""
    return [
        AreaMosaic(
            mosaic_type=mosaic.mosaic_type,
            dates=[delivery.date for delivery in mosaic.deliveries],
            size_bytes=sum(delivery.size_bytes for delivery in mosaic.deliveries),
        )
        for mosaic in find_area(call.context, call.caller, request.area).mosaics
    ]


@registry.operation(
    "clip.area.metadata", scope="clip:read", input=AreaInput, output=AreaMetadata, renders=True
)
def area_metadata(call: Call, request: AreaInput) -> AreaMetadata:
    """Tell when an area was captured, and by what files."""
    area = find_area(call.context, call.caller, request.area)
    captures = [
        AreaCapture(
            date=delivery.date,
            mosaic_type=mosaic.mosaic_type,
            file_count=len(delivery.files),
            size_bytes=delivery.size_bytes,
        )
        for mosaic in area.mosaics
        for delivery in mosaic.deliveries
    ]
    captures.sort(key=lambda capture: (capture.date, capture.mosaic_type))
    return AreaMetadata(area=area.name, dates=_dates(area.mosaics), captures=captures)


def _dates(mosaics: tuple[Mosaic, ...]) -> list[dt.date]:
    return sorted({delivery.date for mosaic in mosaics for delivery in mosaic.deliveries})
