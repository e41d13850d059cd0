"""A burst of small clip jobs on worker processes, two of which are killed on the way."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import func, select

from geopera_server.context import CLIPS, Context
from geopera_server.db.models import ComputeCharge, Job
from geopera_server.db.types import utcnow
from geopera_server.operations.catalogue import all_operations
from geopera_server.operations.dispatch import Spending, invoke
from geopera_server.operations.ingest import examine, find_or_create, register
from geopera_server.settings import Settings
from tests.server.conftest import lonlat_box, write_scene
from tests.server.jobs.invariants import check_all_ended_once, is_swept
from tests.server.postgres import missing, postgres_server

_LIMIT_S = 600


def main(arguments: Sequence[str]) -> None:
    """Print how many jobs completed and were charged, and how long the killed ones took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks jobs", description=__doc__)
    parser.add_argument("--jobs", type=int, default=500)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--lease", type=float, default=10.0, help="seconds; the server's default")
    options = parser.parse_args(arguments)
    if missing():
        print(f"jobs: not run: {missing()}")
        return
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        url = server.url(server.create())
        _run(Path(folder), url, options.jobs, options.workers, options.lease)


def _run(folder: Path, url: str, jobs: int, workers: int, lease: float) -> None:
    (folder / "storage").mkdir()
    settings = Settings(
        home=folder / "home",
        database_url=url,
        storage=str(folder / "storage"),
        lease_seconds=lease,
        worker_threads=0,
    )
    context = Context.open(settings)
    processes = [_worker(settings, folder / f"worker-{number}") for number in range(workers)]
    try:
        started = time.monotonic()
        _launch(context, folder, jobs)
        launched = time.monotonic() - started
        killed = []
        for process, share in zip(processes[:2], (0.25, 0.5), strict=True):
            _until(lambda share=share: _completed(context) >= share * jobs)
            process.kill()
            process.wait()
            killed.append((utcnow(), _held(context)))
        _until(lambda: _ended(context) == jobs)
        seconds = time.monotonic() - started
        _until(lambda: is_swept(context))
    finally:
        for process in processes:
            process.terminate()
            process.wait(30)
    homes = [folder / f"worker-{number}" for number in range(2, workers)]
    statuses = check_all_ended_once(context, homes)
    with context.database.reading() as session:
        charged = session.scalar(
            select(func.count()).select_from(ComputeCharge).where(ComputeCharge.state == "settled")
        )
        units = session.scalar(select(func.sum(ComputeCharge.used)))
        recovery = [
            (session.get_one(Job, job_id).completed_at - at).total_seconds()
            for at, held in killed
            for job_id in held
        ]
        taken_over = session.scalar(select(func.count()).select_from(Job).where(Job.attempt > 1))
    files = len(list((folder / "storage" / CLIPS).glob("*/*.tif")))
    context.close()
    print(
        f"jobs: {jobs} launched in {launched:.1f} s, all ended after {seconds:.1f} s "
        f"({jobs / seconds:.0f} a second) on {workers} workers, two of them killed"
    )
    print(
        f"jobs: completed {list(statuses.values()).count('completed')}, charged {charged}, "
        f"units {units}, files {files}, double {units - jobs}, taken over {taken_over}"
    )
    print(
        f"jobs: recovery of jobs whose worker was killed {max(recovery, default=0):.1f} s "
        f"at the most (lease {lease:g} s)"
    )


def _launch(context: Context, folder: Path, count: int) -> None:
    scene = examine(write_scene(folder / "field_2026-04-12.tif"))
    with context.database.writing() as session:
        item = register(session, find_or_create(session, context.organization_id, "Fields"), scene)
    operation = all_operations().get("clip.create_from_item")
    if operation is None:
        raise LookupError("clip.create_from_item")
    request = operation.input.model_validate(
        {
            "source_item_id": item.item_id,
            "project_id": item.project_id,
            "aoi_geometry": lonlat_box(300, 400, 1500, 1300),
        }
    )
    caller = context.auth.operator()
    for _ in range(count):
        invoke(context, operation, caller, request, Spending(str(uuid.uuid4()), b"{}"))


def _worker(settings: Settings, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "geopera_server", "worker", "--home", str(home)),
            *("--database-url", str(settings.database_url), "--storage", str(settings.storage)),
        ],
        env={
            **os.environ,
            "GEOPERA_LEASE_SECONDS": str(settings.lease_seconds),
            "GEOPERA_SWEEP_SECONDS": "5",
        },
        stderr=subprocess.DEVNULL,
    )


def _count(context: Context, *conditions: object) -> int:
    with context.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Job).where(*conditions)) or 0


def _completed(context: Context) -> int:
    return _count(context, Job.status == "completed")


def _ended(context: Context) -> int:
    return _count(context, Job.status != "running")


def _held(context: Context) -> list[str]:
    """Return the jobs under way; those of the killed worker end last."""
    with context.database.reading() as session:
        rows = session.scalars(
            select(Job.id).where(Job.status == "running", Job.lease_until.is_not(None))
        )
        return list(rows)


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LIMIT_S
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("the jobs did not end in time")
        time.sleep(0.1)
