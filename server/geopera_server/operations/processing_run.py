"""What a worker does for a processing: its scripts, one after the other."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select, update

from ..context import PRODUCTS, Context
from ..db.models import Job, TaskEvent, TaskScript
from ..errors import Cancelled, GeoperaError, InvalidInput
from ..jobs.status import JobStatus
from ..jobs.worker import JobRun
from ..raster.clip import clip
from ..raster.info import inspect
from ..raster.product import Recipe, write_product
from ..raster.recipes import Index, Median, NaturalColor
from ..raster.source import open_source
from ..raster.statistics import statistics
from .clip_price import units
from .clip_run import safe_name
from .processing_params import SeriesParams
from .processing_scenes import Scene, find_scenes
from .processings import PROCESSINGS, WAITING

_FIND_SHARE = 0.05
_STATISTICS = ("min", "max", "mean", "std", "median", "count")
_MEDIA_TYPES = {
    ".tif": "image/tiff; application=geotiff; profile=cloud-optimized",
    ".csv": "text/csv",
    ".json": "application/json",
}


@dataclass
class Work:
    """A run under way: what it was asked, and what its scripts hand on."""

    context: Context
    run: JobRun
    params: Any
    folder: Path
    scenes: list[Scene] = field(default_factory=list)
    geometry: BaseGeometry | None = None
    files: list[Path] = field(default_factory=list)
    pixels: list[int] = field(default_factory=list)  # that each file has; a table has none

    @property
    def name(self) -> str:
        """The start of the names of the files."""
        return safe_name(self.run.payload["title"])

    def part(self, done: int = 0, total: int = 1) -> Callable[[float], None]:
        """Return what reports the progress of one of several steps."""
        rest = 1 - 2 * _FIND_SHARE
        return lambda share: self.run.report(_FIND_SHARE + rest * (done + share) / total)


def run_processing(context: Context, run: JobRun) -> dict[str, Any]:
    """Run the scripts of a processing; each has a status of its own.

    A run that is taken up anew begins with its first script.

    Raises:
        Cancelled: the run was stopped.
        GeoperaError: a script cannot do its work; the words say why.
    """
    processing = PROCESSINGS[run.payload["task"]]
    params = processing.params.model_validate(run.payload["params"])
    folder = context.work_folder(run.claim.job_id, run.claim.attempt)
    made = folder / "made"
    made.mkdir()
    run.discard = lambda: shutil.rmtree(folder, ignore_errors=True)
    work = Work(context, run, params, made)
    result: dict[str, Any] = {}
    _mark_all(context, run, WAITING)
    for position in range(len(processing.scripts)):
        _mark(context, run, position, JobStatus.RUNNING)
        try:
            if run.cancelled():
                raise Cancelled
            if position == 0:
                found = find_scenes(context, run.claim.job_id, params)
                work.scenes, work.geometry = found.scenes, found.geometry
                run.report(_FIND_SHARE)
                words = f"{len(work.scenes)} scenes"
            elif position == 1:
                words = _MAKERS[processing.name](work)
            else:
                result = {"files": _store(work), "compute_units": units(work.pixels)}
                words = f"{len(work.files)} files"
        except Cancelled:
            _mark(context, run, position, JobStatus.CANCELLED)
            raise
        except GeoperaError as error:
            _mark(context, run, position, JobStatus.FAILED, error.detail)
            raise
        except Exception:
            _mark(context, run, position, JobStatus.FAILED)
            raise
        _mark(context, run, position, JobStatus.COMPLETED, words)
    return result


def _clip(work: Work) -> str:
    if work.geometry is None:
        raise InvalidInput("Give a geometry: the project has no border.")
    for done, scene in enumerate(work.scenes):
        target = work.folder / f"{work.name}_{done}_{safe_name(scene.name)}.tif"
        report = clip(
            scene.path,
            work.geometry,
            target,
            name=scene.name,
            progress=work.part(done, len(work.scenes)),
            cancelled=work.run.cancelled,
        )
        work.files.append(target)
        work.pixels.append(report.pixels_inside)
    return f"{len(work.files)} clips"


def _rgb(work: Work) -> str:
    return _product(work, NaturalColor(work.scenes[0].path))


def _index(work: Work) -> str:
    return _product(work, Index(work.params.text))


def _composite(work: Work) -> str:
    return _product(work, Median(work.scenes[0].path))


def _product(work: Work, recipe: Recipe) -> str:
    target = work.folder / f"{work.name}.tif"
    paths = [scene.path for scene in work.scenes]
    write_product(paths, work.geometry, target, recipe, work.part(), work.run.cancelled)
    work.files.append(target)
    with open_source(target) as made:
        work.pixels.append(made.width * made.height)
    return target.name


def _timeseries(work: Work) -> str:
    params: SeriesParams = work.params
    rows: list[dict[str, Any]] = []
    for done, scene in enumerate(work.scenes):
        geometry = work.geometry
        if geometry is None:
            geometry = shapely.geometry.shape(inspect(scene.path).footprint)
        measured = statistics(
            scene.path,
            geometry,
            expression=params.text,
            progress=work.part(done, len(work.scenes)),
            cancelled=work.run.cancelled,
        )
        for key, band in measured.items():
            values = band.asdict()
            row: dict[str, Any] = {"date": scene.date.isoformat(), "scene": scene.name, "band": key}
            row["cloud_cover"] = scene.cloud_cover
            rows.append(row | {name: values[name] for name in _STATISTICS})
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    for suffix, text in ((".csv", table.getvalue()), (".json", json.dumps(rows))):
        target = work.folder / f"{work.name}{suffix}"
        target.write_text(text, encoding="utf-8")
        work.files.append(target)
        work.pixels.append(0)
    return f"{len(rows)} rows"


_MAKERS: dict[str, Callable[[Work], str]] = {
    "clip": _clip,
    "rgb": _rgb,
    "index": _index,
    "composite": _composite,
    "timeseries": _timeseries,
}


def _store(work: Work) -> list[dict[str, Any]]:
    stored = []
    key = work.context.stage(work.run, work.folder, f"{PRODUCTS}/{work.run.claim.job_id}")
    for file in work.files:
        stored.append(
            {
                "filename": file.name,
                "size_bytes": file.stat().st_size,
                "media_type": _MEDIA_TYPES[file.suffix],
                "storage_key": f"{key}/{file.name}",
            }
        )
    return stored


def _mark(
    context: Context, run: JobRun, position: int, status: str, result: str | None = None
) -> None:
    _update(context, run, status, result, TaskScript.position == position)


def _mark_all(context: Context, run: JobRun, status: str) -> None:
    _update(context, run, status, None)


def _update(
    context: Context, run: JobRun, status: str, result: str | None, *conditions: Any
) -> None:
    event = (
        select(TaskEvent.number)
        .join(Job, Job.id == TaskEvent.job_id)
        .where(Job.id == run.claim.job_id, Job.attempt == run.claim.attempt)
        .scalar_subquery()
    )  # none, when another worker has taken the job over
    with context.database.writing() as session:
        session.execute(
            update(TaskScript)
            .where(TaskScript.event_number == event, *conditions)
            .values(status=status, result=result)
        )
