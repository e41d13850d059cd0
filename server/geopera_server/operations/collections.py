"""Operations on the collections of a project."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from ..catalog import collections
from ..db.models import Collection
from .registry import Call, Registry, SideEffect
from .roles import Role, project_for
from .schemas import Identifier, Input, Output

registry = Registry()

Title = Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f]+$")]
Text = Annotated[str, Field(max_length=10_000)]
Color = Annotated[str, Field(max_length=50, examples=["#2e7d32"])]
LayerOrder = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]


class CollectionCreateInput(Input):
    """A new collection, and its project."""

    project_id: Identifier
    name: Title
    description: Text | None = None
    color: Color | None = None
    show_on_map: bool = True
    layer_order: LayerOrder = 0


class CollectionUpdateInput(Input):
    """What to change; what is not given, or null, stays."""

    project_id: Identifier
    collection_id: Identifier
    name: Title | None = None
    description: Text | None = None
    color: Color | None = None
    show_on_map: bool | None = None
    layer_order: LayerOrder | None = None


class CollectionInput(Input):
    """Which collection."""

    project_id: Identifier
    collection_id: Identifier


class CollectionsListInput(Input):
    """Which project."""

    project_id: Identifier


class CollectionResponse(Output):
    """A collection, and how many items it has."""

    id: str
    project_id: str
    name: str
    description: str | None = None
    color: str | None = None
    show_on_map: bool = True
    layer_order: int = 0
    auto_created: bool = False
    source_type: str | None = None
    source_id: str | None = None
    item_count: int = 0
    deleted_at: dt.datetime | None = None
    created_at: dt.datetime
    updated_at: dt.datetime


class CollectionDeleteOutput(Output):
    """The collection that is gone."""

    ok: bool = True
    id: str


def _response(collection: Collection, item_count: int = 0) -> CollectionResponse:
    return CollectionResponse(
        id=collection.id,
        project_id=collection.project_id,
        name=collection.name,
        description=collection.description,
        color=collection.color,
        show_on_map=collection.show_on_map,
        layer_order=collection.layer_order,
        item_count=item_count,
        created_at=collection.created_at,
        updated_at=collection.updated_at,
    )


@registry.operation(
    "collections.create",
    scope="collections:write",
    side_effect=SideEffect.WRITE,
    input=CollectionCreateInput,
    output=CollectionResponse,
)
def create(call: Call, request: CollectionCreateInput) -> CollectionResponse:
    """Create a collection in a project."""
    project_for(call.session, call.caller, request.project_id, Role.EDITOR)
    collection = Collection(**request.model_dump())
    call.session.add(collection)
    call.session.flush()
    return _response(collection)


@registry.operation(
    "collections.get", scope="collections:read", input=CollectionInput, output=CollectionResponse
)
def get(call: Call, request: CollectionInput) -> CollectionResponse:
    """Get a collection of a project."""
    return _counted(call, _found(call, request, Role.VIEWER))


@registry.operation(
    "collections.list",
    scope="collections:read",
    input=CollectionsListInput,
    output=list[CollectionResponse],
)
def list_collections(call: Call, request: CollectionsListInput) -> list[CollectionResponse]:
    """List the collections of a project, each with the number of its items."""
    project_for(call.session, call.caller, request.project_id, Role.VIEWER)
    found = collections.list_collections(call.session, request.project_id)
    counts = collections.item_counts(call.session, [each.id for each in found])
    return [_response(each, counts.get(each.id, 0)) for each in found]


@registry.operation(
    "collections.update",
    scope="collections:write",
    side_effect=SideEffect.WRITE,
    input=CollectionUpdateInput,
    output=CollectionResponse,
)
def update(call: Call, request: CollectionUpdateInput) -> CollectionResponse:
    """Change what a collection is called and how it is shown."""
    collection = _found(call, request, Role.EDITOR)
    changes = request.model_dump(exclude={"project_id", "collection_id"}, exclude_none=True)
    for name, value in changes.items():
        setattr(collection, name, value)
    call.session.flush()
    return _counted(call, collection)


@registry.operation(
    "collections.delete",
    scope="collections:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=CollectionInput,
    output=CollectionDeleteOutput,
)
def delete(call: Call, request: CollectionInput) -> CollectionDeleteOutput:
    """Delete a collection; its items stay in the project."""
    collections.delete(call.session, _found(call, request, Role.ADMIN))
    return CollectionDeleteOutput(id=request.collection_id)


def _found(call: Call, request: CollectionInput | CollectionUpdateInput, role: Role) -> Collection:
    project_for(call.session, call.caller, request.project_id, role)
    return collections.get(call.session, request.project_id, request.collection_id)


def _counted(call: Call, collection: Collection) -> CollectionResponse:
    counts = collections.item_counts(call.session, [collection.id])
    return _response(collection, counts.get(collection.id, 0))
