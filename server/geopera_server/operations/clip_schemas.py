"""How clip jobs look from outside."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from ..db.models import Job
from ..jobs.status import JobStatus
from .schemas import GeoJson, Identifier, Input, Limit, Name, Offset, Output

CLIP_KIND: Final = "cog_clip"
LISTED_VERTICES = 500

AssetKeys = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=100)]


Bands = Annotated[
    dict[
        Annotated[str, Field(max_length=200)],
        Annotated[
            list[Annotated[str, Field(max_length=200)]], Field(min_length=1, max_length=1000)
        ],
    ],
    Field(max_length=100),
]


class ClipCreateFromItemInput(Input):
    """What to clip, to which area, and into which project.

    Without ``asset_keys`` every raster asset is clipped, and without ``bands`` (names or 1-based
    indexes by asset key) every band of it; a band of opacity is always kept. With
    ``target_collection_id``, a collection of the project, the clip becomes an item of it, with an
    asset for each file.
    """

    source_item_id: Identifier
    project_id: Identifier
    aoi_geometry: GeoJson
    asset_keys: AssetKeys | None = None
    bands: Bands | None = None
    aoi_name: Name | None = None
    output_name: Name | None = None
    target_collection_id: Identifier | None = None


class ClipCreateFromAreaInput(Input):
    """Which mosaics of a delivery area to clip, and to which area of interest.

    A mosaic type stands for its last capture date; ``<mosaic type>@2026-04-12`` names another.
    """

    area: Name
    mosaic_types: list[Name] = Field(min_length=1, max_length=100)
    aoi_geometry: GeoJson
    aoi_name: Name | None = None
    project_id: Identifier | None = None
    organization_id: Identifier


class ClipEstimateInput(Input):
    """A clip that is not launched yet."""

    source_item_id: Identifier
    aoi_geometry: GeoJson
    asset_keys: AssetKeys | None = None
    bands: Bands | None = None


class ClipAreaEstimateInput(Input):
    """A clip of a delivery area that is not launched yet; ``mosaic_types`` as for its launch."""

    area: Name
    mosaic_types: list[Name] = Field(min_length=1, max_length=100)
    aoi_geometry: GeoJson


class ClipJobInput(Input):
    """Which job."""

    job_id: Identifier


class ClipJobsListInput(Input):
    """Which page of the organization's clip jobs."""

    organization_id: Identifier
    status: JobStatus | None = None
    limit: Limit = 50
    offset: Offset = 0


class ClipDownloadInput(Input):
    """Which file of a job. The last two fields are what a gateway noted; they are stored."""

    job_id: Identifier
    mosaic_type: str
    user_agent: str | None = Field(None, max_length=1000)
    requester_ip: str | None = Field(None, max_length=100)


class ClipFile(Output):
    """One file that a job produced; ``gcs_path`` is its key in the storage."""

    mosaic_type: str
    filename: str
    size_bytes: int
    gcs_path: str


class OutputArtifacts(Output):
    """What a completed job produced."""

    clips: list[ClipFile]


class ComputeUnits(Output):
    """What a job costs: held from the start, and used when it is complete."""

    reserved: int
    used: int | None


class ClipJob(Output):
    """A clip job. ``progress`` runs from 0 to 1; ``report`` tells how each file was made.

    ``aoi_geometry`` is null in lists when it has more than 500 vertices; clip.job.get has it.
    A clip of a delivery area has ``area`` and no ``source_item_id``; its ``asset_keys`` are the
    mosaic types. ``bands`` are the 1-based indexes of what is kept of a raster, by asset key, where
    that is not all of it. ``item_id`` is the item that it became in ``target_collection_id``.
    """

    id: str
    status: JobStatus
    job_type: Literal["cog_clip"] = CLIP_KIND
    organization_id: str
    project_id: str | None
    source_item_id: str | None
    area: str | None
    asset_keys: list[str]
    bands: dict[str, list[int]]
    aoi_name: str | None
    aoi_geometry: dict[str, Any] | None
    output_name: str
    target_collection_id: str | None
    item_id: str | None
    progress: float
    attempt: int
    cancel_requested: bool
    error: str | None
    created_at: dt.datetime
    started_at: dt.datetime | None
    completed_at: dt.datetime | None
    compute_units: ComputeUnits
    output_artifacts: OutputArtifacts | None
    report: dict[str, Any] | None


class ClipCreated(Output):
    """The job, already running, and what it will clip."""

    job: ClipJob
    assets_to_clip: int
    asset_keys: list[str]


class AssetEstimate(Output):
    """What clipping one asset, or mosaic type, amounts to.

    ``pixels`` inside, ``bytes`` of the file at the most, and ``compute_units``. ``engine`` is how
    it will be made, as the report of the job says; ``recompressed`` that a lossy codec's pixels
    are stored by a lossless one. ``coverage_percent`` is the share of the area that it covers.
    """

    asset_key: str
    pixels: int
    bytes: int
    engine: str
    recompressed: bool
    compute_units: int
    coverage_percent: float


class ClipEstimateOutput(Output):
    """What a clip amounts to: area in m², the share of it that the scene covers in %."""

    area_m2: float
    coverage_percent: float
    pixels: int
    bytes: int
    compute_units: int
    assets: list[AssetEstimate]


class ClipDeleted(Output):
    """The job that is gone."""

    id: str
    ok: bool = True


def job_response(job: Job, *, listed: bool = False) -> ClipJob:
    """Return a job as the API shows it; in lists a long area is left out."""
    payload = job.payload
    geometry = payload["aoi_geometry"]
    if listed and _vertices(geometry["coordinates"]) > LISTED_VERTICES:
        geometry = None
    completed = job.status == JobStatus.COMPLETED and job.result is not None
    result = job.result or {}
    return ClipJob(
        id=job.id,
        status=JobStatus(job.status),
        organization_id=job.organization_id,
        project_id=job.project_id,
        source_item_id=payload["source_item_id"],
        area=payload.get("area"),
        asset_keys=payload["asset_keys"],
        bands=payload.get("bands") or {},
        aoi_name=payload["aoi_name"],
        aoi_geometry=geometry,
        output_name=payload["output_name"],
        target_collection_id=(payload.get("target") or {}).get("collection_id"),
        item_id=result.get("item_id") if completed else None,
        progress=round(job.progress, 4),
        attempt=job.attempt,
        cancel_requested=job.cancel_requested,
        error=job.error,
        created_at=job.created_at,
        started_at=job.started_at,
        completed_at=job.completed_at,
        compute_units=ComputeUnits(
            reserved=payload.get("compute_units", 0), used=result.get("compute_units")
        ),
        output_artifacts=OutputArtifacts(clips=result["clips"]) if completed else None,
        report=result["report"] if completed else None,
    )


def _vertices(coordinates: Any) -> int:
    if not coordinates or isinstance(coordinates[0], int | float):
        return 1
    return sum(_vertices(part) for part in coordinates)
