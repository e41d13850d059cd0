"""What the operations on uploads take and give, and how an upload is shown."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated, Literal

from pydantic import Field

from ..db.models import Job, Upload
from ..jobs.status import JobStatus
from .schemas import Identifier, Input, Limit, Offset, Output

CANCELLED = "The job was cancelled."
MAX_FILES = 1000


class UploadStatus(enum.StrEnum):
    """What has become of an upload; the last two are final."""

    INITIATED = "initiated"
    UPLOADING = "uploading"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


OPEN = (UploadStatus.INITIATED, UploadStatus.UPLOADING)


class UploadInitiate(Input):
    """Rasters that are to come, and where they go: new items of a project, or one of its items.

    ``is_categorical`` is for classes: no overview will mix two of them.
    """

    project_id: Identifier
    transfer_method: Literal["browser", "cli", "cloud_transfer"] = "browser"
    file_count: int = Field(1, ge=1, le=MAX_FILES)
    total_bytes: int = Field(0, ge=0, le=2**50)
    target_collection_id: Identifier | None = None
    target_item_id: Identifier | None = None
    asset_key: str | None = Field(None, min_length=1, max_length=200)
    is_categorical: bool = False


class SignedUrlInput(Input):
    """Which file of which upload; its name ends in .tif or .tiff."""

    upload_id: Identifier
    file_name: str = Field(min_length=1, max_length=300, pattern=r"^[^/\\\x00-\x1f]+$")
    content_type: str = Field("application/octet-stream", max_length=200)


class UploadProgressInput(Input):
    """Which upload; what the client counted is taken note of by nobody: the server counts."""

    upload_id: Identifier
    status: str | None = Field(None, max_length=50)
    bytes_uploaded: int | None = Field(None, ge=0, le=2**50)


class UploadInput(Input):
    """Which upload."""

    upload_id: Identifier


class UploadCompleteInput(Input):
    """Which upload; ``date`` and ``name`` where the files do not tell them."""

    upload_id: Identifier
    date: dt.date | None = None
    name: Annotated[str, Field(min_length=1, max_length=500)] | None = None


class UploadFailInput(Input):
    """Which upload to give up, and why."""

    upload_id: Identifier
    error_message: str = Field(max_length=2000)
    error_step: str | None = Field(None, max_length=200)


class UploadsListInput(Input):
    """Which page of uploads."""

    limit: Limit = 50
    offset: Offset = 0


class UploadOutput(Output):
    """An upload; ``item_ids`` are what it became when it is completed."""

    id: str
    project_id: str
    status: UploadStatus
    transfer_method: str
    file_count: int
    total_bytes: int
    bytes_uploaded: int
    target_collection_id: str | None
    target_item_id: str | None
    asset_key: str | None
    is_categorical: bool
    files: list[str]
    item_ids: list[str]
    job_id: str | None
    progress: float
    error_message: str | None
    created_at: dt.datetime
    updated_at: dt.datetime


class SignedUrlOutput(Output):
    """Where to PUT the file, whole or in parts with ``Content-Range: bytes first-last/total``."""

    upload_url: str
    object_path: str


def response(upload: Upload, job: Job | None = None) -> UploadOutput:
    """Return an upload as the API shows it; while it is processed, its job tells how it goes."""
    status, error, progress = UploadStatus(upload.status), upload.error_message, 0.0
    if status is UploadStatus.COMPLETED:
        progress = 1.0
    elif status is UploadStatus.PROCESSING and job is not None:
        progress = job.progress
        if job.status in (JobStatus.FAILED, JobStatus.CANCELLED):
            status, error = UploadStatus.FAILED, job.error or CANCELLED
    return UploadOutput(
        id=upload.id,
        project_id=upload.project_id,
        status=status,
        transfer_method=upload.transfer_method,
        file_count=upload.file_count,
        total_bytes=upload.total_bytes,
        bytes_uploaded=upload.bytes_uploaded,
        target_collection_id=upload.target_collection_id,
        target_item_id=upload.target_item_id,
        asset_key=upload.asset_key,
        is_categorical=upload.is_categorical,
        files=upload.files,
        item_ids=upload.item_ids,
        job_id=upload.job_id,
        progress=progress,
        error_message=error,
        created_at=upload.created_at,
        updated_at=upload.updated_at,
    )
