"""The columns of the jobs table, and what stands in them."""

from __future__ import annotations

import enum

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt

from ..client.models import Job, JobStatus

_STATUS_WORDS = {
    JobStatus.RUNNING: "Running",
    JobStatus.COMPLETED: "Completed",
    JobStatus.FAILED: "Failed",
    JobStatus.CANCELLED: "Cancelled",
    JobStatus.UNKNOWN: "Unknown",
}


class Column(enum.IntEnum):
    """The columns, in order."""

    NAME = 0
    STATUS = 1
    PROGRESS = 2
    CREATED = 3


HEADERS = {
    Column.NAME: "Name",
    Column.STATUS: "Status",
    Column.PROGRESS: "Progress",
    Column.CREATED: "Created",
}


def cell_text(job: Job, column: Column) -> str:
    """Return what a cell shows; times are local."""
    if column is Column.NAME:
        return job.title
    if column is Column.STATUS:
        return _STATUS_WORDS[job.status]
    if column is Column.PROGRESS:
        return f"{100 * job.progress:.0f} %"
    moment = QDateTime.fromString(job.created_at or "", Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return job.created_at or ""
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
