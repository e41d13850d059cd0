"""Operations on clip jobs: follow them, stop them, delete them."""

from __future__ import annotations

from sqlalchemy import select

from ..context import CLIPS
from ..db.models import Job
from ..errors import Forbidden
from ..jobs import queue
from . import clip_items
from .clip_schemas import (
    CLIP_KIND,
    ClipDeleted,
    ClipJob,
    ClipJobInput,
    ClipJobsListInput,
    job_response,
)
from .registry import Call, Registry, SideEffect
from .roles import Role, require_role

registry = Registry()


@registry.operation(
    "clip.jobs.list", scope="clip:read", input=ClipJobsListInput, output=list[ClipJob]
)
def list_jobs(call: Call, request: ClipJobsListInput) -> list[ClipJob]:
    """List the clip jobs of an organization, newest first."""
    if request.organization_id != call.caller.organization_id:
        raise Forbidden("These credentials belong to another organization.")
    conditions = [Job.organization_id == request.organization_id, Job.kind == CLIP_KIND]
    if request.status is not None:
        conditions.append(Job.status == request.status)
    rows = call.session.scalars(
        select(Job)
        .where(*conditions)
        .order_by(Job.created_at.desc(), Job.id)
        .limit(request.limit)
        .offset(request.offset)
    )
    return [job_response(job, listed=True) for job in rows]


@registry.operation("clip.job.get", scope="clip:read", input=ClipJobInput, output=ClipJob)
def get_job(call: Call, request: ClipJobInput) -> ClipJob:
    """Get a single clip job by id."""
    return job_response(_job(call, request.job_id))


@registry.operation(
    "clip.job.cancel",
    scope="clip:write",
    side_effect=SideEffect.WRITE,
    input=ClipJobInput,
    output=ClipJob,
)
def cancel_job(call: Call, request: ClipJobInput) -> ClipJob:
    """Ask a running clip job to stop; a job that ended already stays as it is."""
    job = _changeable(call, request.job_id)
    queue.request_cancel(call.session, job)
    call.session.flush()
    return job_response(job)


@registry.operation(
    "clip.job.delete",
    scope="clip:destroy",
    side_effect=SideEffect.DESTRUCTIVE,
    input=ClipJobInput,
    output=ClipDeleted,
)
def delete_job(call: Call, request: ClipJobInput) -> ClipDeleted:
    """Delete a clip job, its files and the item they became; a running job is stopped."""
    job = _changeable(call, request.job_id)
    clip_items.forget(call, job)
    queue.delete(call.session, job)
    folder = f"{CLIPS}/{job.id}"
    call.after_commit.append(lambda: call.context.delete_files(folder))
    return ClipDeleted(id=request.job_id)


def _job(call: Call, job_id: str) -> Job:
    return queue.get(call.session, call.caller.organization_id, job_id, CLIP_KIND)


def _changeable(call: Call, job_id: str) -> Job:
    """Return a job that the caller may stop: what may be launched in its project, may be ended."""
    job = _job(call, job_id)
    if job.project_id is not None:
        require_role(call.session, call.caller, job.project_id, Role.EDITOR)
    return job
