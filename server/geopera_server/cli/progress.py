"""A progress bar for people; scripts see none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(label: str) -> Iterator[Callable[[float], None]]:
    """Show a bar on a terminal and yield what moves it, from 0 to 1."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=100, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield lambda share: bar.update(max(0, round(share * 100) - bar.pos))
