"""The server inside QGIS under full load: tiles a second, and how late the window's thread is."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from scripts.qgis_profile import command, environment, write_profile

from . import client
from .tiles import CASES, pan_and_zoom

_INSIDE = Path(__file__).with_name("inside_window.py")
_START_S = 90.0
_IDLE_S = 5.0


def main(arguments: Sequence[str]) -> None:
    """Print tiles/s inside QGIS, and the lateness of a 10 ms ticker of its window, in ms."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks window", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--tiles", type=int, default=300, help="tiles of a session")
    parser.add_argument("--rounds", type=int, default=4, help="passes over the session")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    if not (shutil.which("qgis") and shutil.which("xvfb-run")):
        print("window: not run, QGIS or Xvfb is not installed")
        return
    folder: Path = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    print("inside QGIS, 8 at once: tiles/s; lateness of a 10 ms ticker: median, p99, most (ms)")
    with _window(folder / "window") as (port, token):
        _phase(folder / "window", "idle")
        time.sleep(_IDLE_S)
        rates = {}
        for case in CASES:
            path = case.write(folder / f"{case.write.__name__}-{options.side}.tif", options.side)
            query = urlencode({"url": str(path), "token": token, **case.ours})
            session = pan_and_zoom(path, options.tiles) * options.rounds
            paths = ["/tiles/{}/{}/{}.{}?{}".format(*tile, case.format, query) for tile in session]
            _phase(folder / "window", case.name)
            rates[case.name] = client.run(port, paths, 8).rate
            _phase(folder / "window", "")
        lateness = _end(folder / "window")
    for name, values in lateness.items():
        late = sorted(values)
        p50, p99 = late[len(late) // 2], late[int(0.99 * (len(late) - 1))]
        rate = f"{rates[name]:6.0f}" if name in rates else "     -"
        print(f"{name:22} {rate} tiles/s   late {p50:5.1f} {p99:5.1f} {late[-1]:5.1f}", flush=True)


@contextmanager
def _window(folder: Path) -> Iterator[tuple[int, str]]:
    """Open QGIS with the plugin on a display of its own; gives the server's port and a token."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "runtime").mkdir(parents=True, mode=0o700)
    write_profile(folder / "profiles", link=False)
    variables = environment() | {
        "GEOPERA_BENCHMARK_FOLDER": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "runtime"),
        "LC_ALL": "C.UTF-8",
    }
    variables.pop("PYTHONPATH", None)
    line = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24"]
    line += command(folder / "profiles", "--code", str(_INSIDE))
    with (folder / "qgis.log").open("wb") as log:
        process = subprocess.Popen(
            line, env=variables, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        told = json.loads(_appears(folder / "server.json").read_text())
        yield int(urlsplit(told["url"]).port or 0), told["token"]
    finally:
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _phase(folder: Path, name: str) -> None:
    part = folder / "phase.part"
    part.write_text(name)
    part.replace(folder / "phase")
    time.sleep(0.2)  # it is looked at 20 times a second


def _end(folder: Path) -> dict[str, list[float]]:
    _phase(folder, "end")
    lateness: dict[str, list[float]] = json.loads(_appears(folder / "lateness.json").read_text())
    return lateness


def _appears(path: Path) -> Path:
    deadline = time.monotonic() + _START_S
    while not path.exists():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{path.name} did not appear: see qgis.log")
        time.sleep(0.05)
    return path
