"""``/task`` and ``/proc``: what can be run, and what was run."""

from __future__ import annotations

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session

from ...catalog import projects
from ...operations import processings
from ...operations.roles import Role, require_role
from ..state import server_state
from .access import Caller, ProjectNumber, described, note, reading, working, writing
from .models import (
    ProcListRes,
    ProcRes,
    ScriptRes,
    Task,
    TaskListRes,
    TaskRunParams,
    TaskRunRes,
)

router = APIRouter()


@router.get("/task/list", operation_id="sputnik.task.list", **described("items:read"))
async def tasks(principal: Caller) -> TaskListRes:
    """List the processings that can be run."""
    principal.require("items:read")
    known = processings.PROCESSINGS.values()
    return TaskListRes(tasks=[Task(name=each.name, descr=each.description) for each in known])


@router.post("/task/run", operation_id="sputnik.task.run", **described("clip:write", 402))
async def run(request: Request, principal: Caller, params: TaskRunParams) -> TaskRunRes:
    """Run a processing."""

    order = await working(
        request,
        principal,
        "clip:write",
        lambda: processings.order(params.task, params.title, params.params),
    )

    def price(session: Session) -> processings.Order:
        project = projects.get_by_number(session, principal.organization_id, params.project_id)
        projects.get_project_with_storage(session, principal.organization_id, project.id)
        require_role(session, principal, project.id, Role.EDITOR)
        return processings.priced(session, project, order)

    priced = await reading(request, principal, "clip:write", price)

    def launch(session: Session) -> int:
        number = processings.launch(session, principal.organization_id, params.project_id, priced)
        note(request, session, principal, "task.run", number, task=params.task, title=params.title)
        return number

    event_id = await writing(request, principal, "clip:write", launch)
    server_state(request).context.notify_workers()
    return TaskRunRes(event_id=event_id)


@router.get("/proc/list", operation_id="sputnik.proc.list", **described("items:read"))
async def procs(request: Request, principal: Caller, number: ProjectNumber) -> ProcListRes:
    """List the runs in a project, newest first."""

    def find(session: Session) -> list[ProcRes]:
        found = processings.runs(session, principal.organization_id, number)
        return [_proc(each) for each in found]

    return ProcListRes(procs=await reading(request, principal, "items:read", find))


@router.post("/proc/cancel", operation_id="sputnik.proc.cancel", **described("clip:write"))
async def cancel(request: Request, principal: Caller, params: TaskRunRes) -> ProcRes:
    """Ask a run to stop; one that ended already stays as it is."""

    def stop(session: Session) -> ProcRes:
        found = processings.cancel(session, principal, params.event_id)
        note(request, session, principal, "proc.cancel", params.event_id)
        return _proc(found)

    return await writing(request, principal, "clip:write", stop)


def _proc(found: processings.Run) -> ProcRes:
    event = found.event
    return ProcRes(
        event_id=event.number,
        status=found.status,
        result=found.result,
        params=event.params,
        task_id=processings.task_number(event.task),
        ctime=event.created_at,
        proc_id=event.number,
        task=event.task,
        title=event.title,
        scripts=[
            ScriptRes(
                proc_id=event.number,
                iscript=script.position,
                name=script.name,
                status=script.status,
                result=script.result,
            )
            for script in found.scripts
        ],
    )
