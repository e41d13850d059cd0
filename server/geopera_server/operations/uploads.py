"""Operations that bring a client's rasters in: begin, send parts, complete."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from urllib.parse import quote

from sqlalchemy import func, or_, select

from ..auth.issuers import claims_of
from ..catalog import collections
from ..context import Context
from ..db.models import Job, Upload
from ..db.types import utcnow
from ..errors import Conflict, Forbidden, InvalidInput, NotFound, PayloadTooLarge, RateLimited
from ..jobs import queue
from ..jobs.status import JobStatus
from . import upload_files
from .clip_run import safe_name
from .registry import Call, Registry, SideEffect
from .roles import Role, item_for, project_for
from .upload_schemas import (
    CANCELLED,
    OPEN,
    SignedUrlInput,
    SignedUrlOutput,
    UploadCompleteInput,
    UploadFailInput,
    UploadInitiate,
    UploadInput,
    UploadOutput,
    UploadProgressInput,
    UploadsListInput,
    UploadStatus,
    response,
)

registry = Registry()

UPLOAD_KIND = "upload"
SCOPE = "uploads:write"
TOKEN_KIND = "upload"  # nosec B105 - a kind
_MOST_OPEN = 100  # uploads of an organization that are under way
_TIFF = re.compile(r"\.tiff?$", re.IGNORECASE)


@registry.operation(
    "uploads.initiate",
    scope=SCOPE,
    side_effect=SideEffect.WRITE,
    input=UploadInitiate,
    output=UploadOutput,
)
def initiate(call: Call, request: UploadInitiate) -> UploadOutput:
    """Begin an upload into a project."""
    project = project_for(call.session, call.caller, request.project_id, Role.EDITOR)
    if project.bucket is None:
        raise InvalidInput("The project has no storage bucket: nothing can be uploaded into it.")
    if request.target_collection_id is not None:
        collections.get(call.session, project.id, request.target_collection_id)
    if request.target_item_id is not None:
        item = item_for(call.session, call.caller, request.target_item_id, Role.EDITOR)
        if item.project_id != project.id or request.file_count != 1:
            raise InvalidInput("An upload to an item is one file, and of the item's project.")
    check_size(call.context, request.total_bytes)
    _give_up_stale(call)
    under_way = select(func.count()).where(
        Upload.organization_id == project.organization_id, Upload.status.in_(OPEN)
    )
    if (call.session.scalar(under_way) or 0) >= _MOST_OPEN:
        raise RateLimited(f"{_MOST_OPEN} uploads are under way: complete some of them.", 60)
    upload = Upload(
        **request.model_dump(),
        organization_id=project.organization_id,
        status=UploadStatus.INITIATED,
        files=[],
        item_ids=[],
        created_by=call.caller.id,
    )
    call.session.add(upload)
    call.session.flush()
    return response(upload)


@registry.operation(
    "uploads.signed_url",
    scope=SCOPE,
    side_effect=SideEffect.WRITE,
    input=SignedUrlInput,
    output=SignedUrlOutput,
)
def signed_url(call: Call, request: SignedUrlInput) -> SignedUrlOutput:
    """Give the address to PUT a file of an upload to."""
    upload = open_upload(call, request.upload_id)
    if not _TIFF.search(request.file_name):
        raise InvalidInput("GeoTIFFs are taken: the name ends in .tif or .tiff.")
    name = f"{safe_name(_TIFF.sub('', request.file_name))}.tif"
    if name not in upload.files:
        if len(upload.files) >= upload.file_count:
            raise Conflict(f"This upload was begun for {upload.file_count} file(s).")
        upload.files = [*upload.files, name]
    lifetime = dt.timedelta(hours=call.context.settings.upload_hours)
    claims = {"upload": upload.id, "file": name, **claims_of(call.caller)}
    token = call.context.auth.keyring.sign(TOKEN_KIND, claims, lifetime)
    path = f"/uploads/{upload.id}/files/{quote(name)}?token={token}"
    return SignedUrlOutput(
        upload_url=f"{call.base_url}{path}", object_path=f"uploads/{upload.id}/{name}"
    )


@registry.operation("uploads.progress", scope=SCOPE, input=UploadProgressInput, output=UploadOutput)
def progress(call: Call, request: UploadProgressInput) -> UploadOutput:
    """Tell how far an upload is, as the server counts."""
    return _shown(call, request.upload_id)


@registry.operation("uploads.get", scope="uploads:read", input=UploadInput, output=UploadOutput)
def get(call: Call, request: UploadInput) -> UploadOutput:
    """Get an upload."""
    return _shown(call, request.upload_id)


@registry.operation(
    "uploads.list", scope="uploads:read", input=UploadsListInput, output=list[UploadOutput]
)
def list_uploads(call: Call, request: UploadsListInput) -> list[UploadOutput]:
    """List the uploads of the organization, newest first."""
    rows = call.session.execute(
        select(Upload, Job)
        .outerjoin(Job, Job.id == Upload.job_id)
        .where(Upload.organization_id == call.caller.organization_id)
        .order_by(Upload.created_at.desc(), Upload.id)
        .limit(request.limit)
        .offset(request.offset)
    )
    return [response(upload, job) for upload, job in rows]


@registry.operation(
    "uploads.complete",
    scope=SCOPE,
    side_effect=SideEffect.WRITE,
    input=UploadCompleteInput,
    output=UploadOutput,
)
def complete(call: Call, request: UploadCompleteInput) -> UploadOutput:
    """End an upload: its files are checked, made COGs and catalogued, as a job."""
    upload = open_upload(call, request.upload_id)
    files = [(name, *upload_files.received(call.context, upload.id, name)) for name in upload.files]
    missing = [name for name, _, is_complete in files if not is_complete]
    if missing or len(files) != upload.file_count:
        told = f"; missing: {', '.join(missing[:10])}" if missing else ""
        there = len(files) - len(missing)
        raise InvalidInput(f"{there} of {upload.file_count} file(s) have arrived{told}.")
    payload = {
        "upload_id": upload.id,
        "date": request.date.isoformat() if request.date else None,
        "name": request.name,
    }
    job = queue.add(call.session, UPLOAD_KIND, upload.organization_id, payload, upload.project_id)
    upload.job_id = job.id
    upload.status = UploadStatus.PROCESSING
    upload.bytes_uploaded = sum(size for _, size, _ in files)
    call.after_commit.append(call.context.notify_workers)
    call.session.flush()
    return response(upload, job)


@registry.operation(
    "uploads.fail",
    scope=SCOPE,
    side_effect=SideEffect.WRITE,
    input=UploadFailInput,
    output=UploadOutput,
)
def fail(call: Call, request: UploadFailInput) -> UploadOutput:
    """Give an upload up; what has arrived of it is deleted."""
    upload = open_upload(call, request.upload_id)
    _give_up(call, upload, request.error_message)
    call.session.flush()
    return response(upload)


def open_upload(call: Call, upload_id: str) -> Upload:
    """Return an upload of the caller's that still takes files.

    Raises:
        NotFound, Forbidden: there is none, or it is another organization's.
        Conflict: it is processed, or ended.
    """
    upload = _found(call, upload_id)
    project_for(call.session, call.caller, upload.project_id, Role.EDITOR)
    if upload.status not in OPEN:
        raise Conflict(f"The upload is {upload.status}: begin another one.")
    return upload


def check_size(context: Context, size: int) -> None:
    """Raise `PayloadTooLarge` for more bytes than an upload may have."""
    most = context.settings.max_upload_bytes
    if size > most:
        raise PayloadTooLarge(f"An upload has {most / 2**20:.0f} MiB at the most.")


def _shown(call: Call, upload_id: str) -> UploadOutput:
    upload = _found(call, upload_id)
    return response(upload, call.session.get(Job, upload.job_id) if upload.job_id else None)


def _found(call: Call, upload_id: str) -> Upload:
    upload = call.session.get(Upload, upload_id)
    if upload is None:
        raise NotFound("There is no such upload.")
    if upload.organization_id != call.caller.organization_id:
        raise Forbidden("This upload belongs to another organization.")
    return upload


def _give_up(call: Call, upload: Upload, reason: str) -> None:
    upload.status = UploadStatus.FAILED
    upload.error_message = reason
    call.after_commit.append(partial(upload_files.delete, call.context, upload.id))


def _give_up_stale(call: Call) -> None:
    """Give up what nobody has continued for long, and what could not be made: its files go."""
    since = utcnow() - dt.timedelta(hours=call.context.settings.upload_hours)
    stale = select(Upload).where(Upload.status.in_(OPEN), Upload.updated_at < since).limit(100)
    for upload in call.session.scalars(stale):
        _give_up(call, upload, "Nobody continued this upload.")
    failed = (
        select(Upload, Job.error)
        .outerjoin(Job, Job.id == Upload.job_id)
        .where(
            Upload.status == UploadStatus.PROCESSING,
            or_(Job.id.is_(None), Job.status.in_((JobStatus.FAILED, JobStatus.CANCELLED))),
        )
        .limit(100)
    )
    for upload, error in call.session.execute(failed):
        _give_up(call, upload, error or CANCELLED)
