"""The item that a clip becomes, in the collection that it was launched for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..auth.principal import Principal
from ..catalog import collections, footprints
from ..context import Context
from ..db.models import Asset, Item, Job, Project
from ..db.types import new_id
from ..errors import GeoperaError, NotFound
from .datasets import storage_path
from .item_schemas import ItemType
from .registry import Call
from .roles import Role, require_role
from .scenes import as_item, scene_of

_TIMES = ("captured_at", "start_at", "end_at")
_BAND_NAMES = ("name", "eo:common_name")


def drafted(source: Item, collection_id: str, caller: Principal) -> dict[str, Any]:
    """Return what a job keeps for its item: what the source may no longer tell when it ends."""
    times = {name: getattr(source, name) for name in _TIMES}
    return {
        "collection_id": collection_id,
        "created_by": caller.id,
        "cloud_cover": source.cloud_cover,
        "bands": {
            asset.key: [{name: band.get(name) for name in _BAND_NAMES} for band in asset.bands]
            for asset in source.assets
        },
        **{name: value.isoformat() if value else None for name, value in times.items()},
    }


def examined(payload: dict[str, Any], folder: Path, clips: list[dict[str, Any]]) -> Item:
    """Look at the files of a clip and return its item, not stored yet.

    Its place is where the files have values; it has an asset for each of them.
    """
    target = payload["target"]
    scenes = [scene_of(folder / made["filename"], None, payload["output_name"]) for made in clips]
    item, *others = [as_item("", scene) for scene in scenes]
    for made, each in zip(clips, [item, *others], strict=True):
        asset = each.assets[0]
        asset.key, asset.title = made["mosaic_type"], made["filename"]
        names = target["bands"].get(asset.key, [])
        if len(names) == len(asset.bands):
            asset.bands = [{**b, **n} for b, n in zip(asset.bands, names, strict=True)]
    place = shapely.union_all([shapely.from_wkb(each.footprint) for each in (item, *others)])
    item.footprint = shapely.to_wkb(place)
    item.west, item.south, item.east, item.north = footprints.box_of(place)
    item.gsd = min((each.gsd for each in (item, *others) if each.gsd is not None), default=None)
    item.assets = [each.assets[0] for each in (item, *others)]
    item.id = new_id()
    item.type = ItemType.CLIP
    item.name = payload["output_name"]
    item.properties = {**item.properties, "source_item_id": payload["source_item_id"]}
    item.collection_id = target["collection_id"]
    item.created_by = target["created_by"]
    item.cloud_cover = target["cloud_cover"]
    for name in _TIMES:
        setattr(item, name, dt.datetime.fromisoformat(target[name]) if target[name] else None)
    return item


def store(
    context: Context, item: Item, job_id: str, result: dict[str, Any], session: Session
) -> None:
    """Store the item in the transaction that completes its job, so that there is one, or none.

    If its collection was deleted meanwhile, the item is in the project alone, as others of it are.
    """
    job = session.get_one(Job, job_id)
    if job.project_id is None or session.get(Project, job.project_id) is None:
        raise GeoperaError("The project is no longer there.")
    try:
        collections.get(session, job.project_id, item.collection_id or "", stays=True)
    except NotFound:
        item.collection_id = None
    item.project_id = job.project_id
    item.job_id = job_id
    stored = {clip["mosaic_type"]: clip["gcs_path"] for clip in result["clips"]}
    for asset in item.assets:
        asset.path = _path(context, stored[asset.key])
        asset.checksum = result["report"][asset.key]["sha256"]
    session.add(item)
    session.flush()


def forget(call: Call, job: Job, role: Role | None = Role.EDITOR) -> None:
    """Take the files of a job that is being deleted off the items that have them.

    An item without any other asset is deleted, and so are copies of it: their file is gone.

    Raises:
        Forbidden: the caller's role in the project of such an item is smaller than ``role``.
    """
    paths = [_path(call.context, clip["gcs_path"]) for clip in (job.result or {}).get("clips", ())]
    found = call.session.scalars(
        select(Item)
        .join(Project)
        .where(
            Item.id.in_(select(Asset.item_id).where(Asset.path.in_(paths))),
            Project.organization_id == job.organization_id,
        )
    ).all()
    for item in found:
        if role is not None:
            require_role(call.session, call.caller, item.project_id, role)
        kept = [asset for asset in item.assets if asset.path not in paths]
        if kept:
            item.assets = kept
        else:
            call.session.delete(item)
    call.session.flush()


def _path(context: Context, key: str) -> str:
    """Return what an asset calls a file of the storage, whether or not it is there."""
    return f"{storage_path(context, '')}{key}"
