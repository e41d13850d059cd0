"""Items as they are read for pages of answers: plain rows, which cost half of what objects do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ..db.models import Asset, Item


class FoundAsset(NamedTuple):
    """A row of the assets, by the names of `Asset`."""

    id: str
    item_id: str
    key: str
    title: str
    path: str
    media_type: str
    roles: list[str]
    size_bytes: int
    bands: list[dict[str, Any]]
    minzoom: int
    maxzoom: int
    checksum: str | None
    version: str | None


class FoundItem(NamedTuple):
    """A row of the items, by the names of `Item`, with its assets by their keys."""

    id: str
    project_id: str
    stac_id: str
    type: str
    name: str
    description: str | None
    footprint: bytes
    west: float
    south: float
    east: float
    north: float
    captured_at: dt.datetime | None
    cloud_cover: float | None
    gsd: float | None
    properties: dict[str, Any]
    created_at: dt.datetime
    updated_at: dt.datetime
    collection_id: str | None
    start_at: dt.datetime | None
    end_at: dt.datetime | None
    lifecycle_state: str
    is_public: bool
    created_by: str | None
    order_id: str | None
    upload_id: str | None
    job_id: str | None
    duplicated_from_id: str | None
    assets: list[FoundAsset]


AnyItem = Item | FoundItem
AnyAsset = Asset | FoundAsset
ROW = [Item.__table__.c[name] for name in FoundItem._fields if name != "assets"]
_ASSET = [Asset.__table__.c[name] for name in FoundAsset._fields]


def read(session: Session, statement: Select[Any]) -> list[FoundItem]:
    """Return the items that a query of `ROW` finds, in its order."""
    rows = session.execute(statement).all()
    if not rows:
        return []
    assets: dict[str, list[FoundAsset]] = {row[0]: [] for row in rows}
    wanted = select(*_ASSET).where(Asset.item_id.in_(list(assets))).order_by(Asset.key)
    for row in session.execute(wanted):
        assets[row[1]].append(FoundAsset._make(row))
    return [FoundItem._make((*row, assets[row[0]])) for row in rows]


def read_in_order(session: Session, ids: Sequence[str]) -> list[FoundItem]:
    """Return the items of some ids, in the order of these; those that are gone are left out."""
    found = read(session, select(*ROW).where(Item.id.in_(ids)))
    by_id = {item.id: item for item in found}
    return [by_id[id] for id in ids if id in by_id]
