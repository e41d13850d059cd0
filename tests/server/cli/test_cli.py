"""The command line as other people's scripts use it."""

from __future__ import annotations

import json
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import httpx
import numpy as np
import pytest
import rasterio
from click.testing import CliRunner

from geopera_server.cli import cli

from ..conftest import lonlat_box, write_scene

COMMANDS = (
    "serve",
    "worker",
    "demo",
    "ingest",
    "key create",
    "user add",
    "user list",
    "user password",
    "user scopes",
    "user remove",
    "quota",
    "clip",
    "statistics",
)
FIELD = lonlat_box(300, 400, 1500, 1300)


def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "geopera_server", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


@contextmanager
def serving(home: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "geopera_server", "serve", "--home", home, "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, announced(home, process)
    finally:
        process.kill()
        process.communicate(timeout=20)


def announced(home: Path, process: subprocess.Popen[str]) -> dict[str, Any]:
    path = home / "server.json"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if path.exists():
            found = json.loads(path.read_text())
            if found["pid"] == process.pid:
                return found
        assert process.poll() is None, process.stderr and process.stderr.read()
        time.sleep(0.02)
    raise AssertionError("the server did not announce itself")


@pytest.fixture
def field(tmp_path: Path) -> Path:
    path = tmp_path / "field.geojson"
    path.write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": FIELD}))
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    done = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert done.exit_code == 0
    assert f"Example: geopera-server {command.split()[0]}" in " ".join(done.output.split())


def check_it_is_one_line_and_exit_code_2(folder: Path, arguments: list[str]) -> None:
    write_scene(folder / "scene.tif", 64)
    (folder / "text.tif").write_text("no raster")
    (folder / "far.geojson").write_text(json.dumps(lonlat_box(9e4, 9e4, 9.1e4, 9.1e4)))
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stdout == ""
    assert not (folder / "out.tif").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["serve"],
        ["serve", "--home", "h", "--port", "x"],
        ["serve", "--home", "h", "--port", "99999"],
        ["clip", "missing.tif", "missing.geojson", "out.tif"],
        ["clip", "scene.tif", "text.tif", "out.tif"],
        ["clip", "text.tif", "field.geojson", "out.tif"],
        ["statistics", "scene.tif", "field.geojson", "--expression", "nope+1"],
        ["statistics", "scene.tif", "field.geojson", "--expression", "red; import os"],
        ["statistics", "scene.tif", "far.geojson"],
    ],
)
@pytest.mark.usefixtures("field")
def test_bad_input_is_one_line_and_exit_code_2(tmp_path: Path, arguments: list[str]) -> None:
    check_it_is_one_line_and_exit_code_2(tmp_path, arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["key", "create", "--home", "h", "--name", "n"],
        ["key", "create", "--home", "h", "--name", "n", "--scope", "nonsense"],
        ["ingest", "--home", "h", "--project", "p", "missing.tif"],
        ["ingest", "--home", "h", "--project", "p", "--date", "tomorrow", "missing.tif"],
        ["ingest", "--home", "h", "--project", "p", "text.tif"],
    ],
)
@pytest.mark.usefixtures("database_url")
def test_so_is_bad_input_to_what_opens_a_home(tmp_path: Path, arguments: list[str]) -> None:
    check_it_is_one_line_and_exit_code_2(tmp_path, arguments)


def test_clip_keeps_the_pixels(tmp_path: Path, field: Path) -> None:
    source = write_scene(tmp_path / "scene.tif")
    done = run("clip", source, field, tmp_path / "out.tif")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    with rasterio.open(tmp_path / "out.tif") as clip, rasterio.open(source) as scene:
        expected = scene.read(window=scene.window(*clip.bounds))
        inside = clip.dataset_mask() > 0
        assert inside.sum() == report["pixels_inside"] > 0
        assert np.array_equal(clip.read()[:, inside], expected[:, inside])
        assert clip.descriptions == scene.descriptions


def test_statistics_print_json(tmp_path: Path, field: Path) -> None:
    source = write_scene(tmp_path / "scene.tif")
    done = run("statistics", source, field, "--expression", "(nir-red)/(nir+red)")
    (found,) = json.loads(done.stdout).values()
    assert -1 < found["min"] < found["mean"] < found["max"] < 1


@pytest.mark.usefixtures("database_url")
def test_the_quota_is_shown_set_and_lifted(tmp_path: Path) -> None:
    assert run("quota", "--home", tmp_path).stdout == "used 0  reserved 0  limit unlimited\n"
    assert run("quota", "--home", tmp_path, "--limit", 5).stdout.endswith("limit 5\n")
    assert run("quota", "--home", tmp_path).stdout.endswith("limit 5\n")
    assert run("quota", "--home", tmp_path, "--unlimited").stdout.endswith("limit unlimited\n")
    assert run("quota", "--home", tmp_path, "--unlimited", "--limit", 1).returncode == 2


@pytest.mark.usefixtures("database_url")
def test_a_key_is_printed_alone(tmp_path: Path) -> None:
    done = run(
        "key",
        "create",
        "--home",
        tmp_path,
        "--name",
        "n",
        "--scope",
        "clip:*",
        "--scope",
        "tiles:read",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("gpra_")
    assert done.stdout == done.stdout.strip() + "\n"


@pytest.mark.usefixtures("database_url")
def test_ingest_prints_a_line_per_scene(tmp_path: Path) -> None:
    dated = write_scene(tmp_path / "m_4709963_se_14_1_20150926.tif", 64)
    other = write_scene(tmp_path / "plain.tif", 64)
    home = tmp_path / "home"
    done = run("ingest", "--home", home, "--project", "P", dated, other)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["date"] for line in lines] == ["2015-09-26", None]
    assert {"item_id", "project_id", "organization_id"} <= set(lines[0])
    assert "Cloud Optimized" in done.stderr
    given = run("ingest", "--home", home, "--project", "Q", "--date", "2024-02-29", other)
    assert json.loads(given.stdout)["date"] == "2024-02-29"
    (tmp_path / "text.tif").write_text("no raster")
    whole = run("ingest", "--home", home, "--project", "P", tmp_path)
    assert whole.returncode == 2, "one of them is no raster"
    assert [json.loads(line)["outcome"] for line in whole.stdout.splitlines()] == ["existed"] * 2
    assert "text.tif" in whole.stderr


@pytest.mark.usefixtures("database_url")
def test_serve_announces_itself_and_ends_with_0_on_sigterm(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home) as (process, server):
        assert set(server) == {"url", "pid", "key"}
        assert stat.S_IMODE((home / "server.json").stat().st_mode) == 0o600
        assert httpx.get(f"{server['url']}/healthz").json()["status"] == "ok"
        answer = httpx.post(
            f"{server['url']}/v1/op/projects.list", headers={"X-API-Key": server["key"]}
        )
        assert answer.json() == []
        port = server["url"].rsplit(":", 1)[1]
        taken = run("serve", "--home", tmp_path / "other", "--port", port)
        assert taken.returncode == 2
        assert "--port" in taken.stderr
        process.send_signal(signal.SIGTERM)
        _, logged = process.communicate(timeout=20)
        assert process.returncode == 0
        assert not (home / "server.json").exists()
        for line in logged.splitlines():
            assert {"time", "level", "message"} <= set(json.loads(line))
        assert server["key"] not in logged


@pytest.mark.usefixtures("database_url")
def test_a_second_server_of_a_home_leaves_the_first_ones_announcement(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home) as (_, first):
        (home / "server.json").rename(tmp_path / "first.json")
        with serving(home) as (process, second):
            assert second["pid"] != first["pid"]
            (tmp_path / "first.json").rename(home / "server.json")
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
        assert json.loads((home / "server.json").read_text()) == first
        assert httpx.get(f"{first['url']}/healthz").status_code == 200


@pytest.mark.slow
@pytest.mark.usefixtures("database_url")
def test_a_killed_server_completes_its_job_once_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL in the middle of a clip; the next server takes the job over and ends it once."""
    source = write_scene(tmp_path / "large.tif", 4000)
    home = tmp_path / "home"
    monkeypatch.setenv("GEOPERA_LEASE_SECONDS", "2")
    item = json.loads(run("ingest", "--home", home, "--project", "P", source).stdout)
    body = {
        "source_item_id": item["item_id"],
        "project_id": item["project_id"],
        "aoi_geometry": lonlat_box(500, 500, 39_000, 39_000),
    }

    def op(server: dict[str, Any], operation: str, body: dict[str, Any]) -> Any:
        headers = {"X-API-Key": server["key"], "Idempotency-Key": "once"}
        url = f"{server['url']}/v1/op/{operation}"
        response = httpx.post(url, json=body, headers=headers, timeout=30)
        assert response.status_code == 200, response.text
        return response.json()

    with serving(home) as (process, server):
        job_id = op(server, "clip.create_from_item", body)["job"]["id"]
        deadline = time.monotonic() + 60
        while op(server, "clip.job.get", {"job_id": job_id})["progress"] < 0.1:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert op(server, "clip.job.get", {"job_id": job_id})["status"] == "running"
        process.kill()
        process.wait(20)
    with serving(home) as (_process, server):
        deadline = time.monotonic() + 90
        while (job := op(server, "clip.job.get", {"job_id": job_id}))["status"] == "running":
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert (job["status"], job["attempt"]) == ("completed", 2)
        listed = op(server, "clip.jobs.list", {"organization_id": item["organization_id"]})
        assert [entry["id"] for entry in listed] == [job_id]
        repeat = op(server, "clip.create_from_item", body)
        assert repeat["job"]["id"] == job_id
    files = [path.name for path in (home / "storage").rglob("*") if path.is_file()]
    assert files == [job["output_artifacts"]["clips"][0]["filename"]]
    assert list((home / "work").iterdir()) == []
    units = job["compute_units"]["used"]
    assert units > 0
    assert run("quota", "--home", home).stdout == f"used {units}  reserved 0  limit unlimited\n"
    with rasterio.open(next((home / "storage").rglob("*.tif"))) as clip:
        assert (clip.dataset_mask() > 0).sum() == job["report"]["data"]["pixels_inside"]


@pytest.mark.usefixtures("database_url")
def test_a_user_is_added_with_a_password_from_standard_input(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run("user", "add", "--home", home, "maria", input="correct horse\n").returncode == 0
    again = run("user", "add", "--home", home, "maria", input="correct horse\n")
    assert again.returncode == 2
    assert "already" in again.stderr
    short = run("user", "add", "--home", home, "ben", input="short\n")
    assert "8 to 1024 characters" in short.stderr
    for file in home.glob("geopera.db*"):
        assert b"correct horse" not in file.read_bytes()


def test_the_environment_counts_where_no_option_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in {"HOME": str(tmp_path), "HOST": "::1", "PORT": "1234"}.items():
        monkeypatch.setenv(f"GEOPERA_{name}", value)
    command = cli.get_command(click.Context(cli), "serve")
    assert command is not None
    params = command.make_context("serve", ["--port", "4321"]).params
    assert (params["home"], params["host"], params["port"]) == (tmp_path, "::1", 4321)
