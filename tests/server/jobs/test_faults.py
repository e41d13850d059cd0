"""Worker processes killed and frozen, the database restarted, the disk full, the storage gone.

Whatever happens, every job ends once, is charged once, and no part file is left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from geopera_server.context import Context
from geopera_server.db.models import Job
from geopera_server.operations.catalogue import all_operations
from geopera_server.operations.dispatch import Spending, invoke
from geopera_server.operations.ingest import find_or_create, register
from geopera_server.operations.scenes import examine
from geopera_server.settings import Settings

from ..conftest import lonlat_box, write_scene
from ..postgres import PostgresServer
from ..waiting import wait_for
from .invariants import check_all_ended_once, is_swept

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60


class Fleet:
    """Worker processes on one database and one storage, each with a home of its own."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.context = Context.open(settings)
        self.marks = folder / "marks"
        self.marks.mkdir()
        self.homes: list[Path] = [settings.home]
        self.processes: list[subprocess.Popen[bytes]] = []
        scene = examine(write_scene(folder / "field_2026-04-12.tif"))
        with self.context.database.writing() as session:
            project = find_or_create(session, self.context.organization_id, "Fields")
            item = register(session, project, scene)
        self._clip = {
            "source_item_id": item.item_id,
            "project_id": item.project_id,
            "aoi_geometry": lonlat_box(300, 400, 1500, 1300),
        }

    def launch(self, count: int = 1) -> list[str]:
        """Launch clips, and return the ids of their jobs."""
        operation = all_operations().get("clip.create_from_item")
        assert operation is not None
        request = operation.input.model_validate(self._clip)
        caller = self.context.auth.operator()
        for _ in range(count):
            spending = Spending(str(uuid.uuid4()), b"{}")
            invoke(self.context, operation, caller, request, spending)
        return list(self.jobs())

    def start(self, home: str, pause_s: float = 0.0, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker; on SQLite they all share the home of the database."""
        shares = self.context.database.is_sqlite
        folder = self.settings.home if shares else self.folder / home
        if folder not in self.homes:
            self.homes.append(folder)
        values = self.settings.model_dump(exclude_none=True)
        values |= {"home": folder, "worker_threads": 1, "sweep_seconds": 1.0}
        for name in ("s3_access_key_id", "s3_secret_access_key"):
            if name in values:
                values[name] = values[name].get_secret_value()
        del values["allow_source"]
        settings = {f"GEOPERA_{name.upper()}": str(value) for name, value in values.items()}
        with (self.folder / f"{home}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.server.jobs.slow_worker", self.marks, str(pause_s)],
                cwd=ROOT,
                env={**os.environ, **settings, **environment},
                stderr=log,
            )
        self.processes.append(process)
        return process

    def jobs(self) -> dict[str, Job]:
        with self.context.database.reading() as session:
            return {job.id: job for job in session.scalars(select(Job).order_by(Job.created_at))}

    def pauses(self, process: subprocess.Popen[bytes]) -> Callable[[], bool]:
        """Return what tells that a worker has made a clip and not said so yet."""
        return lambda: any(self.marks.glob(f"*.{process.pid}"))

    def all_ended(self) -> bool:
        return all(job.status != "running" for job in self.jobs().values())

    def check(self) -> dict[str, Job]:
        """Wait for the end of all jobs and for the sweep, stop the workers, check everything."""
        wait_for(self.all_ended, PATIENCE_S)
        wait_for(lambda: is_swept(self.context), 15)
        self.stop()
        check_all_ended_once(self.context, self.homes)
        return self.jobs()

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in self.processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        self.processes.clear()


@pytest.fixture(params=["postgresql-folder", "postgresql-s3", "sqlite-folder"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    database, storage = request.param.split("-")
    (tmp_path / "storage").mkdir()
    values: dict[str, Any] = {"storage": str(tmp_path / "storage")}
    if storage == "s3":
        values = request.getfixturevalue("s3").settings(f"fleets/{uuid.uuid4()}")
    if database == "postgresql":
        values["database_url"] = request.getfixturevalue("postgres_url")
    else:
        values["database_url"] = f"sqlite:///{tmp_path / 'home' / 'geopera.db'}"
    return values


@pytest.fixture
def fleet(place: dict[str, Any], tmp_path: Path) -> Iterator[Fleet]:
    settings = Settings(
        home=tmp_path / "home",
        lease_seconds=2.0,
        retry_seconds=0.2,
        max_attempts=4,
        worker_threads=0,
        **place,
    )
    opened = Fleet(tmp_path, settings)
    try:
        yield opened
    finally:
        opened.stop()
        opened.context.close()
        for log in sorted(tmp_path.glob("*.log")):  # pytest shows it when the test failed
            print(log.name, log.read_text(errors="replace")[-6000:], sep="\n")


def on_postgres_and(*storages: str) -> pytest.MarkDecorator:
    """Run a test on PostgreSQL with these storages only."""
    return pytest.mark.parametrize(
        "place", [f"postgresql-{storage}" for storage in storages], indirect=True
    )


def test_a_worker_that_is_killed(fleet: Fleet) -> None:
    victim = fleet.start("first", pause_s=30)
    fleet.launch(3)
    wait_for(fleet.pauses(victim), PATIENCE_S)
    victim.kill()
    victim.wait(5)
    started = time.monotonic()
    fleet.start("first")
    jobs = fleet.check()
    print("ended", time.monotonic() - started, "s after the kill")
    assert [job.status for job in jobs.values()] == ["completed"] * 3
    assert sorted(job.attempt for job in jobs.values()) == [1, 1, 2]


@on_postgres_and("folder", "s3")  # a frozen process may hold the one lock of SQLite
def test_a_worker_that_is_frozen_and_goes_on_after_its_lease(fleet: Fleet) -> None:
    frozen = fleet.start("first", pause_s=1.0)
    [job_id] = fleet.launch()
    wait_for(fleet.pauses(frozen), PATIENCE_S)
    frozen.send_signal(signal.SIGSTOP)
    fleet.start("second")
    wait_for(fleet.all_ended, PATIENCE_S)
    first = fleet.jobs()[job_id]
    assert first.attempt == 2
    frozen.send_signal(signal.SIGCONT)
    wait_for(lambda: "taken over" in (fleet.folder / "first.log").read_text(), 20)
    assert frozen.poll() is None
    after = fleet.check()[job_id]
    assert (after.status, after.result) == (first.status, first.result)
    assert after.completed_at == first.completed_at


@on_postgres_and("folder")
def test_a_database_that_is_restarted(fleet: Fleet, postgres_cluster: PostgresServer) -> None:
    for name in ("first", "second"):
        fleet.start(name, pause_s=1.0)
    fleet.launch(4)
    wait_for(lambda: any(fleet.marks.iterdir()), PATIENCE_S)
    postgres_cluster.stop(signal.SIGQUIT)  # as in a crash: nobody is told
    time.sleep(1.5)
    postgres_cluster.start()
    jobs = fleet.check()
    assert [job.status for job in jobs.values()] == ["completed"] * 4


@on_postgres_and("folder")
def test_a_disk_that_is_full(fleet: Fleet) -> None:
    """The worker may write no file as large as its clip: all its attempts fail."""
    fleet.start("first", TEST_LARGEST_FILE="20000")
    fleet.launch(2)
    jobs = fleet.check()
    for job in jobs.values():
        assert (job.status, job.attempt) == ("failed", 4)
        assert "4 times" in (job.error or "")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
@on_postgres_and("folder")
def test_a_small_disk_that_is_full(fleet: Fleet) -> None:
    """The disk of the storage has no room: jobs fail until there is, and leave nothing on it."""
    root = fleet.settings.storage_root
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(root)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        ballast = root / "ballast"
        ballast.write_bytes(bytes(60 * 1024))
        fleet.start("first")
        [job_id] = fleet.launch()
        wait_for(lambda: fleet.jobs()[job_id].attempt >= 2, PATIENCE_S)
        assert [file.name for file in root.rglob("*") if file.is_file()] == ["ballast"]
        ballast.unlink()
        subprocess.run([*mount[:4], "remount,size=8m", *mount[5:]], check=True)
        assert fleet.check()[job_id].status == "completed"
    finally:
        fleet.stop()
        subprocess.run(["umount", "--lazy", str(root)], check=True)


@on_postgres_and("folder")
def test_a_storage_that_is_gone_for_a_while(fleet: Fleet) -> None:
    root = fleet.settings.storage_root
    away = root.with_name("away")
    fleet.start("first")
    fleet.launch()
    wait_for(fleet.all_ended, PATIENCE_S)
    root.rename(away)
    job_id = fleet.launch()[-1]
    wait_for(lambda: fleet.jobs()[job_id].attempt >= 2, PATIENCE_S)
    assert not root.exists(), "nobody makes a folder where the storage should be mounted"
    away.rename(root)
    assert fleet.check()[job_id].status == "completed"


@on_postgres_and("s3")
def test_workers_that_are_asked_to_stop_give_their_jobs_back(fleet: Fleet) -> None:
    first = fleet.start("first", pause_s=2.0)
    [job_id] = fleet.launch()
    wait_for(fleet.pauses(first), PATIENCE_S)
    first.terminate()
    assert first.wait(15) == 0
    fleet.start("second")
    job = fleet.check()[job_id]
    assert job.status == "completed"
