"""``make run``: a served demo, one completed clip, and words about what to open."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import from_bounds

from scripts.package import CHECKOUT
from scripts.run_demo import choose_port, server_command, serving


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the whole of it once."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def printed(home: Path) -> str:
    """Return what the command printed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "-m", "scripts.run_demo", "--once", "--home", home, "--port", port],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f":{port}" not in ran.stdout  # somebody else had it
    return ran.stdout


@pytest.fixture
def taken_port() -> Iterator[int]:
    """Listen on a port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_left_alone(taken_port: int) -> None:
    assert choose_port(taken_port) == 0


@pytest.mark.slow
def test_it_says_what_to_open(printed: str) -> None:
    assert re.search(r"Server +http://127\.0\.0\.1:\d+\n", printed)
    assert re.search(r"Documentation +http://127\.0\.0\.1:\d+/docs\n", printed)
    assert re.search(r"http://\S+/tiles/\{z\}/\{x\}/\{y\}\.png\?url=\S+&token=\S+", printed)
    assert "completed" in printed


@pytest.mark.slow
def test_the_key_is_not_printed(printed: str) -> None:
    assert "gpra_" not in printed


@pytest.mark.slow
def test_the_clip_has_the_pixels_of_its_source(printed: str, home: Path) -> None:
    [clip_path] = (home / "clips").glob("*.tif")
    assert str(clip_path) in printed
    date = re.search(r"\d{4}-\d{2}-\d{2}", clip_path.name)
    assert date is not None
    [source_path] = (home / "demo").rglob(f"*{date[0]}*.tif")
    with rasterio.open(clip_path) as clip, rasterio.open(source_path) as source:
        assert clip.crs == source.crs
        window = from_bounds(*clip.bounds, transform=source.transform)
        expected = source.read(window=window.round_lengths().round_offsets())
        inside = clip.read_masks(1) > 0
        assert 0.3 < inside.mean() < 0.95  # a hexagon in its bounding box
        np.testing.assert_array_equal(clip.read()[:, inside], expected[:, inside])


@pytest.mark.slow
def test_the_template_draws_a_tile(printed: str, home: Path) -> None:
    found = re.search(r"http://[^/]+(/tiles/\S+)", printed)
    assert found is not None
    with serving(home, 0) as (_, announced):
        described = urllib.request.Request(
            f"{announced['url']}/v1/op/projects.list",
            data=b"{}",
            headers={
                "Authorization": f"Bearer {announced['key']}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(described, timeout=30) as answer:
            west, south, east, north = json.load(answer)[0]["bbox"]
        z = 12
        x = int(((west + east) / 2 + 180) / 360 * 2**z)
        latitude = np.radians((south + north) / 2)
        y = int((1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2 * 2**z)
        path = found[1].format(z=z, x=x, y=y)
        with urllib.request.urlopen(announced["url"] + path, timeout=60) as answer:
            assert answer.headers["Content-Type"] == "image/png"
            assert answer.read(8) == b"\x89PNG\r\n\x1a\n"


def test_a_server_that_cannot_start_is_told(tmp_path: Path) -> None:
    (tmp_path / "geopera.db").mkdir()
    with pytest.raises(SystemExit, match=r"server\.log"), serving(tmp_path, 0):
        pass


def test_the_command_is_the_one_of_this_environment() -> None:
    assert server_command("serve") == [sys.executable, "-m", "geopera_server", "serve"]


@pytest.mark.slow
def test_the_script_of_the_readme_works(printed: str, home: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"(?s)```python\n(.*?)```", (CHECKOUT / "README.md").read_text("utf-8"))
    (tmp_path / ".demo").symlink_to(home)
    with serving(home, 0):
        ran = subprocess.run(
            [sys.executable, "-c", "\n".join(blocks)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    [clip] = tmp_path.glob("whole_scene*.tif")
    with rasterio.open(clip) as image:
        assert image.count == 5
