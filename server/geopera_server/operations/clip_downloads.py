"""Operations that hand out what a clip job made."""

from __future__ import annotations

from functools import partial

from ..auth import audit
from ..auth.principal import Principal
from ..context import Context
from ..db.models import Egress, Job
from ..errors import InvalidInput, NotFound
from ..jobs import queue
from ..jobs.status import JobStatus
from .clip_schemas import CLIP_KIND, ClipDownloadInput, ClipFile, ClipJobInput
from .registry import Call, File, Registry

registry = Registry()


@registry.operation(
    "clip.job.downloads", scope="clip:read", input=ClipJobInput, output=list[ClipFile]
)
def list_downloads(call: Call, request: ClipJobInput) -> list[ClipFile]:
    """List the downloadable files of a completed clip job."""
    return completed_files(completed_job(call, request.job_id))


@registry.operation(
    "clip.job.download",
    scope="clip:read",
    input=ClipDownloadInput,
    output=File,
    media_types=("image/tiff",),
)
def download(call: Call, request: ClipDownloadInput) -> File:
    """Stream one file of a completed clip job, whole or by ranges."""
    job = completed_job(call, request.job_id)
    file = _file(job, request.mosaic_type)
    call.release()
    context = call.context
    context.egress.admit(job.id, file.mosaic_type)
    stored = context.egress.through(lambda: context.storage.open(file.gcs_path))
    row = Egress(
        organization_id=job.organization_id,
        principal_id=call.caller.id,
        job_id=job.id,
        mosaic_type=file.mosaic_type,
        user_agent=request.user_agent,
        requester_ip=request.requester_ip,
    )
    checksum = (job.result or {})["report"][file.mosaic_type]["sha256"]
    return File(
        stored, "image/tiff", file.filename, checksum, partial(_count, context, call.caller, row)
    )


def completed_job(call: Call, job_id: str) -> Job:
    """Return a job of the caller's that has files.

    Raises:
        InvalidInput: it is not complete.
    """
    job = queue.get(call.session, call.caller.organization_id, job_id, CLIP_KIND)
    if job.status != JobStatus.COMPLETED or job.result is None:
        raise InvalidInput(
            f"The job is {job.status}; its files can be had when it is {JobStatus.COMPLETED}."
        )
    return job


def completed_files(job: Job) -> list[ClipFile]:
    """Return the files of a completed job."""
    return [ClipFile(**clip) for clip in (job.result or {})["clips"]]


def _file(job: Job, mosaic_type: str) -> ClipFile:
    files = completed_files(job)
    for file in files:
        if file.mosaic_type == mosaic_type:
            return file
    held = ", ".join(file.mosaic_type for file in files)
    raise NotFound(f"The job has no file of this mosaic type; it has: {held}.")


def _count(context: Context, caller: Principal, row: Egress, sent: int) -> None:
    row.bytes_sent = sent
    with context.database.writing() as session:
        session.add(row)
        audit.record(session, "clip.job.download", caller=caller, target=row.job_id, bytes=sent)
