"""Calls about clips: of delivery areas, made again, and shown."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from .client import Client
from .errors import BadRequest
from .models import ClipEstimate, Job
from .models.delivery import AreaMosaic, DeliveryArea, JobLayer

Geometry = Mapping[str, Any]


def delivery_areas(client: Client) -> list[DeliveryArea]:
    """Return the delivery areas that can be clipped."""
    return [DeliveryArea.from_dict(entry) for entry in client.op("clip.areas.list")]


def area_mosaics(client: Client, area: str) -> list[AreaMosaic]:
    """Return the mosaics of an area, newest first."""
    answer = client.op("clip.area.metadata", {"area": area})
    found = [AreaMosaic.from_dict(entry) for entry in answer.get("captures") or ()]
    return sorted(found, key=lambda each: (each.date, each.mosaic_type), reverse=True)


def estimate_area_clip(
    client: Client, area: str, mosaics: Sequence[str], geometry: Geometry
) -> ClipEstimate:
    """Return how large a clip of an area's mosaics would be, without making it."""
    body = {"area": area, "mosaic_types": list(mosaics), "aoi_geometry": geometry}
    return ClipEstimate.from_dict(client.op("clip.area.estimate", body))


def create_area_clip(
    client: Client,
    organization_id: str,
    area: str,
    mosaics: Sequence[str],
    geometry: Geometry,
    name: str | None = None,
    project_id: str | None = None,
) -> Job:
    """Start a clip job of an area's mosaics and return it, running."""
    body: dict[str, Any] = {
        "area": area,
        "mosaic_types": list(mosaics),
        "aoi_geometry": geometry,
        "organization_id": organization_id,
    }
    if name:
        body["aoi_name"] = name
    if project_id:
        body["project_id"] = project_id
    answer = client.op("clip.create_from_area", body, idempotency_key=str(uuid.uuid4()))
    return Job.from_dict(answer["job"])


def repeat_clip(client: Client, job_id: str) -> Job:
    """Start the same clip once more, as a new job.

    Raises:
        BadRequest: the server does not tell enough of the old one.
    """
    old = client.job(job_id)
    if old.aoi_geometry is None:
        raise BadRequest("Retry", "The server no longer knows the area of this clip.")
    if old.area:
        return create_area_clip(
            client,
            old.organization_id,
            old.area,
            old.asset_keys,
            old.aoi_geometry,
            old.output_name,
            old.project_id or None,
        )
    return client.create_clip(
        old.source_item_id,
        old.project_id,
        old.aoi_geometry,
        old.asset_keys,
        old.output_name,
        old.aoi_name,
        bands={key: [f"b{number}" for number in kept] for key, kept in old.bands.items()},
    )


def job_layers(client: Client, job_id: str) -> dict[str, JobLayer]:
    """Return how to show each file of a completed job, by mosaic type."""
    answer = client.op("clip.job.tile_info", {"job_id": job_id})
    layers = [JobLayer.from_dict(entry) for entry in answer.get("layers") or ()]
    return {layer.mosaic_type: layer for layer in layers}
