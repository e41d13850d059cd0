"""Run one part of the benchmarks, or all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from . import catalogue, clip, first, jobs, limit, parity, remote, statistics, tiles, window

PARTS: dict[str, Callable[[Sequence[str]], None]] = {
    "tiles": tiles.main,
    "first": first.main,
    "limit": limit.main,
    "parity": parity.main,
    "window": window.main,
    "clip": clip.main,
    "statistics": statistics.main,
    "catalogue": catalogue.main,
    "jobs": jobs.main,
    "remote": remote.main,
}


def main(arguments: Sequence[str]) -> None:
    """Run the part that the first argument names; without one, all with their defaults."""
    if arguments and arguments[0] in PARTS:
        PARTS[arguments[0]](arguments[1:])
    elif arguments:
        sys.exit(f"usage: python -m benchmarks [{'|'.join(PARTS)}] [options]")
    else:
        for run in PARTS.values():
            run(())


if __name__ == "__main__":
    main(sys.argv[1:])
