"""Operations on long ingests: begin one, watch it, stop it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import Field

from ..db.models import Job
from ..errors import Forbidden, NotFound
from ..jobs import queue
from ..jobs.status import JobStatus
from .ingest import SourcePath
from .ingest_run import INGEST_KIND, Outcome
from .registry import Call, Registry, SideEffect
from .roles import Role, project_for
from .schemas import Identifier, Input, Output

registry = Registry()


class IngestStartInput(Input):
    """What the server may read, and the project that takes it.

    A path is a GeoTIFF, a folder (all GeoTIFFs and STAC items below it), a prefix of S3 that ends
    with a slash (all GeoTIFFs below it), or the JSON file of a STAC item.
    """

    project_id: Identifier
    paths: list[SourcePath] = Field(min_length=1, max_length=1000)
    date: dt.date | None = Field(None, description="Capture date, when the files do not tell it.")
    checksums: bool = Field(True, description="Compute the SHA-256 of each file.")


class IngestJobInput(Input):
    """Which ingest."""

    job_id: Identifier


class IngestError(Output):
    """A path or a file that was not taken in, and why; or what is to be known of one that was."""

    name: str
    message: str


class IngestJob(Output):
    """An ingest: ``progress`` from 0 to 1, and once it has ended, what became of the files."""

    job_id: str
    project_id: str
    status: JobStatus
    progress: float
    created_at: dt.datetime
    completed_at: dt.datetime | None
    error: str | None
    added: int = 0
    existed: int = 0
    refreshed: int = 0
    failed: int = 0
    errors: list[IngestError] = Field(default_factory=list, description="The first 100.")
    warnings: list[IngestError] = Field(default_factory=list, description="The first 100.")
    item_ids: list[str] = Field(default_factory=list, description="The first 1000.")


@registry.operation(
    "items.ingest_start",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=IngestStartInput,
    output=IngestJob,
)
def start(call: Call, request: IngestStartInput) -> IngestJob:
    """Take rasters into a project as a job: it can be watched, stopped, and begun again."""
    project = project_for(call.session, call.caller, request.project_id, Role.EDITOR)
    payload = {**request.model_dump(mode="json"), "created_by": call.caller.id}
    job = queue.add(call.session, INGEST_KIND, project.organization_id, payload, project.id)
    call.after_commit.append(call.context.notify_workers)
    call.session.flush()
    return _response(job)


@registry.operation(
    "items.ingest_status", scope="items:read", input=IngestJobInput, output=IngestJob
)
def status(call: Call, request: IngestJobInput) -> IngestJob:
    """Tell how far an ingest is."""
    return _response(_job(call, request.job_id, Role.VIEWER))


@registry.operation(
    "items.ingest_cancel",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=IngestJobInput,
    output=IngestJob,
)
def cancel(call: Call, request: IngestJobInput) -> IngestJob:
    """Stop an ingest; what it took in stays."""
    job = _job(call, request.job_id, Role.EDITOR)
    queue.request_cancel(call.session, job)
    call.session.flush()
    return _response(job)


def _job(call: Call, job_id: str, role: Role) -> Job:
    job = call.session.get(Job, job_id)
    if job is None or job.kind != INGEST_KIND:
        raise NotFound("There is no such ingest.")
    if job.organization_id != call.caller.organization_id:
        raise Forbidden("This ingest belongs to another organization.")
    project_for(call.session, call.caller, str(job.project_id), role)
    return job


def _response(job: Job) -> IngestJob:
    result: dict[str, Any] = job.result or {}
    counts = result.get("counts", {})
    return IngestJob(
        job_id=job.id,
        project_id=str(job.project_id),
        status=JobStatus(job.status),
        progress=job.progress,
        created_at=job.created_at,
        completed_at=job.completed_at,
        error=job.error,
        errors=[IngestError(**each) for each in result.get("errors", ())],
        warnings=[IngestError(**each) for each in result.get("warnings", ())],
        item_ids=result.get("item_ids", []),
        **{outcome.value: counts.get(outcome, 0) for outcome in Outcome},
    )
