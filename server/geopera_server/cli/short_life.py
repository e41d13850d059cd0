"""Processes that compute one thing: they start and end without what only long ones need."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

COMMANDS = frozenset({"clip", "statistics"})
_OBJECTS = 100_000  # between collections of garbage: imports alone make as many


def begin() -> None:
    """Prepare a short life, before NumPy is loaded: this takes a tenth off its start."""
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # nothing here is linear algebra


def end(code: int) -> None:
    """Leave at once: all files are closed, and taking libraries down takes 40 ms.

    Debuggers and profilers, which have work to do at the end, are left to an ordinary exit.
    """
    if sys.gettrace() is not None or sys.getprofile() is not None:
        return
    with suppress(OSError):  # nobody listens any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
