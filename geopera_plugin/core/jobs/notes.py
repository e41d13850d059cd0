"""What this QGIS knows of jobs beyond what the server says: pace, expected size, downloads."""

from __future__ import annotations

from dataclasses import dataclass

from ...client.models import Job
from .memory import JobMemory
from .pace import JobPace


@dataclass(frozen=True)
class JobNote:
    """Beside a job: time left in seconds, estimated bytes of its files, and what is here of them.

    ``download`` is the share (0..1) that has arrived while files are being fetched, ``is_loaded``
    tells that they are saved, ``is_due`` that they were ordered here and never were.
    """

    seconds_left: float | None = None
    bytes_expected: int = 0
    download: float | None = None
    is_loaded: bool = False
    is_due: bool = False


class JobNotes:
    """Gather notes from a memory, from watching, and from downloads."""

    def __init__(self, memory: JobMemory) -> None:
        self._memory = memory
        self._pace = JobPace()
        self._downloads: dict[str, float] = {}

    def of(self, job_id: str) -> JobNote:
        """Return what is known of a job."""
        record = self._memory.record(job_id)
        return JobNote(
            seconds_left=self._pace.seconds_left(job_id),
            bytes_expected=record.bytes if record else 0,
            download=self._downloads.get(job_id),
            is_loaded=bool(record and record.paths),  # no look at a disk for each repaint
            is_due=bool(record and not record.paths),
        )

    def observe(self, job: Job) -> None:
        """Note how far a job is."""
        if job.status.is_final:
            self._pace.forget(job.id)
        else:
            self._pace.observe(job.id, job.progress)

    def set_download(self, job_id: str, share: float | None) -> bool:
        """Note how much has arrived, None when that is over; return whether it is news."""
        before = self._downloads.get(job_id)
        if share is None:
            self._downloads.pop(job_id, None)
        else:
            self._downloads[job_id] = share
        return before != share

    def forget(self, job_id: str) -> None:
        """Forget a job that is gone."""
        self._pace.forget(job_id)
        self._downloads.pop(job_id, None)
