"""The columns of the jobs table, and what stands in them."""

from __future__ import annotations

import enum

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt

from ...client.models import Job, JobStatus
from ..translate import tr


class Column(enum.IntEnum):
    """The columns, in order."""

    NAME = 0
    STATUS = 1
    PROGRESS = 2
    CREATED = 3


def header_text(column: Column) -> str:
    """Return the title of a column."""
    return {
        Column.NAME: tr("Name"),
        Column.STATUS: tr("Status"),
        Column.PROGRESS: tr("Progress"),
        Column.CREATED: tr("Created"),
    }[column]


def status_text(status: JobStatus) -> str:
    """Return the word for a status."""
    return {
        JobStatus.RUNNING: tr("Running"),
        JobStatus.COMPLETED: tr("Completed"),
        JobStatus.FAILED: tr("Failed"),
        JobStatus.CANCELLED: tr("Cancelled"),
        JobStatus.UNKNOWN: tr("Unknown"),
    }[status]


def cell_text(job: Job, column: Column) -> str:
    """Return what a cell shows; times are local."""
    if column is Column.NAME:
        return job.title
    if column is Column.STATUS:
        return status_text(job.status)
    if column is Column.PROGRESS:
        return f"{100 * job.progress:.0f} %"
    return time_text(job.created_at)


def time_text(iso: str | None) -> str:
    """Return a moment as the locale writes it, in local time."""
    moment = QDateTime.fromString(iso or "", Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return iso or ""
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
