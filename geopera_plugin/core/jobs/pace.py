"""How long running jobs will still take, by how fast they went."""

from __future__ import annotations

import time
from typing import Callable

_ENOUGH_S = 1.5  # of watching, before a guess is worth more than none
_ENOUGH_SHARE = 0.02


class JobPace:
    """Watch the progress of jobs."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: dict[str, tuple[float, float]] = {}
        self._last: dict[str, tuple[float, float]] = {}

    def observe(self, job_id: str, progress: float) -> None:
        """Note how far a job is now, 0..1; one that went back is watched anew."""
        now = (self._clock(), progress)
        if job_id not in self._first or progress < self._last[job_id][1]:
            self._first[job_id] = now
        self._last[job_id] = now

    def forget(self, job_id: str) -> None:
        """Watch a job no more."""
        self._first.pop(job_id, None)
        self._last.pop(job_id, None)

    def seconds_left(self, job_id: str) -> float | None:
        """Return the time until a job is done at its pace so far, None when that cannot be told."""
        if job_id not in self._first:
            return None
        (began, start), (seen, progress) = self._first[job_id], self._last[job_id]
        gained = progress - start
        if seen - began < _ENOUGH_S or gained < _ENOUGH_SHARE:
            return None
        whole = (1.0 - progress) * (seen - began) / gained
        return max(0.0, whole - (self._clock() - seen))
