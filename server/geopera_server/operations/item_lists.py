"""Operations that list items by project and by collection, and tell where one comes from."""

from __future__ import annotations

from sqlalchemy import select

from ..catalog import collections, items
from ..catalog.items import ItemQuery
from ..db.models import Item, Job, Project
from .item_schemas import Feature, ItemResponse, item_response
from .registry import Call, Registry
from .roles import Role, item_for, project_for
from .schemas import Identifier, Input, Limit, Offset, Output
from .stac_items import stac_feature

registry = Registry()

_MOST_RELATIVES = 1000


class ItemsListInput(Input):
    """Which items of a project: all, those of a collection, or those of none."""

    project_id: Identifier
    collection_id: Identifier | None = None
    uncollected: bool = False
    limit: Limit = 100
    offset: Offset = 0


class ItemsByCollectionInput(Input):
    """Which items of a collection."""

    collection_id: Identifier
    limit: Limit = 100
    offset: Offset = 0


class ItemStacInput(Input):
    """Which item, and what its links begin with."""

    item_id: Identifier
    base_url: str | None = None


class ItemLineageInput(Input):
    """Which item."""

    item_id: Identifier


class Relative(Output):
    """What an item was made from, or what was made from it."""

    entity_type: str
    entity_id: str
    relation: str
    name: str | None = None


class LineageOutput(Output):
    """The parents and the children of an item."""

    item_id: str
    parents: list[Relative]
    children: list[Relative]


@registry.operation(
    "items.list", scope="items:read", input=ItemsListInput, output=list[ItemResponse]
)
def list_items(call: Call, request: ItemsListInput) -> list[ItemResponse]:
    """List the items of a project, newest first."""
    project_for(call.session, call.caller, request.project_id, Role.VIEWER)
    collection_id = request.collection_id
    if collection_id is not None:
        collections.get(call.session, request.project_id, collection_id)
    query = ItemQuery(
        request.project_id,
        collections=None if collection_id is None else [collection_id],
        uncollected=request.uncollected,
        limit=request.limit,
        offset=request.offset,
    )
    return [item_response(item) for item in items.page_of(call.session, query)]


@registry.operation(
    "items.list_by_collection",
    scope="items:read",
    input=ItemsByCollectionInput,
    output=list[ItemResponse],
)
def list_by_collection(call: Call, request: ItemsByCollectionInput) -> list[ItemResponse]:
    """List the items of a collection, newest first."""
    organization_id = call.caller.organization_id
    collection = collections.find(call.session, organization_id, request.collection_id)
    query = ItemQuery(
        collection.project_id,
        collections=[collection.id],
        limit=request.limit,
        offset=request.offset,
    )
    return [item_response(item) for item in items.page_of(call.session, query)]


@registry.operation("items.get_stac", scope="items:read", input=ItemStacInput, output=Feature)
def get_stac(call: Call, request: ItemStacInput) -> Feature:
    """Get an item as a full STAC 1.1 item."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    return stac_feature(item, request.base_url or call.base_url)


@registry.operation(
    "items.lineage", scope="items:read", input=ItemLineageInput, output=LineageOutput
)
def lineage(call: Call, request: ItemLineageInput) -> LineageOutput:
    """Tell what an item was made from, and what was made from it."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    return LineageOutput(
        item_id=item.id, parents=_parents(call, item), children=_children(call, item)
    )


def _parents(call: Call, item: Item) -> list[Relative]:
    found = []
    if item.duplicated_from_id is not None:
        source = call.session.get(Item, item.duplicated_from_id)
        name = source.name if source else None
        found.append(_relative("item", item.duplicated_from_id, "duplicated_from", name))
    for kind, id, relation in (
        ("upload", item.upload_id, "uploaded_by"),
        ("order", item.order_id, "delivered_by"),
        ("processing_job", item.job_id, "produced_by"),
    ):
        if id is not None:
            found.append(_relative(kind, id, relation))
    return found


def _children(call: Call, item: Item) -> list[Relative]:
    organization_id = call.caller.organization_id
    copies = call.session.execute(
        select(Item.id, Item.name)
        .join(Project)
        .where(Item.duplicated_from_id == item.id, Project.organization_id == organization_id)
        .order_by(Item.created_at)
        .limit(_MOST_RELATIVES)
    )
    found = [_relative("item", id, "duplicated_to", name) for id, name in copies]
    jobs = call.session.scalars(
        select(Job.id)
        .where(
            Job.organization_id == organization_id,
            Job.payload["source_item_id"].as_string() == item.id,
        )
        .order_by(Job.created_at)
        .limit(_MOST_RELATIVES)
    )
    return [*found, *(_relative("processing_job", id, "clipped_by") for id in jobs)]


def _relative(kind: str, id: str, relation: str, name: str | None = None) -> Relative:
    return Relative(entity_type=kind, entity_id=id, relation=relation, name=name)
