"""Jobs by group: running, done, failed."""

from __future__ import annotations

import enum

from qgis.PyQt.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from ...client.models import Job, JobStatus
from .model import JobRole, JobsModel


class JobGroup(enum.Enum):
    """What a list of jobs shows."""

    ALL = "all"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    def holds(self, job: Job) -> bool:
        """Say whether a job belongs here; what was cancelled is among what failed."""
        if self is JobGroup.ALL:
            return True
        if self is JobGroup.RUNNING:
            return not job.status.is_final
        if self is JobGroup.DONE:
            return job.status is JobStatus.COMPLETED
        return job.status.is_final and job.status is not JobStatus.COMPLETED


class JobFilter(QSortFilterProxyModel):
    """Show the jobs of one group, in the order of the server."""

    def __init__(self, jobs: JobsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._group = JobGroup.ALL
        self.setSourceModel(jobs)

    @property
    def group(self) -> JobGroup:
        """Return the group that is shown."""
        return self._group

    def set_group(self, group: JobGroup) -> None:
        """Show another group."""
        if group is not self._group:
            self._group = group
            self.invalidateFilter()

    def count(self, group: JobGroup) -> int:
        """Return how many jobs a group has, shown or not."""
        return sum(group.holds(job) for job in self._jobs.jobs)

    def row_of(self, job_id: str) -> int:
        """Return the row of a job here, -1 when it is not shown."""
        row = self._jobs.row_of(job_id)
        return self.mapFromSource(self._jobs.index(row, 0)).row() if row >= 0 else -1

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802
        """Say whether a row is shown."""
        job = self._jobs.index(row, 0, parent).data(JobRole)
        return isinstance(job, Job) and self._group.holds(job)
