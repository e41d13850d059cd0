"""Projects of an organization."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..db.database import lock
from ..db.models import Item, Project
from ..errors import Conflict, Forbidden, InvalidInput, NotFound

LOCAL_BUCKET: Final = "local"  # the storage of the home folder
Bbox = tuple[float, float, float, float]


@dataclass(frozen=True)
class ProjectSummary:
    """A project with what its items amount to; ``bbox`` is west, south, east, north in degrees."""

    project: Project
    item_count: int = 0
    first: dt.datetime | None = None
    last: dt.datetime | None = None
    bbox: Bbox | None = None


def create_project(
    session: Session,
    organization_id: str,
    name: str,
    description: str | None = None,
    bucket: str | None = LOCAL_BUCKET,
) -> Project:
    """Store a new project; without a bucket it only catalogues, and nothing can be made for it.

    Raises:
        Conflict: the organization has a project of this name.
    """
    lock(session, "project number")
    check_name(session, organization_id, name)
    number = (session.scalar(select(func.max(Project.number))) or 0) + 1
    project = Project(
        organization_id=organization_id,
        number=number,
        name=name,
        description=description,
        bucket=bucket,
    )
    session.add(project)
    session.flush()
    return project


def check_name(session: Session, organization_id: str, name: str) -> None:
    """Raise `Conflict` when the organization has a project of this name."""
    if find_by_name(session, organization_id, name):
        raise Conflict(f"There is a project named {name!r} already.")


def find_by_name(session: Session, organization_id: str, name: str) -> Project | None:
    """Return the organization's project of this name, if there is one."""
    return session.scalar(
        select(Project).where(Project.organization_id == organization_id, Project.name == name)
    )


def get_project(session: Session, organization_id: str, project_id: str) -> Project:
    """Return one project of an organization.

    Raises:
        NotFound: there is none of this id.
        Forbidden: it belongs to another organization.
    """
    project = session.get(Project, project_id)
    if project is None:
        raise NotFound("There is no such project.")
    if project.organization_id != organization_id:
        raise Forbidden("This project belongs to another organization.")
    return project


def get_project_with_storage(session: Session, organization_id: str, project_id: str) -> Project:
    """Return a project that can receive files.

    Raises:
        InvalidInput: it has no storage.
        NotFound, Forbidden: as `get_project`.
    """
    project = get_project(session, organization_id, project_id)
    if project.bucket is None:
        raise InvalidInput("The project has no storage bucket: nothing can be made for it.")
    return project


def get_by_number(session: Session, organization_id: str, number: int) -> Project:
    """Return one project of an organization by its number.

    Raises:
        NotFound: there is none, or it is another organization's: numbers are easily guessed.
    """
    project = session.scalar(
        select(Project).where(Project.number == number, Project.organization_id == organization_id)
    )
    if project is None:
        raise NotFound("There is no such project.")
    return project


def list_projects(
    session: Session, organization_id: str, limit: int, offset: int, *, archived: bool = False
) -> Sequence[ProjectSummary]:
    """Return the organization's projects by name, each with what its items amount to."""
    query = select(Project).where(Project.organization_id == organization_id)
    if not archived:
        query = query.where(Project.archived_at.is_(None))
    page = query.order_by(Project.name, Project.id).limit(limit).offset(offset)
    return summarize(session, session.scalars(page).all())


def summarize(session: Session, projects: Sequence[Project]) -> Sequence[ProjectSummary]:
    """Return the given projects, each with what its items amount to."""
    ids = [project.id for project in projects]
    # two queries: each is answered by an index alone, however many items there are
    boxes = session.execute(
        select(
            Item.project_id,
            func.count(),
            func.min(Item.west),
            func.min(Item.south),
            func.max(Item.east),
            func.max(Item.north),
        )
        .where(Item.project_id.in_(ids))
        .group_by(Item.project_id)
    )
    spans = session.execute(
        select(Item.project_id, func.min(Item.captured_at), func.max(Item.captured_at))
        .where(Item.project_id.in_(ids))
        .group_by(Item.project_id)
    )
    times = {id: (first, last) for id, first, last in spans}
    sums = {row[0]: row for row in boxes}
    result = []
    for project in projects:
        row = sums.get(project.id)
        if row is None:
            result.append(ProjectSummary(project))
        else:
            bbox = (row[2], row[3], row[4], row[5])
            result.append(
                ProjectSummary(project, row[1], *times.get(project.id, (None, None)), bbox)
            )
    return result
