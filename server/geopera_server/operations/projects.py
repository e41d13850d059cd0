"""Operations on projects."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import delete, select

from ..catalog import projects, stored_files
from ..catalog.projects import ProjectSummary
from ..db.models import Job, Project, Upload
from ..db.types import utcnow
from ..jobs import queue
from . import clip_items, upload_files
from .registry import Call, Registry, SideEffect
from .roles import Role, project_for
from .schemas import Identifier, Input, Limit, Offset, Output

registry = Registry()

ProjectName = Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f]+$")]
Region = Literal["australia-southeast1", "asia-southeast1", "us-west1", "europe-west1"]
Description = Annotated[str, Field(max_length=10_000)]


class ProjectsListInput(Input):
    """Which page of projects; archived ones are left out unless they are asked for."""

    limit: Limit = 50
    offset: Offset = 0
    include_archived: bool = False


class ProjectInput(Input):
    """Which project."""

    project_id: Identifier


class ProjectUpdateInput(Input):
    """What to change of a project; what is not given, or null, stays."""

    project_id: Identifier
    name: ProjectName | None = None
    description: Description | None = None
    is_archived: bool | None = None


class ProjectDeleteOutput(Output):
    """The project is gone, and how much it took in the storage."""

    deleted: bool = True
    project_id: str
    storage_freed_bytes: int = 0


class ProjectCreateInput(Input):
    """A new project. ``gcs_region`` is kept and means nothing here: files lie where they lie."""

    name: ProjectName
    description: Description | None = None
    gcs_region: Region | None = None
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
    gcs_region: Region | None = None
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
        gcs_region=project.region,
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
        call.session,
        call.caller.organization_id,
        request.limit,
        request.offset,
        archived=request.include_archived,
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
    project.region = request.gcs_region
    return response(ProjectSummary(project))


@registry.operation(
    "projects.get", scope="projects:read", input=ProjectInput, output=ProjectResponse
)
def get_project(call: Call, request: ProjectInput) -> ProjectResponse:
    """Get one project with what its items amount to."""
    project = project_for(call.session, call.caller, request.project_id, Role.VIEWER)
    return response(projects.summarize(call.session, [project])[0])


@registry.operation(
    "projects.update",
    scope="projects:write",
    side_effect=SideEffect.WRITE,
    input=ProjectUpdateInput,
    output=ProjectResponse,
)
def update_project(call: Call, request: ProjectUpdateInput) -> ProjectResponse:
    """Change the name or the description of a project, or archive it."""
    return _updated(call, request, request.is_archived)


@registry.operation(
    "projects.archive",
    scope="projects:write",
    side_effect=SideEffect.WRITE,
    input=ProjectUpdateInput,
    output=ProjectResponse,
)
def archive_project(call: Call, request: ProjectUpdateInput) -> ProjectResponse:
    """Archive a project, so that the list leaves it out; ``is_archived`` false brings it back."""
    return _updated(call, request, request.is_archived is not False)


@registry.operation(
    "projects.delete",
    scope="projects:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=ProjectInput,
    output=ProjectDeleteOutput,
)
def delete_project(call: Call, request: ProjectInput) -> ProjectDeleteOutput:
    """Delete a project with its items, jobs and stored files; files elsewhere stay."""
    project = project_for(call.session, call.caller, request.project_id, Role.ADMIN)
    folders, freed = stored_files.of_project(call.session, project.id)
    uploads = call.session.scalars(select(Upload.id).where(Upload.project_id == project.id)).all()
    for job in call.session.scalars(select(Job).where(Job.project_id == project.id)):
        clip_items.forget(call, job, role=None)
        queue.delete(call.session, job)
    call.session.flush()
    call.session.execute(delete(Project).where(Project.id == project.id))
    call.after_commit += [partial(call.context.delete_files, folder) for folder in folders]
    call.after_commit += [partial(upload_files.delete, call.context, id) for id in uploads]
    return ProjectDeleteOutput(project_id=project.id, storage_freed_bytes=freed)


def _updated(call: Call, request: ProjectUpdateInput, archived: bool | None) -> ProjectResponse:
    project = project_for(call.session, call.caller, request.project_id, Role.ADMIN)
    if request.name is not None and request.name != project.name:
        projects.check_name(call.session, project.organization_id, request.name)
        project.name = request.name
    if request.description is not None:
        project.description = request.description
    if archived is not None and archived != (project.archived_at is not None):
        project.archived_at = utcnow() if archived else None
    call.session.flush()
    return response(projects.summarize(call.session, [project])[0])
