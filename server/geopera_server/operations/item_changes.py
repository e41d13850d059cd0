"""Operations that make, change and delete items."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from ..catalog import collections, footprints
from ..db.models import Item, VisualizationProfile
from ..db.types import new_id
from ..errors import InvalidInput
from .datasets import forget_uploads
from .item_change_schemas import (
    ItemCreateInput,
    ItemDeleteInput,
    ItemDeleteOutput,
    ItemDuplicateInput,
    ItemUpdateInput,
)
from .item_schemas import ItemResponse, Visibility, item_response
from .registry import Call, Registry, SideEffect
from .roles import Role, item_for, project_for
from .scenes import raster_asset
from .sources import allowed_source

registry = Registry()


@registry.operation(
    "items.create",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ItemCreateInput,
    output=ItemResponse,
    renders=True,
)
def create(call: Call, request: ItemCreateInput) -> ItemResponse:
    """Create an item in a project, with rasters where they lie, or without."""
    project_for(call.session, call.caller, request.project_id, Role.EDITOR)
    _check_collection(call, request.project_id, request.collection_id)
    files = {key: allowed_source(call.context, new.href) for key, new in request.assets.items()}
    call.release()
    rasters = {
        key: raster_asset(path, key, request.assets[key].title, request.assets[key].roles)
        for key, path in files.items()
    }
    place = footprints.place(request.geometry, request.bbox)
    if place is None and rasters:
        place = next(iter(rasters.values())).place
    if place is None:
        raise InvalidInput("An item needs a place: give geometry, bbox or an asset.")
    west, south, east, north = place.bbox
    with call.context.database.writing() as session:
        project_for(session, call.caller, request.project_id, Role.EDITOR)
        item = Item(
            project_id=request.project_id,
            collection_id=request.collection_id,
            stac_id=request.stac_id or request.name,
            type=request.type,
            name=request.name,
            description=request.description,
            footprint=place.footprint,
            west=west,
            south=south,
            east=east,
            north=north,
            captured_at=request.datetime,
            start_at=request.start_datetime,
            end_at=request.end_datetime,
            cloud_cover=request.cloud_cover,
            gsd=request.gsd,
            properties=request.properties,
            order_id=request.order_id,
            upload_id=None,  # only an upload says so: its files are deleted with the item
            job_id=request.job_id,
            is_public=request.visibility is Visibility.PUBLIC,
            created_by=call.caller.id,
            assets=[raster.asset for raster in rasters.values()],
        )
        session.add(item)
        session.flush()
        return item_response(item)


@registry.operation(
    "items.update",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ItemUpdateInput,
    output=ItemResponse,
)
def update(call: Call, request: ItemUpdateInput) -> ItemResponse:
    """Change what is known of an item."""
    item = item_for(call.session, call.caller, request.item_id, Role.EDITOR)
    _check_collection(call, item.project_id, request.collection_id)
    place = footprints.place(request.geometry, request.bbox)
    if place is not None:
        item.footprint = place.footprint
        item.west, item.south, item.east, item.north = place.bbox
    if request.datetime is not None:
        item.captured_at = request.datetime
    if request.visibility is not None:
        item.is_public = request.visibility is Visibility.PUBLIC
    for name in (
        "collection_id",
        "name",
        "description",
        "cloud_cover",
        "gsd",
        "properties",
        "lifecycle_state",
    ):
        value = getattr(request, name)
        if value is not None:
            setattr(item, name, value)
    call.session.flush()
    return item_response(item)


@registry.operation(
    "items.delete",
    scope="items:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=ItemDeleteInput,
    output=ItemDeleteOutput,
)
def delete(call: Call, request: ItemDeleteInput) -> ItemDeleteOutput:
    """Delete an item; files that were uploaded for it go too, files elsewhere stay."""
    item = item_for(call.session, call.caller, request.item_id, Role.EDITOR)
    paths = [asset.path for asset in item.assets]
    call.session.delete(item)
    call.session.flush()
    forget_uploads(call, paths)
    return ItemDeleteOutput(id=request.item_id)


@registry.operation(
    "items.duplicate",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ItemDuplicateInput,
    output=ItemResponse,
)
def duplicate(call: Call, request: ItemDuplicateInput) -> ItemResponse:
    """Copy an item with its assets and styles; the files themselves are shared."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    project_id = request.target_project_id or item.project_id
    project_for(call.session, call.caller, project_id, Role.EDITOR)
    collection_id = request.target_collection_id
    if collection_id is None and project_id == item.project_id:
        collection_id = item.collection_id
    _check_collection(call, project_id, collection_id)
    copy = _copied(item, project_id=project_id, collection_id=collection_id, id=new_id())
    copy.name = request.new_name or f"{item.name} (copy)"[:500]
    copy.duplicated_from_id = item.id
    copy.created_by = call.caller.id
    copy.is_public = False
    copy.assets = [_copied(asset, id=new_id(), item_id=copy.id) for asset in item.assets]
    call.session.add(copy)
    call.session.flush()
    styles = select(VisualizationProfile).where(VisualizationProfile.item_id == item.id)
    for style in call.session.scalars(styles):
        call.session.add(_copied(style, id=new_id(), item_id=copy.id))
    call.session.flush()
    return item_response(copy)


def _copied(row: Any, **changes: Any) -> Any:
    """Return a new row with the values of another, but for the times and what changes."""
    kept = {
        column.key: getattr(row, column.key)
        for column in row.__table__.columns
        if column.key not in ("created_at", "updated_at")
    }
    return type(row)(**{**kept, **changes})


def _check_collection(call: Call, project_id: str, collection_id: str | None) -> None:
    if collection_id is not None:
        collections.get(call.session, project_id, collection_id)
