"""Clips that were ordered together, and what became of each, for one summary of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...client.models import Job


class JobBatch:
    """Wait until every job has its result on the map, or has none."""

    def __init__(self, job_ids: Iterable[str]) -> None:
        self._waiting = set(job_ids)
        self.titles: list[str] = []
        self.layers: list[Any] = []
        self.failures: list[tuple[Job, str]] = []

    def holds(self, job_id: str) -> bool:
        """Say whether the batch still waits for a job."""
        return job_id in self._waiting

    @property
    def is_settled(self) -> bool:
        """Say whether it waits for nothing any more."""
        return not self._waiting

    def loaded(self, job_id: str, title: str, layers: Sequence[Any]) -> None:
        """Note that the result of a job is on the map."""
        self._waiting.discard(job_id)
        self.titles.append(title)
        self.layers.extend(layers)

    def failed(self, job: Job, reason: str) -> None:
        """Note that a job has no result."""
        self._waiting.discard(job.id)
        self.failures.append((job, reason))

    def dropped(self, job_id: str) -> None:
        """Note that nobody waits for a job any more: it was cancelled or deleted."""
        self._waiting.discard(job_id)
