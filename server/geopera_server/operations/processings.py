"""The processings that can be run, their runs, and how these are launched and stopped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..auth.principal import Principal
from ..catalog import projects
from ..db.models import Job, Project, TaskEvent, TaskScript
from ..errors import InvalidInput, NotFound
from ..jobs import queue
from ..jobs.status import JobStatus
from .processing_params import DateParams, IndexParams, SeriesParams, SpanParams
from .processing_price import reserved
from .roles import Role, require_role
from .schemas import Input

KIND = "processing"
WAITING = "waiting"


@dataclass(frozen=True)
class Processing:
    """A chain of scripts, named in the order in which they run."""

    name: str
    description: str
    params: type[Input]
    scripts: tuple[str, ...]


PROCESSINGS: dict[str, Processing] = {
    each.name: each
    for each in (
        Processing(
            "clip",
            "Clip the scenes of a date to an area: params date, geometry.",
            DateParams,
            ("find scenes", "clip", "store"),
        ),
        Processing(
            "rgb",
            "True-colour 8-bit COG of a date: params date, geometry.",
            DateParams,
            ("find scenes", "mosaic", "store"),
        ),
        Processing(
            "index",
            "A formula as a float32 COG of a date: params date, expression or formula, geometry.",
            IndexParams,
            ("find scenes", "compute", "store"),
        ),
        Processing(
            "composite",
            "Median of a span of dates: params start, end, max_cloud_cover (scenes that are "
            "cloudier are left out), geometry.",
            SpanParams,
            ("find scenes", "median", "store"),
        ),
        Processing(
            "timeseries",
            "Statistics of an area for every date, as CSV and JSON: params geometry, expression "
            "or formula, start, end.",
            SeriesParams,
            ("find scenes", "measure", "store"),
        ),
    )
}


@dataclass(frozen=True)
class Run:
    """A run as its caller sees it."""

    event: TaskEvent
    status: str
    result: str | None
    scripts: Sequence[TaskScript]


def task_number(name: str) -> int:
    """Return the number of a processing, from 1."""
    return list(PROCESSINGS).index(name) + 1 if name in PROCESSINGS else 0


@dataclass(frozen=True)
class Order:
    """A run that was checked and can be launched."""

    processing: Processing
    title: str
    params: dict[str, Any]
    units: int = 0


def order(task: str, title: str, params: Any) -> Order:
    """Check a run; ``params`` may be a JSON text. Areas in it may take a second.

    Raises:
        InvalidInput: no such processing, or parameters that do not fit it.
    """
    processing = PROCESSINGS.get(task)
    if processing is None:
        raise InvalidInput(f"There is no such task; there are: {', '.join(PROCESSINGS)}.")
    return Order(processing, title, _checked(processing, params))


def priced(session: Session, project: Project, order: Order) -> Order:
    """Return a run with the compute units that are to be reserved for it; it may take a second."""
    params = order.processing.params.model_validate(order.params)
    return replace(order, units=reserved(session, project, order.processing.name, params))


def launch(session: Session, organization_id: str, number: int, order: Order) -> int:
    """Queue a run and return its number.

    Raises:
        NotFound: the organization has no such project.
        QuotaExceeded: it has too few compute units left.
    """
    project = projects.get_by_number(session, organization_id, number)
    task, title, params = order.processing.name, order.title, order.params
    payload = {"task": task, "title": title, "params": params}
    job = queue.add(session, KIND, organization_id, payload, project.id, order.units)
    event = TaskEvent(job_id=job.id, project_id=project.id, task=task, title=title, params=params)
    session.add(event)
    session.flush()
    for position, name in enumerate(order.processing.scripts):
        session.add(
            TaskScript(event_number=event.number, position=position, name=name, status=WAITING)
        )
    return event.number


def runs(session: Session, organization_id: str, number: int) -> list[Run]:
    """Return the runs in a project, newest first."""
    project = projects.get_by_number(session, organization_id, number)
    rows = session.execute(
        select(TaskEvent, Job)
        .join(Job, Job.id == TaskEvent.job_id)
        .where(TaskEvent.project_id == project.id)
        .order_by(TaskEvent.number.desc())
        .limit(1000)
    ).all()
    scripts: dict[int, list[TaskScript]] = {event.number: [] for event, _ in rows}
    for script in session.scalars(
        select(TaskScript)
        .where(TaskScript.event_number.in_(scripts))
        .order_by(TaskScript.event_number, TaskScript.position)
    ):
        scripts[script.event_number].append(script)
    return [_run(event, job, scripts[event.number]) for event, job in rows]


def cancel(session: Session, caller: Principal, event_number: int) -> Run:
    """Ask a run to stop.

    Raises:
        NotFound: the caller's organization has no such run.
        Forbidden: the caller may only look at its project.
    """
    row = session.execute(
        select(TaskEvent, Job)
        .join(Job, Job.id == TaskEvent.job_id)
        .where(TaskEvent.number == event_number, Job.organization_id == caller.organization_id)
    ).first()
    if row is None:
        raise NotFound("There is no such run.")
    event, job = row
    require_role(session, caller, event.project_id, Role.EDITOR)
    queue.request_cancel(session, job)
    session.flush()
    found = session.scalars(
        select(TaskScript)
        .where(TaskScript.event_number == event.number)
        .order_by(TaskScript.position)
    )
    return _run(event, job, found.all())


def _run(event: TaskEvent, job: Job, scripts: Sequence[TaskScript]) -> Run:
    result = job.error
    if job.status == JobStatus.COMPLETED:
        files = (job.result or {}).get("files", [])
        result = json.dumps([file["filename"] for file in files])
    return Run(event, job.status, result, scripts)


def _checked(processing: Processing, params: Any) -> dict[str, Any]:
    try:
        value = json.loads(params) if isinstance(params, str) else params
        model = processing.params.model_validate({} if value is None else value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "params"
        raise InvalidInput(f"{where}: {first['msg']}.") from None
    except (ValueError, RecursionError):
        raise InvalidInput("params is not JSON.") from None
    return model.model_dump(mode="json")
