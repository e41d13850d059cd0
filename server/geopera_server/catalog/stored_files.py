"""What projects and items have in the server's own storage, by folders."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..db.models import Asset, Item, Job, Project, Upload

CLIPS: Final = "clips"  # clips/<job>/<file>
PRODUCTS: Final = "products"  # products/<job>/<file>
UPLOADS: Final = "uploads"  # uploads/<upload>/<file>


def of_project(session: Session, project_id: str) -> tuple[list[str], int]:
    """Return the folders of files that go with a project, and the bytes that the project has.

    Files of an upload stay as long as an item of another project, a copy, has them, too.
    """
    folders, size = [], 0
    jobs = session.execute(select(Job.id, Job.result).where(Job.project_id == project_id))
    for id, result in jobs:
        folders += [f"{CLIPS}/{id}", f"{PRODUCTS}/{id}"]
        size += _bytes(result or {})
    ids = set(session.scalars(select(Upload.id).where(Upload.project_id == project_id)))
    copied = select(Item.upload_id).where(Item.project_id == project_id)
    ids.update(id for id in session.scalars(copied) if id is not None)
    folders += [f"{UPLOADS}/{id}" for id in sorted(ids - _elsewhere(session, project_id, ids))]
    return folders, size + _uploaded(session, Item.project_id == project_id)


def _elsewhere(session: Session, project_id: str, upload_ids: set[str]) -> set[str]:
    """Return those uploads that items of other projects have files of."""
    if not upload_ids:
        return set()
    others = (
        select(Asset.path)
        .join(Item)
        .where(Item.project_id != project_id, Asset.path.contains(f"/{UPLOADS}/"))
    )
    return {part for path in session.scalars(others) for part in path.split("/")} & upload_ids


def of_organization(session: Session, organization_id: str) -> int:
    """Return the bytes that an organization has in the storage."""
    results = session.scalars(
        select(Job.result).where(Job.organization_id == organization_id, Job.result.is_not(None))
    )
    made = sum(_bytes(result or {}) for result in results)
    return made + _uploaded(session, Project.organization_id == organization_id)


def _uploaded(session: Session, condition: Any) -> int:
    query = (
        select(func.coalesce(func.sum(Asset.size_bytes), 0))
        .join(Item, Item.id == Asset.item_id)
        .join(Project, Project.id == Item.project_id)
        .where(condition, Item.upload_id.is_not(None))
    )
    return int(session.scalar(query) or 0)


def _bytes(result: dict[str, Any]) -> int:
    files = [*result.get("clips", ()), *result.get("files", ())]
    return sum(int(file.get("size_bytes", 0)) for file in files)
