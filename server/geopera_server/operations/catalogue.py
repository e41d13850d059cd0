"""All operations of this server, and the handlers of its jobs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ..context import Context
from ..jobs.worker import Handler
from . import (
    api_keys,
    audit_trail,
    band_formulas,
    clip,
    clip_areas,
    clip_downloads,
    clip_from_area,
    clip_jobs,
    clip_tile_info,
    cog,
    collections,
    differences,
    ingest,
    ingest_jobs,
    item_assets,
    item_changes,
    item_lists,
    item_tiles,
    item_wmts,
    items,
    profiles,
    project_members,
    projects,
    tiles,
    uploads,
    usage,
    visualizations,
)
from .clip_run import CLIP_KIND, run_clip
from .ingest_run import INGEST_KIND, run_ingest
from .processing_run import run_processing
from .processings import KIND as PROCESSING_KIND
from .registry import Registry
from .upload_run import run_upload
from .uploads import UPLOAD_KIND


def all_operations() -> Registry:
    """Return the registry of every operation."""
    registry = Registry()
    modules = (
        api_keys,
        audit_trail,
        band_formulas,
        clip,
        clip_areas,
        clip_downloads,
        clip_from_area,
        clip_jobs,
        clip_tile_info,
        cog,
        collections,
        differences,
        ingest,
        ingest_jobs,
        item_assets,
        item_changes,
        item_lists,
        item_tiles,
        item_wmts,
        items,
        profiles,
        project_members,
        projects,
        tiles,
        uploads,
        usage,
        visualizations,
    )
    for module in modules:
        registry.include(module.registry)
    return registry


def job_handlers(context: Context) -> Mapping[str, Handler]:
    """Return what runs each kind of job."""
    return {
        CLIP_KIND: partial(run_clip, context),
        INGEST_KIND: partial(run_ingest, context),
        PROCESSING_KIND: partial(run_processing, context),
        UPLOAD_KIND: partial(run_upload, context),
    }
