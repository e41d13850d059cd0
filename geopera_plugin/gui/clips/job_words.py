"""Say what a job is at, and how its files are made, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale

from ...client.models import AssetEstimate, Job, JobStatus
from ...core.jobs.failures import failure_of_job
from ...core.jobs.notes import JobNote
from ...core.translate import tr
from ..words import size_text

_GAP = "  ·  "
_NO_NOTE = JobNote()


def job_words(job: Job, note: JobNote = _NO_NOTE) -> str:
    """Return the state of a job in a few words."""
    if note.download is not None:
        share = f"{note.download * 100:.0f} %"
        whole = size_text(job.size_bytes)
        return _GAP.join(filter(None, (tr("Downloading {share}").format(share=share), whole)))
    if job.status is JobStatus.RUNNING:
        return _running(job, note)
    if job.status is JobStatus.COMPLETED:
        due = tr("not on the map yet") if note.is_due else ""
        here = tr("saved here") if note.is_loaded else due
        return _GAP.join(filter(None, (tr("Done"), size_text(job.size_bytes or None), here)))
    if job.status is JobStatus.FAILED:
        if not job.error:
            return tr("Failed")
        return tr("Failed: {reason}").format(reason=failure_of_job(job.error).reason)
    return tr("Cancelled") if job.status is JobStatus.CANCELLED else tr("Unknown")


def _running(job: Job, note: JobNote) -> str:
    if job.cancel_requested:
        return tr("Stopping…")
    if job.progress <= 0:
        return tr("Starting…") if job.started_at or not job.created_at else tr("Waiting…")
    words = [f"{job.progress * 100:.0f} %"]
    if note.seconds_left is not None:
        words.append(tr("{time} left").format(time=duration_text(note.seconds_left)))
    return _GAP.join(words)


def duration_text(seconds: float) -> str:
    """Return a time span, such as `12 s` or `3 min`."""
    if seconds < 0.1:
        return tr("less than {time} s").format(time=QLocale().toString(0.1, "f", 1))
    if seconds < 1:
        return tr("{time} s").format(time=QLocale().toString(float(seconds), "f", 1))
    if seconds < 90:
        return tr("{time} s").format(time=round(seconds))
    if seconds < 5400:
        return tr("{time} min").format(time=round(seconds / 60))
    return tr("{time} h").format(time=QLocale().toString(seconds / 3600, "f", 1))


def engine_text(engine: str, recompressed: bool, mosaicked: bool = False) -> str:
    """Return how a file was made, in a few words."""
    words = {
        "tile-copy": tr("tiles copied as they are stored"),
        "crop": tr("pixels written again without loss"),
        "warp": tr("pixels moved to another grid"),
    }.get(engine, engine)
    if mosaicked:
        words = tr("several rasters put together, {how}").format(how=words)
    if recompressed:
        words = tr("{how}; its codec was lossy").format(how=words)
    return words


def path_text(assets: Sequence[AssetEstimate]) -> str:
    """Return how clips will be made, and whether anything is lost, as a sentence or two."""
    if not assets:
        return ""
    copied = sum(asset.engine == "tile-copy" for asset in assets)
    recompressed = sum(asset.recompressed for asset in assets)
    if copied == len(assets):
        how = tr("Tiles are copied as they are stored.")
    elif copied:
        how = tr("{copied} of {all} are copied tile by tile, the others written again.").format(
            copied=copied, all=len(assets)
        )
    else:
        how = tr("Pixels are read and written again.")
    if recompressed:
        loss = tr(
            "Lossless: pixels inside keep their values. The source's codec loses detail, so the"
            " file is larger than its share of it."
        )
    else:
        loss = tr("Lossless: pixels inside stay identical to their source, bit by bit.")
    return f"{loss} {how}"
