"""``geopera-server worker``."""

from __future__ import annotations

import logging
import signal
import threading
from pathlib import Path

import click

from ..context import Context
from ..operations.catalogue import job_handlers
from ..raster.source import keep_few_blocks
from .logs import configure_logging
from .options import build_settings, database_option, home_option, storage_option

_LOG = logging.getLogger(__name__)


@click.command(
    epilog="Example: geopera-server worker --home /var/lib/geopera --threads 4 "
    "--database-url postgresql://geopera@db/geopera --storage s3://geopera/jobs"
)
@home_option
@database_option
@storage_option
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Jobs run at once.",
)
def worker(home: Path, database_url: str | None, storage: str | None, threads: int) -> None:
    """Run jobs until SIGTERM or Ctrl-C; those under way are given back.

    Any number of workers share one database and one storage. With PostgreSQL they may be on
    machines of their own, each with a home folder of its own.
    """
    settings = build_settings(
        home=home, database_url=database_url, storage=storage, worker_threads=threads
    )
    configure_logging()
    keep_few_blocks()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    context = Context.open(settings)
    try:
        context.start_workers(job_handlers(context))
        _LOG.info("running jobs")
        stop.wait()
    finally:
        context.close()
