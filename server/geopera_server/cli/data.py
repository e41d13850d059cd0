"""``geopera-server demo`` and ``geopera-server ingest``."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from ..errors import InvalidInput
from ..operations.demo import PROJECT_NAME, create_demo
from ..operations.ingest import examine, find_or_create, register
from .options import home_option, opened
from .progress import progress


@click.command(epilog="Example: geopera-server demo --home ~/geopera")
@home_option
def demo(home: Path) -> None:
    """Write a project of synthetic scenes: a year of fields, and elevation.

    Prints one JSON line with its project_id. A second run changes nothing.
    """
    with opened(home) as context, progress("Writing scenes") as show:
        project_id = create_demo(context, progress=show)
    click.echo(json.dumps({"project_id": project_id, "project": PROJECT_NAME}))


@click.command(
    epilog="Example: geopera-server ingest --home ~/geopera --project Harbour harbour_20260412.tif"
)
@home_option
@click.option("--project", required=True, help="Name of the project; made when it is not there.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Capture date of all files; read from the name or the tags when not given.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
def ingest(home: Path, project: str, date: dt.datetime | None, files: tuple[Path, ...]) -> None:
    """Take GeoTIFFs into a project where they lie; they are not copied.

    Prints one JSON line per scene. Nothing is taken in when one of the files cannot be.
    """
    for file in files:
        if not file.is_file():
            raise InvalidInput(f"{file} is not there.")
    scenes = [examine(file, date.date() if date else None) for file in files]
    with opened(home) as context, context.database.writing() as session:
        target = find_or_create(session, context.organization_id, project)
        taken = [register(session, target, scene) for scene in scenes]
    for item in taken:
        for warning in item.warnings:
            click.echo(f"geopera-server: {item.name}: {warning}", err=True)
        click.echo(item.model_dump_json())
