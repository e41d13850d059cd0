"""What a worker does for a clip job."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ..context import Context
from ..db.models import Asset
from ..errors import NotFound
from ..jobs.worker import JobRun
from ..raster.aoi import parse_aoi
from ..raster.clip import clip
from .clip_schemas import CLIP_KIND
from .sources import stored_file

__all__ = ["CLIP_KIND", "run_clip", "safe_name"]
_MAX_NAME = 100


def run_clip(context: Context, run: JobRun) -> dict[str, Any]:
    """Clip every asset of a job and move the files into the storage.

    A job that is run anew after its worker died makes the same files under the same names.

    Raises:
        Cancelled: the job was stopped.
        GeoperaError: an asset cannot be clipped; the words say why.
    """
    payload = run.payload
    geometry = parse_aoi(payload["aoi_geometry"])
    keys: list[str] = payload["asset_keys"]
    paths = _paths(context, payload["source_item_id"], keys)
    folder = context.work_folder(run.claim.job_id, run.claim.attempt)
    clips, reports = [], {}
    for done, key in enumerate(keys):
        filename = f"{safe_name(payload['output_name'])}_{safe_name(key)}.tif"
        part = folder / filename
        report = clip(
            paths[key],
            geometry,
            part,
            name=payload["output_name"],
            progress=_part(run, done, len(keys)),
            cancelled=run.cancelled,
        )
        storage_key = f"clips/{run.claim.job_id}/{filename}"
        context.storage.put(part, storage_key)
        clips.append(
            {
                "mosaic_type": key,
                "filename": filename,
                "size_bytes": report.size_bytes,
                "gcs_path": storage_key,
            }
        )
        reports[key] = {
            "engine": report.engine,
            "recompressed": report.recompressed,
            "sha256": report.checksum,
            "width": report.width,
            "height": report.height,
            "pixels_inside": report.pixels_inside,
        }
    folder.rmdir()
    return {"clips": clips, "report": reports}


def _part(run: JobRun, done: int, total: int) -> Callable[[float], None]:
    """Return what reports the progress of one of several files as the job's."""
    return lambda share: run.report((done + share) / total)


def safe_name(text: str) -> str:
    """Return a file name part made of ASCII letters, digits, dots, dashes and underscores."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "_", ascii_text).strip("._-")[:_MAX_NAME] or "clip"


def _paths(context: Context, item_id: str, keys: list[str]) -> dict[str, Path]:
    with context.database.reading() as session:
        rows = session.execute(
            select(Asset.key, Asset.path).where(Asset.item_id == item_id, Asset.key.in_(keys))
        )
        paths = {key: stored_file(path) for key, path in rows}
    if set(paths) != set(keys):
        raise NotFound("The item or one of its assets is no longer there.")
    return paths
