"""``geopera-server demo`` and ``geopera-server ingest``."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from ..operations.demo import PROJECT_NAME, create_demo
from ..operations.ingest import find_or_create
from ..operations.ingest_paths import Paths
from ..operations.ingest_reach import Anywhere
from ..operations.ingest_run import Options, Outcome, take_in
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
    epilog="Example: geopera-server ingest --home ~/geopera --project Harbour scenes/ item.json"
)
@home_option
@click.option("--project", required=True, help="Name of the project; made when it is not there.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Capture date of all files; read from the name or the tags when not given.",
)
@click.option(
    "--checksums/--no-checksums", default=True, help="Compute the SHA-256 of each file (default)."
)
@click.argument("paths", nargs=-1, required=True)
def ingest(
    home: Path, project: str, date: dt.datetime | None, checksums: bool, paths: tuple[str, ...]
) -> None:
    """Take rasters into a project where they lie; they are not copied.

    A path is a GeoTIFF, a folder of GeoTIFFs and STAC items, the JSON file of a STAC item, or a URL
    of one that GEOPERA_ALLOW_SOURCE allows; one of S3 that ends with a slash stands for all
    GeoTIFFs below it.

    Prints one JSON line per file. What was taken in stays when the command is stopped: run it
    again to go on. It ends with 2 when a file could not be taken in.
    """
    with opened(home) as context:
        found = Paths(context, Anywhere())
        sources = [source for path in paths for source in found.sources(path)]
        with context.database.writing() as session:
            project_id = find_or_create(session, context.organization_id, project).id
        organization_id, failed = context.organization_id, 0
        options = Options(date.date() if date else None, checksums)
        with progress("Taking in") as show:
            for done, taken in enumerate(take_in(context, project_id, sources, options), 1):
                for words in taken.words:
                    click.echo(f"geopera-server: {taken.name}: {words}", err=True)
                if taken.outcome is Outcome.FAILED:
                    failed += 1
                else:
                    line = {
                        "item_id": taken.item_id,
                        "project_id": project_id,
                        "organization_id": organization_id,
                        "name": taken.name,
                        "date": taken.date.isoformat() if taken.date else None,
                        "outcome": taken.outcome,
                    }
                    click.echo(json.dumps(line))
                show(done / len(sources))
    if failed:
        raise click.exceptions.Exit(2)
