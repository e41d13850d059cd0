"""The processor's time of a warm tile, against the sum of the kernels that every server needs.

Those run in a server of their own (see `kernels`): both are asked in turn, by the same client, so
that a busy or slow machine is as busy and slow for both.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import psutil  # type: ignore[import-untyped]

from . import client, servers
from .tiles import CASES, Tile, pan_and_zoom

_PARTS = ("gather", "stretch", "encode")


def main(arguments: Sequence[str]) -> None:
    """Print milliseconds of CPU a warm tile, those of its kernels, and the share in per cent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks limit", description=main.__doc__)
    parser.add_argument("--side", type=int, default=8192, help="pixels of a raster's side")
    parser.add_argument("--tiles", type=int, default=300, help="tiles of a session")
    parser.add_argument("--rounds", type=int, default=10, help="warm passes")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    (folder / "home").mkdir(parents=True, exist_ok=True)
    print("CPU a warm tile in ms; gather + stretch + encode + bare HTTP = limit; limit / tile")
    for number, case in enumerate(CASES):
        path = case.write(folder / f"{case.write.__name__}-{options.side}.tif", options.side)
        session = pan_and_zoom(path, options.tiles)
        query = urlencode({"url": str(path), **case.ours})
        paths = ["/tiles/{}/{}/{}.{}?{}".format(*tile, case.format, query) for tile in session]
        ours, parts = _compare(number, path, paths, session, options.rounds, folder)
        limit = sum(parts)
        sums = " + ".join(f"{value:.2f}" for value in parts)
        print(
            f"{case.name:22} {ours:5.2f}   {sums} = {limit:.2f}   {limit / ours:4.0%}", flush=True
        )


def _compare(
    number: int, path: Path, paths: list[str], session: list[Tile], rounds: int, folder: Path
) -> tuple[float, list[float]]:
    """Return the milliseconds of a tile, and those of each kernel and of the bare HTTP."""
    kernels = [sys.executable, "-m", "benchmarks.kernels", str(number), str(path)]
    kernels.append(str(len(session)))
    with servers.ours(folder / "home", folder) as (port, key), _process(kernels) as (bare, pid):
        own = int(json.loads((folder / "home" / "server.json").read_text())["pid"])
        headers = {"X-API-Key": key}
        client.run(port, paths, 8, headers)
        client.run(bare, ["/tile"] * len(paths), 8)
        before = _seconds(bare)
        ours = limit = 0.0
        for _ in range(rounds):
            ours += _cpu(own, lambda: client.run(port, paths, 8, headers))
            limit += _cpu(pid, lambda: client.run(bare, ["/tile"] * len(paths), 8))
        after = _seconds(bare)
    count = rounds * len(paths)
    parts = [1000 * (after[name] - before[name]) / count for name in _PARTS]
    parts.append(1000 * limit / count - sum(parts))
    return 1000 * ours / count, parts


def _seconds(port: int) -> dict[str, float]:
    with urlopen(f"http://127.0.0.1:{port}/parts", timeout=20) as answer:
        seconds: dict[str, float] = json.load(answer)
    return seconds


def _cpu(pid: int, work: Callable[[], object]) -> float:
    """Return the seconds of CPU that a process spends while something is done."""
    process = psutil.Process(pid)
    before = process.cpu_times()
    work()
    after = process.cpu_times()
    return float(after.user + after.system - before.user - before.system)


@contextmanager
def _process(command: list[str]) -> Iterator[tuple[int, int]]:
    port = servers.free_port()
    process = subprocess.Popen([*command, str(port)])
    try:
        servers.wait(lambda: servers.answers(port, "/parts"))
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)
