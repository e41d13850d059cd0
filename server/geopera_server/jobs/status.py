"""The states of a job."""

from __future__ import annotations

import enum


class JobStatus(enum.StrEnum):
    """``running`` from the answer on; the other three are final."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
