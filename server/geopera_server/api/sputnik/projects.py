"""``/`` and ``/project``."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.orm import Session

from ... import __version__
from ...catalog import borders
from ...catalog import projects as catalogue
from ...db import models as db
from .access import Caller, ProjectNumber, described, note, reading, working, writing
from .models import Project, ProjectInfoRes, ProjectListRes, ProjectNewParams, ProjectNewRes

router = APIRouter()
_ALL = 10_000


class RootRes(BaseModel):
    """Which server answers, and whom."""

    name: str
    version: str
    login: str


@router.get("/", operation_id="sputnik.root", **described("projects:read"))
async def root(principal: Caller) -> RootRes:
    """Tell which server this is."""
    principal.require("projects:read")
    return RootRes(name="Geopera", version=__version__, login=principal.id)


@router.post("/project/new", operation_id="sputnik.project.new", **described("projects:write"))
async def new(request: Request, principal: Caller, params: ProjectNewParams) -> ProjectNewRes:
    """Save project."""

    def check() -> str:
        borders.check_days(params.start_date, params.end_date)
        return borders.to_wkt(params.border)

    border = await working(request, principal, "projects:write", check)

    def save(session: Session) -> int:
        project = catalogue.create_project(session, principal.organization_id, params.name)
        project.login = principal.id
        project.border = border
        project.start_date, project.end_date = params.start_date, params.end_date
        note(request, session, principal, "project.new", project.id, name=params.name)
        return project.number

    return ProjectNewRes(project_id=await writing(request, principal, "projects:write", save))


@router.get("/project/list", operation_id="sputnik.project.list", **described("projects:read"))
async def listing(request: Request, principal: Caller) -> ProjectListRes:
    """List projects."""

    def find(session: Session) -> list[Project]:
        found = catalogue.list_projects(session, principal.organization_id, _ALL, 0)
        return [Project(**_fields(each)) for each in found]

    return ProjectListRes(projects=await reading(request, principal, "projects:read", find))


@router.get("/project/info", operation_id="sputnik.project.info", **described("projects:read"))
async def info(request: Request, principal: Caller, number: ProjectNumber) -> ProjectInfoRes:
    """Show one project."""

    def find(session: Session) -> ProjectInfoRes:
        project = catalogue.get_by_number(session, principal.organization_id, number)
        fields = _fields(catalogue.summarize(session, [project])[0])
        return ProjectInfoRes(**fields, border_gj=borders.to_geojson(str(fields["border"])))

    return await reading(request, principal, "projects:read", find)


def _fields(summary: catalogue.ProjectSummary) -> dict[str, Any]:
    project: db.Project = summary.project
    return {
        "project_id": project.number,
        "login": project.login or "",
        "name": project.name,
        "start_date": project.start_date or _day(summary.first),
        "end_date": project.end_date or _day(summary.last),
        "border": project.border or borders.box_wkt(summary.bbox),
    }


def _day(moment: object) -> str | None:
    return str(moment)[:10] if moment else None
