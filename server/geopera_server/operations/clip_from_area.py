"""Operations that launch clips of a delivery area, and tell beforehand what they amount to."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from ..auth.principal import Principal
from ..catalog import projects
from ..catalog.areas import Area, Delivery
from ..context import Context
from ..errors import Forbidden, InvalidInput
from ..jobs import queue
from ..raster.aoi import parse_aoi
from ..raster.clip.estimate import ClipEstimate, estimate
from ..raster.mosaic import overlapping
from .clip_areas import find_area
from .clip_estimates import mosaicked, summed
from .clip_price import units
from .clip_schemas import (
    CLIP_KIND,
    ClipAreaEstimateInput,
    ClipCreated,
    ClipCreateFromAreaInput,
    ClipEstimateOutput,
    job_response,
)
from .registry import Call, Registry, SideEffect
from .roles import Role, require_role

registry = Registry()


@dataclass(frozen=True)
class _Plan:
    """What to clip, and what it will cost."""

    area: Area
    deliveries: dict[str, Delivery]
    geometry: BaseGeometry
    compute_units: int


def _plan(context: Context, caller: Principal, request: ClipCreateFromAreaInput) -> _Plan:
    """Look at the area's files: this takes as long as the disk does."""
    if request.organization_id != caller.organization_id:
        raise Forbidden("These credentials belong to another organization.")
    area = find_area(context, caller, request.area)
    deliveries = _deliveries(area, request.mosaic_types)
    geometry = parse_aoi(request.aoi_geometry)
    found = _estimates(context, area, deliveries, geometry)
    return _Plan(area, deliveries, geometry, units(one.pixels for one in found.values()))


def _deliveries(area: Area, mosaic_types: list[str]) -> dict[str, Delivery]:
    return {each: area.delivery(each) for each in dict.fromkeys(mosaic_types)}


def _estimates(
    context: Context, area: Area, deliveries: dict[str, Delivery], geometry: BaseGeometry
) -> dict[str, ClipEstimate]:
    """Return what each mosaic type amounts to.

    Raises:
        InvalidInput: the area of interest does not touch one of them.
    """
    found = {}
    for each, delivery in deliveries.items():
        sources = overlapping(
            [context.storage.existing(file.key) for file in delivery.files], geometry
        )
        parts = [estimate(source, geometry) for source in sources]
        if not any(part.pixels for part in parts):
            raise InvalidInput(f"The area of interest does not overlap {each} of {area.name}.")
        found[each] = mosaicked(parts)
    return found


@registry.operation(
    "clip.area.estimate",
    scope="clip:read",
    input=ClipAreaEstimateInput,
    output=ClipEstimateOutput,
    renders=True,
)
def estimate_area(call: Call, request: ClipAreaEstimateInput) -> ClipEstimateOutput:
    """Tell the pixels, bytes and compute units of a clip of an area without launching it."""
    area = find_area(call.context, call.caller, request.area)
    deliveries = _deliveries(area, request.mosaic_types)
    geometry = parse_aoi(request.aoi_geometry)
    return summed(list(_estimates(call.context, area, deliveries, geometry).items()))


@registry.operation(
    "clip.create_from_area",
    scope="clip:write",
    side_effect=SideEffect.SPEND,
    input=ClipCreateFromAreaInput,
    output=ClipCreated,
    prepare=_plan,
)
def create_from_area(call: Call, request: ClipCreateFromAreaInput) -> ClipCreated:
    """Clip mosaics of a delivery area to an area of interest, as a job."""
    organization_id = call.caller.organization_id
    if request.project_id is not None:
        projects.get_project_with_storage(call.session, organization_id, request.project_id)
        require_role(call.session, call.caller, request.project_id, Role.EDITOR)
    plan: _Plan = call.prepared
    wanted = list(plan.deliveries)
    payload = {
        "source_item_id": None,
        "area": plan.area.name,
        "asset_keys": wanted,
        "dates": {each: found.date.isoformat() for each, found in plan.deliveries.items()},
        "sources": {
            each: [file.key for file in found.files] for each, found in plan.deliveries.items()
        },
        "aoi_geometry": shapely.geometry.mapping(plan.geometry),
        "aoi_name": request.aoi_name,
        "output_name": request.aoi_name or plan.area.name,
        "compute_units": plan.compute_units,
    }
    job = queue.add(
        call.session, CLIP_KIND, organization_id, payload, request.project_id, plan.compute_units
    )
    call.after_commit.append(call.context.notify_workers)
    return ClipCreated(
        job=job_response(job, listed=True), assets_to_clip=len(wanted), asset_keys=wanted
    )
