"""What a worker does with the files of an upload: check, make COGs, store, catalogue."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ..catalog.stored_files import UPLOADS
from ..context import Context
from ..db.models import Item, Job, Upload
from ..errors import Cancelled, GeoperaError
from ..jobs.run import JobRun
from ..jobs.status import JobStatus
from ..raster.cog import write_cog
from ..raster.info import inspect
from ..raster.location import name_of
from ..raster.source import open_source
from . import upload_files
from .datasets import storage_path
from .scenes import ASSET_KEY, Scene, as_item, scene_of
from .upload_schemas import UploadStatus


def run_upload(context: Context, run: JobRun) -> dict[str, Any]:
    """Make items of the files of an upload; the files as they came are deleted in the end.

    Raises:
        Cancelled: the job was stopped.
        InvalidInput: a file is not a GeoTIFF with a position; the words say which and why.
    """
    upload_id = run.payload["upload_id"]
    with context.database.reading() as session:
        upload = session.get(Upload, upload_id)
    if upload is None:
        raise GeoperaError("The upload is no longer there.")
    if upload.status == UploadStatus.COMPLETED:  # its worker died just after
        return {"item_ids": upload.item_ids}
    work = context.work_folder(run.claim.job_id, run.claim.attempt)
    run.discard = lambda: shutil.rmtree(work, ignore_errors=True)
    out = work / "out"
    out.mkdir()
    made: list[Path] = []
    for done, name in enumerate(upload.files):
        source = upload_files.folder_of(context, upload_id) / name
        if not source.is_file():
            raise GeoperaError(f"The file {name} is no longer there.")
        made.append(_as_cog(source, out / name, is_categorical=upload.is_categorical))
        run.report(0.9 * (done + 1) / len(upload.files))
        if run.cancelled():
            raise Cancelled
    scenes = [scene_of(path, _date(run), _name(run, path)) for path in made]
    sums = [_sha256(path) for path in made]
    stored = context.stage(run, out, f"{UPLOADS}/{upload_id}")
    run.publish()  # before the rows that name the files: an item must never lack its own
    run.publish = _nothing
    item_ids = _catalogue(context, run, stored, scenes, sums)
    upload_files.delete(context, upload_id)
    return {"item_ids": item_ids}


def _as_cog(source: Path, target: Path, *, is_categorical: bool) -> Path:
    """Write a COG of a raster, without loss; one that is a COG is taken as it is."""
    if inspect(source).is_cog:
        shutil.copyfile(source, target)
        return target
    with open_source(source) as dataset:
        write_cog(dataset, target, source.stat().st_size, is_categorical=is_categorical)
    return target


def _catalogue(
    context: Context, run: JobRun, stored: str, scenes: list[Scene], sums: list[str]
) -> list[str]:
    """Store the items, unless another worker has taken the job over meanwhile."""
    with context.database.writing() as session:
        job = session.scalar(select(Job).where(Job.id == run.claim.job_id).with_for_update())
        if job is None or job.attempt != run.claim.attempt or job.status != JobStatus.RUNNING:
            raise Cancelled
        upload = session.get_one(Upload, run.payload["upload_id"])
        items = []
        for scene, checksum in zip(scenes, sums, strict=True):
            item = as_item(upload.project_id, scene)
            (asset,) = item.assets
            asset.path = storage_path(context, f"{stored}/{name_of(scene.path)}")
            asset.key = upload.asset_key or ASSET_KEY
            asset.checksum = checksum
            if upload.target_item_id is not None:
                item = _extended(session.get(Item, upload.target_item_id), item)
            else:
                item.upload_id, item.job_id = upload.id, job.id
                item.collection_id = upload.target_collection_id
                item.created_by = upload.created_by
                session.add(item)
            items.append(item)
        session.flush()
        upload.item_ids = [item.id for item in items]
        upload.status = UploadStatus.COMPLETED
        return upload.item_ids


def _extended(target: Item | None, item: Item) -> Item:
    """Move the asset of an item to another one; it takes the place of one with its key."""
    if target is None:
        raise GeoperaError("The item that was to get the file is no longer there.")
    (asset,) = item.assets
    kept = [each for each in target.assets if each.key != asset.key]
    item.assets = []
    if len(kept) != len(target.assets):
        raise GeoperaError(f"The item has an asset {asset.key} already.")
    target.assets = [*kept, asset]
    return target


def _date(run: JobRun) -> dt.date | None:
    text = run.payload.get("date")
    return dt.date.fromisoformat(text) if text else None


def _name(run: JobRun, path: Path) -> str:
    return run.payload.get("name") or path.stem


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _nothing() -> None:
    """Do nothing: it was published already."""
