"""Operations on projects."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from ..catalog import projects
from ..catalog.projects import ProjectSummary
from .registry import Call, Registry, SideEffect
from .schemas import Input, Limit, Name, Offset, Output

registry = Registry()


class ProjectsListInput(Input):
    """Which page of projects."""

    limit: Limit = 50
    offset: Offset = 0


class ProjectCreateInput(Input):
    """A new project."""

    name: Name
    description: str | None = None
    gcs_region: str | None = None
    gcs_bucket_name: Literal["local"] | None = Field(
        projects.LOCAL_BUCKET, description="Null: the project only catalogues, without storage."
    )


class ProjectResponse(Output):
    """A project; ``number`` names it in the REST family, ``bbox`` is in degrees, EPSG:4326."""

    id: str
    organization_id: str
    name: str
    description: str | None
    created_at: dt.datetime
    updated_at: dt.datetime
    is_archived: bool
    gcs_region: str | None = None
    gcs_bucket_name: str | None = None
    number: int
    item_count: int
    first_date: dt.date | None
    last_date: dt.date | None
    bbox: tuple[float, float, float, float] | None


def response(summary: ProjectSummary) -> ProjectResponse:
    """Return a project as the API shows it."""
    project = summary.project
    return ProjectResponse(
        id=project.id,
        organization_id=project.organization_id,
        name=project.name,
        description=project.description,
        created_at=project.created_at,
        updated_at=project.updated_at,
        is_archived=project.archived_at is not None,
        gcs_bucket_name=project.bucket,
        number=project.number,
        item_count=summary.item_count,
        first_date=summary.first.date() if summary.first else None,
        last_date=summary.last.date() if summary.last else None,
        bbox=summary.bbox,
    )


@registry.operation(
    "projects.list", scope="projects:read", input=ProjectsListInput, output=list[ProjectResponse]
)
def list_projects(call: Call, request: ProjectsListInput) -> list[ProjectResponse]:
    """List the organization's projects, by name."""
    found = projects.list_projects(
        call.session, call.caller.organization_id, request.limit, request.offset
    )
    return [response(summary) for summary in found]


@registry.operation(
    "projects.create",
    scope="projects:write",
    side_effect=SideEffect.WRITE,
    input=ProjectCreateInput,
    output=ProjectResponse,
)
def create_project(call: Call, request: ProjectCreateInput) -> ProjectResponse:
    """Create a project."""
    project = projects.create_project(
        call.session,
        call.caller.organization_id,
        request.name,
        request.description,
        request.gcs_bucket_name,
    )
    return response(ProjectSummary(project))
