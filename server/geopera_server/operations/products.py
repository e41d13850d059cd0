"""Files that processings made, and scenes, as the REST family names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..auth.principal import Principal
from ..catalog import projects
from ..context import Context
from ..db.models import Asset, Egress, Item, Job, TaskEvent
from ..errors import NotFound
from ..jobs.status import JobStatus
from ..raster.location import Location
from .registry import File
from .sources import stored_source

_PRODUCT = re.compile(r"^(\d{1,9})-(\d{1,4})$")
_TIFF = "image/tiff"


@dataclass(frozen=True)
class Product:
    """A file of a completed run; its id is ``<event>-<number of the file>``."""

    id: str
    job_id: str
    event_id: int
    task: str
    title: str
    filename: str
    size_bytes: int
    media_type: str
    storage_key: str


def finished(session: Session, organization_id: str, number: int) -> list[Product]:
    """Return the files of a project's completed runs, newest first."""
    project = projects.get_by_number(session, organization_id, number)
    rows = session.execute(
        select(TaskEvent, Job.result)
        .join(Job, Job.id == TaskEvent.job_id)
        .where(TaskEvent.project_id == project.id, Job.status == JobStatus.COMPLETED)
        .order_by(TaskEvent.number.desc())
    )
    return [each for event, result in rows for each in _products(event, result or {})]


def picture_ids(session: Session, organization_id: str, number: int) -> list[str]:
    """Return the ids of all that can be shown: rasters of runs, then scenes, newest first."""
    project = projects.get_by_number(session, organization_id, number)
    made = [
        each.id
        for each in finished(session, organization_id, number)
        if each.media_type.startswith(_TIFF)
    ]
    scenes = session.scalars(
        select(Item.id)
        .where(Item.project_id == project.id)
        .order_by(Item.captured_at.desc().nulls_last(), Item.name, Item.id)
    )
    return [*made, *scenes]


def picture(session: Session, organization_id: str, number: int, product_id: str) -> Product | str:
    """Return what shows a scene or a product: a product, or the path of an asset.

    Raises:
        NotFound: the project has none of this id.
    """
    if _PRODUCT.match(product_id):
        found = product(session, organization_id, number, product_id)
        if not found.media_type.startswith(_TIFF):
            raise NotFound("This product is no raster.")
        return found
    project = projects.get_by_number(session, organization_id, number)
    path = session.scalar(
        select(Asset.path)
        .join(Item)
        .where(Item.project_id == project.id, Item.id == product_id)
        .order_by(Asset.key)
        .limit(1)
    )
    if path is None:
        raise NotFound("The project has no such scene or product.")
    return path


def raster_of(context: Context, shown: Product | str) -> Location:
    """Return where the raster of a picture is read; one on S3 is copied to this machine first.

    Raises:
        NotFound: its file is gone.
    """
    if isinstance(shown, str):
        return stored_source(context, shown)
    return context.storage.existing(shown.storage_key)


def product(session: Session, organization_id: str, number: int, product_id: str) -> Product:
    """Return a product.

    Raises:
        NotFound: the project has no such product.
    """
    project = projects.get_by_number(session, organization_id, number)
    match = _PRODUCT.match(product_id)
    if match:
        row = session.execute(
            select(TaskEvent, Job.result)
            .join(Job, Job.id == TaskEvent.job_id)
            .where(
                TaskEvent.number == int(match[1]),
                TaskEvent.project_id == project.id,
                Job.status == JobStatus.COMPLETED,
            )
        ).first()
        for each in _products(row[0], row[1] or {}) if row else ():
            if each.id == product_id:
                return each
    raise NotFound("The project has no such product.")


def opened(context: Context, caller: Principal, found: Product) -> File:
    """Return a product to be sent, whole or by ranges; what is sent of it is counted.

    Raises:
        NotFound: its file is gone.
        RateLimited: too many downloads of it, or the storage does not answer.
    """
    context.egress.admit(found.job_id, found.id)
    stored = context.egress.through(lambda: context.storage.open(found.storage_key))

    def count(sent: int) -> None:
        with context.database.writing() as session:
            session.add(
                Egress(
                    organization_id=caller.organization_id,
                    principal_id=caller.id,
                    job_id=found.job_id,
                    mosaic_type=found.id,
                    bytes_sent=sent,
                )
            )

    version = f"{found.job_id}-{found.id}"  # a run that is complete never changes
    return File(stored, found.media_type, found.filename, version, count)


def _products(event: TaskEvent, result: dict[str, object]) -> Iterator[Product]:
    files = result.get("files", [])
    if not isinstance(files, list):
        return
    for position, file in enumerate(files):
        yield Product(
            id=f"{event.number}-{position}",
            job_id=event.job_id,
            event_id=event.number,
            task=event.task,
            title=event.title,
            filename=file["filename"],
            size_bytes=file["size_bytes"],
            media_type=file["media_type"],
            storage_key=file["storage_key"],
        )
