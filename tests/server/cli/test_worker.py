"""A deployment: a server that runs no jobs, a worker on a home of its own, PostgreSQL and S3."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import httpx
import pytest

from ..conftest import lonlat_box, write_scene
from ..radosgw import Radosgw
from .test_cli import run, serving


def test_a_worker_runs_the_jobs_of_a_server(
    tmp_path: Path, postgres_url: str, s3: Radosgw, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in s3.settings(f"deployments/{uuid.uuid4()}").items():
        monkeypatch.setenv(f"GEOPERA_{name.upper()}", str(value))
    monkeypatch.setenv("GEOPERA_DATABASE_URL", postgres_url)
    home = tmp_path / "server"
    scene = write_scene(tmp_path / "field_2026-04-12.tif")
    done = run("ingest", "--home", home, "--project", "Fields", scene)
    assert done.returncode == 0, done.stderr
    item = httpx.Response(200, text=done.stdout).json()
    command = ["worker", "--home", str(tmp_path / "worker"), "--threads", "2"]
    with (
        (tmp_path / "log").open("wb") as log,
        serving(home, "--worker-threads", "0") as (_, server),
        subprocess.Popen(
            [sys.executable, "-m", "geopera_server", *command], stderr=log, env=os.environ
        ) as worker,
        httpx.Client(
            base_url=server["url"], headers={"Authorization": f"Bearer {server['key']}"}, timeout=30
        ) as client,
    ):
        try:
            body = {
                "source_item_id": item["item_id"],
                "project_id": item["project_id"],
                "aoi_geometry": lonlat_box(300, 400, 1500, 1300),
            }
            key = {"Idempotency-Key": "one"}
            created = client.post("/v1/op/clip.create_from_item", json=body, headers=key)
            job = {"job_id": created.json()["job"]["id"]}
            deadline = time.monotonic() + 40
            while (found := client.post("/v1/op/clip.job.get", json=job).json())[
                "status"
            ] == "running":
                assert time.monotonic() < deadline, (tmp_path / "log").read_text()
                time.sleep(0.1)
            assert found["status"] == "completed", found["error"]
            content = client.post(
                "/v1/op/clip.job.download", json={**job, "mosaic_type": "data"}
            ).content
            assert hashlib.sha256(content).hexdigest() == found["report"]["data"]["sha256"]
        finally:
            worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    text = (tmp_path / "log").read_text()
    assert str(s3.secret_access_key) not in text
    assert postgres_url not in text


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--database-url", "mysql://x/y", "postgresql"),
        ("--storage", "s3://", "s3://bucket/prefix"),
        ("--storage", "/nowhere/at/all", "mount"),
    ],
)
@pytest.mark.usefixtures("database_url")
def test_what_cannot_be_used_is_said_in_words(
    tmp_path: Path, option: str, value: str, words: str
) -> None:
    refused = run("worker", "--home", tmp_path, option, value)
    assert refused.returncode == 2
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr
