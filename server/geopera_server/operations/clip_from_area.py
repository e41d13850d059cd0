"""The operation that launches clips of a delivery area."""

from __future__ import annotations

import shapely

from ..catalog import areas, projects
from ..errors import Forbidden, InvalidInput
from ..jobs import queue
from ..raster.aoi import parse_aoi
from ..raster.clip.estimate import estimate
from ..raster.mosaic import overlapping
from .clip_areas import areas_root
from .clip_price import units
from .clip_schemas import CLIP_KIND, ClipCreated, ClipCreateFromAreaInput, job_response
from .registry import Call, Registry, SideEffect

registry = Registry()


@registry.operation(
    "clip.create_from_area",
    scope="clip:write",
    side_effect=SideEffect.SPEND,
    input=ClipCreateFromAreaInput,
    output=ClipCreated,
)
def create_from_area(call: Call, request: ClipCreateFromAreaInput) -> ClipCreated:
    """Clip mosaics of a delivery area to an area of interest, as a job."""
    organization_id = call.caller.organization_id
    if request.organization_id != organization_id:
        raise Forbidden("These credentials belong to another organization.")
    if request.project_id is not None:
        projects.get_project_with_storage(call.session, organization_id, request.project_id)
    area = areas.find_area(areas_root(call), request.area)
    wanted = list(dict.fromkeys(request.mosaic_types))
    deliveries = {each: area.delivery(each) for each in wanted}
    geometry = parse_aoi(request.aoi_geometry)
    pixels = []
    for each, delivery in deliveries.items():
        sources = overlapping(delivery.files, geometry)
        pixels.append(sum(estimate(source, geometry).pixels for source in sources))
        if not pixels[-1]:
            raise InvalidInput(f"The area of interest does not overlap {each} of {area.name}.")
    reserved = units(pixels)
    payload = {
        "source_item_id": None,
        "area": area.name,
        "asset_keys": wanted,
        "dates": {each: delivery.date.isoformat() for each, delivery in deliveries.items()},
        "sources": {
            each: [str(file) for file in delivery.files] for each, delivery in deliveries.items()
        },
        "aoi_geometry": shapely.geometry.mapping(geometry),
        "aoi_name": request.aoi_name,
        "output_name": request.aoi_name or area.name,
        "compute_units": reserved,
    }
    job = queue.add(call.session, CLIP_KIND, organization_id, payload, request.project_id, reserved)
    call.after_commit.append(call.context.notify_workers)
    return ClipCreated(job=job_response(job), assets_to_clip=len(wanted), asset_keys=wanted)
