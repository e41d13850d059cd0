"""Hostile files as url=, over the whole API: a clear refusal, in bounded time and memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ...databases import environment
from ..conftest import lonlat_box
from ..range_server import RangeServer, range_server
from .hostile_tiffs import DAMAGED, UNREADABLE

pytestmark = pytest.mark.any_numpy


SERVER = Path(__file__).parents[3] / "server"
FIELD = lonlat_box(200, 200, 1800, 1500)
MAX_S = 20.0
MAX_MEMORY = 1024 * 2**20


@pytest.fixture(scope="module")
def host() -> Iterator[RangeServer]:
    with range_server() as server:
        yield server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def server(
    folder: Path, host: RangeServer, module_database_url: str | None
) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own process: a crash of native code is a failure, and memory is measured."""
    command = [sys.executable, "-m", "geopera_server", "serve", "--home", str(folder / "home")]
    command += ["--port", "0", "--allow-source", str(folder), "--allow-source", host.url("/")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**environment(module_database_url), "PYTHONPATH": str(SERVER)},
            stderr=log,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (8 * 2**30, 8 * 2**30)),
        )
    try:
        deadline = time.monotonic() + 60
        while not (folder / "home" / "server.json").exists():
            assert process.poll() is None, "it did not start"
            assert time.monotonic() < deadline, "it did not start in time"
            time.sleep(0.05)
        yield process
        assert process.poll() is None, "the server crashed"
        status = Path(f"/proc/{process.pid}/status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        assert int(peak.split()[1]) * 1024 < MAX_MEMORY, peak
        assert "Traceback" not in (folder / "log").read_text()
    finally:
        process.terminate()
        try:
            process.wait(20)
        finally:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def client(server: subprocess.Popen[bytes], folder: Path) -> Iterator[httpx.Client]:
    announced = json.loads((folder / "home" / "server.json").read_text())
    headers = {"Authorization": f"Bearer {announced['key']}"}
    with httpx.Client(base_url=announced["url"], headers=headers, timeout=60) as made:
        yield made


def answers(client: httpx.Client, url: str) -> Iterator[tuple[str, httpx.Response]]:
    tile = {"url": url, "z": 14, "x": 8875, "y": 5373}
    bodies = {
        "cog.tile.render": {**tile, "format": "png"},
        "cog.tile.terrain": tile,
        "cog.statistics": {"url": url, "geometry": FIELD},
        "cog.thumbnail": {"url": url},
        "items.ingest": {"project_name": "Hostile", "paths": [url]},
    }
    for name, body in bodies.items():
        started = time.monotonic()
        yield name, client.post(f"/v1/op/{name}", json=body)
        assert time.monotonic() - started < MAX_S, name


def check(
    client: httpx.Client, folder: Path, host: RangeServer, name: str, content: bytes, *allowed: int
) -> None:
    file = folder / f"{name}.tif"
    file.write_bytes(content)
    for url in (str(file), host.put(f"/files/{name}.tif", content)):
        for operation, answer in answers(client, url):
            assert answer.status_code in allowed, (operation, url, answer.text)
            if answer.status_code != 200:
                assert len(answer.json()["detail"]) > 10
                for leak in (str(folder), "127.0.0.1", "/vsi", "/files/"):
                    assert leak not in answer.text
            assert b"root:" not in answer.content


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_raster_is_refused(
    client: httpx.Client, folder: Path, host: RangeServer, name: str
) -> None:
    check(client, folder, host, name, UNREADABLE[name](), 400)


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_does_no_harm(
    client: httpx.Client, folder: Path, host: RangeServer, name: str
) -> None:
    check(client, folder, host, name, DAMAGED[name](), 200, 400)


@pytest.mark.parametrize("name", ["bomb", "no_data", "cut_data", "offset_beyond", "count_huge"])
def test_pixels_that_cannot_be_read_are_told(
    client: httpx.Client, folder: Path, host: RangeServer, name: str
) -> None:
    file = folder / f"{name}-told.tif"
    file.write_bytes(DAMAGED[name]())
    found = dict(answers(client, str(file)))
    told = {each: found[each].status_code for each in ("cog.statistics", "cog.thumbnail")}
    assert set(told.values()) <= {200, 400}
    if name != "bomb":
        assert 400 in told.values(), told


def test_the_file_that_all_others_are_made_of_is_good(client: httpx.Client, folder: Path) -> None:
    """Else all of them would be refused for another reason than their own."""
    from .hostile_tiffs import tiff

    for name, content in (("good", tiff()), ("good_big", tiff(big=True))):
        file = folder / f"{name}.tif"
        file.write_bytes(content)
        for operation, answer in answers(client, str(file)):
            assert answer.status_code == 200, (operation, answer.text)
