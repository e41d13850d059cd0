"""The demo project: synthetic scenes of a year, written and catalogued."""

from __future__ import annotations

from collections.abc import Callable

from ..catalog import projects
from ..context import Context
from ..demo import write_demo
from .ingest import find_or_create, register
from .scenes import examine

PROJECT_NAME = "Demo fields"
_DESCRIPTION = "A synthetic year over a river valley: fields, a town, some clouds, and elevation."


def create_demo(
    context: Context,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> str:
    """Write the demo scenes below the home folder, catalogue them and return the project's id.

    A second call changes nothing. Progress goes from 0 to 1.

    Raises:
        Cancelled: ``cancelled`` answered True; what was written so far stays.
    """
    with context.database.reading() as session:
        existing = projects.find_by_name(session, context.organization_id, PROJECT_NAME)
        if existing is not None:
            return existing.id
    written = write_demo(context.settings.home / "demo", progress=progress, cancelled=cancelled)
    scenes = [examine(scene.path, scene.date, scene.name) for scene in written]
    with context.database.writing() as session:
        project = find_or_create(session, context.organization_id, PROJECT_NAME)
        project.description = _DESCRIPTION
        for scene in scenes:
            register(session, project, scene)
        return project.id
