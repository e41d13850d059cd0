"""Operations that launch clips of an item, and tell beforehand what they amount to."""

from __future__ import annotations

import shapely

from ..catalog import collections, items, projects
from ..db.models import Asset, Item
from ..errors import InvalidInput
from ..jobs import queue
from ..raster.aoi import parse_aoi
from ..raster.clip.estimate import estimate, geodesic_area_m2
from . import clip_bands, clip_items
from .clip_estimates import summed
from .clip_price import units
from .clip_schemas import (
    CLIP_KIND,
    ClipCreated,
    ClipCreateFromItemInput,
    ClipEstimateInput,
    ClipEstimateOutput,
    job_response,
)
from .registry import Call, Registry, SideEffect
from .resolution import metres_per_pixel
from .roles import Role, require_role
from .sources import stored_source

registry = Registry()


@registry.operation(
    "clip.create_from_item",
    scope="processing:process",
    side_effect=SideEffect.SPEND,
    input=ClipCreateFromItemInput,
    output=ClipCreated,
    prepare=lambda context, caller, request: parse_aoi(request.aoi_geometry),
)
def create_from_item(call: Call, request: ClipCreateFromItemInput) -> ClipCreated:
    """Clip the rasters of an item to an area of interest, as a job."""
    organization_id = call.caller.organization_id
    project = projects.get_project_with_storage(call.session, organization_id, request.project_id)
    require_role(call.session, call.caller, project.id, Role.EDITOR)
    item = items.get_item(call.session, organization_id, request.source_item_id)
    assets = _raster_assets(item, request.asset_keys)
    bands = clip_bands.kept(assets, request.bands)
    target = None
    if request.target_collection_id is not None:
        collections.get(call.session, project.id, request.target_collection_id)
        target = clip_items.drafted(item, request.target_collection_id, call.caller)
        target["bands"] = clip_bands.narrowed(target["bands"], bands)
    geometry = call.prepared
    covered = shapely.from_wkb(item.footprint).intersection(geometry)
    if covered.is_empty:
        raise InvalidInput("The area of interest does not overlap the scene.")
    pixels = geodesic_area_m2(covered) / metres_per_pixel(item) ** 2
    reserved = units(pixels for _ in assets)
    payload = {
        "source_item_id": item.id,
        "asset_keys": [asset.key for asset in assets],
        "bands": bands,
        "aoi_geometry": shapely.geometry.mapping(geometry),
        "aoi_name": request.aoi_name,
        "output_name": request.output_name or item.name,
        "compute_units": reserved,
        "target": target,
    }
    job = queue.add(call.session, CLIP_KIND, organization_id, payload, project.id, reserved)
    call.after_commit.append(call.context.notify_workers)
    return ClipCreated(
        job=job_response(job, listed=True),
        assets_to_clip=len(assets),
        asset_keys=payload["asset_keys"],
    )


@registry.operation(
    "clip.estimate",
    scope="clip:read",
    input=ClipEstimateInput,
    output=ClipEstimateOutput,
    renders=True,
)
def estimate_clip(call: Call, request: ClipEstimateInput) -> ClipEstimateOutput:
    """Tell the area, pixels and bytes of a clip without launching it."""
    item = items.get_item(call.session, call.caller.organization_id, request.source_item_id)
    assets = _raster_assets(item, request.asset_keys)
    bands = clip_bands.kept(assets, request.bands)
    geometry = parse_aoi(request.aoi_geometry)
    call.release()
    context = call.context
    found = []
    for asset in assets:
        wanted = clip_bands.wanted(bands.get(asset.key, ()))
        source = stored_source(context, asset.path)
        found.append((asset.key, estimate(source, geometry, wanted.bands)))
    return summed(found)


def _raster_assets(item: Item, keys: list[str] | None) -> list[Asset]:
    """Return the assets to clip.

    Raises:
        InvalidInput: the item has none, or none under these keys.
    """
    assets = [asset for asset in item.assets if keys is None or asset.key in keys]
    if not assets:
        held = ", ".join(asset.key for asset in item.assets)
        raise InvalidInput(
            f"The item has no raster asset under the asked asset_keys; it has: {held}."
            if held
            else "The item has no raster assets."
        )
    return assets
