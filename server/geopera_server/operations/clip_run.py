"""What a worker does for a clip job."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry
from sqlalchemy import select

from ..context import CLIPS, Context
from ..db.models import Asset
from ..errors import GeoperaError, InvalidInput, NotFound
from ..jobs.worker import JobRun
from ..raster.aoi import parse_aoi
from ..raster.clip import clip
from ..raster.location import Location, name_of
from ..raster.mosaic import mosaic, overlapping
from . import clip_bands, clip_items
from .clip_price import units
from .clip_schemas import CLIP_KIND
from .sources import stored_source

__all__ = ["CLIP_KIND", "run_clip", "safe_name"]
_MAX_NAME = 100


def run_clip(context: Context, run: JobRun) -> dict[str, Any]:
    """Clip every asset of a job; the files reach the storage when the job is completed.

    A job that is run anew after its worker died makes the same files under the same names.

    Raises:
        Cancelled: the job was stopped.
        GeoperaError: an asset cannot be clipped; the words say why.
    """
    payload = run.payload
    geometry = parse_aoi(payload["aoi_geometry"])
    keys: list[str] = payload["asset_keys"]
    sources = _sources(context, payload)
    job_id = run.claim.job_id
    folder = context.work_folder(job_id, run.claim.attempt)
    run.discard = lambda: shutil.rmtree(folder, ignore_errors=True)
    (folder / "out").mkdir()
    clips: list[dict[str, Any]] = []
    reports: dict[str, dict[str, Any]] = {}
    for done, key in enumerate(keys):
        filename = _filename(payload["output_name"], key, clips)
        source, parts, decoded = _one_source(sources[key], geometry, folder / "mosaic.tif", run)
        report = clip(
            source,
            geometry,
            folder / "out" / filename,
            name=payload["output_name"],
            wanted=clip_bands.wanted((payload.get("bands") or {}).get(key, ())),
            progress=_part(run, done, len(keys)),
            cancelled=run.cancelled,
        )
        clips.append(
            {
                "mosaic_type": key,
                "filename": filename,
                "size_bytes": report.size_bytes,
            }
        )
        reports[key] = {
            "engine": report.engine,
            "recompressed": report.recompressed or decoded,
            "overviews_recompressed": report.overviews_recompressed,
            "sha256": report.checksum,
            "width": report.width,
            "height": report.height,
            "pixels_inside": report.pixels_inside,
            "mosaicked": parts,
        }
    item = clip_items.examined(payload, folder / "out", clips) if payload.get("target") else None
    stored = context.stage(run, folder / "out", f"{CLIPS}/{job_id}")
    for made in clips:
        made["gcs_path"] = f"{stored}/{made['filename']}"
    used = units(report["pixels_inside"] for report in reports.values())
    used = min(used, payload.get("compute_units", used))
    result = {"clips": clips, "report": reports, "compute_units": used}
    if item is None:
        return result
    run.record = partial(clip_items.store, context, item, job_id, result)
    return {**result, "item_id": item.id}


def _one_source(
    paths: list[Location], geometry: BaseGeometry, target: Path, run: JobRun
) -> tuple[Location, list[str], bool]:
    """Return the raster to clip; several that overlap the area are mosaicked into ``target``.

    With it come the names of what was mosaicked, and whether one of them had a lossy codec.
    """
    found = overlapping(paths, geometry) if len(paths) > 1 else paths
    if not found:
        raise InvalidInput("The area of interest does not overlap the rasters.")
    if len(found) == 1:
        return found[0], [], False
    decoded = mosaic(found, geometry, target, cancelled=run.cancelled)
    return target, [name_of(path) for path in found], decoded


def _filename(name: str, key: str, clips: list[dict[str, Any]]) -> str:
    """Return a file name that no other clip of the job has, whatever the case of its letters."""
    taken = {clip["filename"].lower() for clip in clips}
    stem = f"{safe_name(name)}_{safe_name(key)}"
    number, filename = 1, f"{stem}.tif"
    while filename.lower() in taken:
        number += 1
        filename = f"{stem}_{number}.tif"
    return filename


def _part(run: JobRun, done: int, total: int) -> Callable[[float], None]:
    """Return what reports the progress of one of several files as the job's."""
    return lambda share: run.report((done + share) / total)


def safe_name(text: str) -> str:
    """Return a file name part made of ASCII letters, digits, dots, dashes and underscores."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "_", ascii_text).strip("._-")[:_MAX_NAME] or "clip"


def _sources(context: Context, payload: dict[str, Any]) -> dict[str, list[Location]]:
    """Return the files of each asset or mosaic type.

    Raises:
        GeoperaError: one of them is gone, or may no longer be read.
    """
    keys: list[str] = payload["asset_keys"]
    sources: dict[str, list[Location]]
    if payload["source_item_id"] is None:
        sources = {
            key: [_delivered(context, file) for file in payload["sources"][key]] for key in keys
        }
    else:
        sources = _of_item(context, payload["source_item_id"], keys)
    for key in keys:
        found = sources.get(key)
        if not found or not all(path.is_file() for path in found if isinstance(path, Path)):
            raise GeoperaError(f"The source of the asset {key} is no longer there.")
    return sources


def _delivered(context: Context, source: str) -> Path:
    """Return a file of a delivery area: a key, or a path as older jobs have it.

    Raises:
        Unavailable: the storage is out of reach.
    """
    if source.startswith("/"):
        return Path(source)
    try:
        return context.storage.existing(source)
    except NotFound:
        raise GeoperaError("A file of the area is no longer there.") from None


def _of_item(context: Context, item_id: str, keys: list[str]) -> dict[str, list[Location]]:
    with context.database.reading() as session:
        rows = session.execute(
            select(Asset.key, Asset.path).where(Asset.item_id == item_id, Asset.key.in_(keys))
        ).all()
    return {key: [stored_source(context, path)] for key, path in rows}
