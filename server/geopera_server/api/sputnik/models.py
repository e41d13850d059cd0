"""The models of the family: names, types and what is required are its clients' contract."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, Field

from .access import MAX_NUMBER

Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2026-04-12"])]


class ProjectNewParams(BaseModel):
    """A project to save; ``border`` is GeoJSON as text."""

    name: Text
    start_date: Day | None = None
    end_date: Day | None = None
    border: str = Field(max_length=10_000_000)


class ProjectNewRes(BaseModel):
    """The number of the saved project."""

    project_id: int


class Project(BaseModel):
    """A project; ``border`` is WKT."""

    project_id: int
    login: str
    name: str
    start_date: str | None = None
    end_date: str | None = None
    border: str


class ProjectListRes(BaseModel):
    """The projects of the caller's organization."""

    projects: list[Project]


class ProjectInfoRes(Project):
    """A project with its border also as GeoJSON text."""

    border_gj: str


class MetaRes(BaseModel):
    """A scene; ``border`` is WKT, ``xg0..xg1`` and ``yg0..yg1`` are its box in degrees."""

    project_id: int
    scene_id: str
    date: str
    border: bytes
    filename: str
    xg0: float
    xg1: float
    yg0: float
    yg1: float
    border_gj: str


class MetaListRes(BaseModel):
    """The scenes of a day."""

    metas: list[MetaRes]


class MetaDatesRes(BaseModel):
    """The days that have scenes."""

    dates: list[str]


class RgbListRes(BaseModel):
    """What ``/rgb/tile`` can show: scenes in natural colour, and rasters that tasks made."""

    product_ids: list[str]


class Task(BaseModel):
    """A processing that can be run."""

    name: str
    descr: str


class TaskListRes(BaseModel):
    """All processings."""

    tasks: list[Task]


class TaskRunParams(BaseModel):
    """A processing to run in a project."""

    task: str = Field(max_length=100)
    title: Text
    project_id: int = Field(ge=1, le=MAX_NUMBER)
    params: Any = None


class TaskRunRes(BaseModel):
    """The number of the run."""

    event_id: int


class ScriptRes(BaseModel):
    """A step of a run."""

    proc_id: int
    iscript: int
    name: str
    status: str | None = None
    result: str | None = None


class ProcRes(BaseModel):
    """A run of a processing; ``result`` names its product, or says what went wrong."""

    event_id: int
    status: str | None = None
    result: str | None = None
    params: Any = None
    task_id: int
    ctime: dt.datetime
    proc_id: int
    task: str | None = None
    title: str | None = None
    scripts: list[ScriptRes] | None = None


class ProcListRes(BaseModel):
    """The runs in a project, newest first."""

    procs: list[ProcRes]


class Product(BaseModel):
    """A file that a task made."""

    product_id: str
    event_id: int
    task: str
    title: str
    filename: str
    size_bytes: int


class ProductListRes(BaseModel):
    """The files of a project's completed tasks, newest first."""

    products: list[Product]
