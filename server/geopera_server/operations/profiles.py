"""Operations on visualization profiles: saved styles of an item."""

from __future__ import annotations

from sqlalchemy import select, update

from ..db.models import Item, VisualizationProfile
from ..errors import InvalidInput, NotFound
from .profile_schemas import (
    OkOutput,
    ProfileCreateInput,
    ProfileRef,
    ProfileResponse,
    ProfilesListInput,
    ProfileUpdateInput,
    response,
)
from .registry import Call, Registry, SideEffect
from .roles import Role, item_for

registry = Registry()


@registry.operation(
    "visualization.profile.create",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ProfileCreateInput,
    output=ProfileResponse,
)
def create(call: Call, request: ProfileCreateInput) -> ProfileResponse:
    """Save a style of an item; a default one takes the place of the default before it."""
    item = item_for(call.session, call.caller, request.item_id, Role.EDITOR)
    _check_asset(item, request.asset_key)
    row = VisualizationProfile(**request.model_dump(), created_by=call.caller.id)
    call.session.add(row)
    call.session.flush()
    if row.is_default:
        _make_default(call, row)
    return response(row)


@registry.operation(
    "visualization.profile.get", scope="items:read", input=ProfileRef, output=ProfileResponse
)
def get(call: Call, request: ProfileRef) -> ProfileResponse:
    """Get a style of an item."""
    return response(_found(call, request, Role.VIEWER))


@registry.operation(
    "visualization.profiles.list",
    scope="items:read",
    input=ProfilesListInput,
    output=list[ProfileResponse],
)
def list_profiles(call: Call, request: ProfilesListInput) -> list[ProfileResponse]:
    """List the styles of an item, in their order."""
    item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    rows = call.session.scalars(
        select(VisualizationProfile)
        .where(VisualizationProfile.item_id == request.item_id)
        .order_by(
            VisualizationProfile.sort_order,
            VisualizationProfile.created_at,
            VisualizationProfile.id,
        )
    )
    return [response(row) for row in rows]


@registry.operation(
    "visualization.profile.update",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ProfileUpdateInput,
    output=ProfileResponse,
)
def update_profile(call: Call, request: ProfileUpdateInput) -> ProfileResponse:
    """Change a style of an item."""
    row = _found(call, request, Role.EDITOR)
    _check_asset(call.session.get_one(Item, row.item_id), request.asset_key)
    changes = request.model_dump(exclude={"item_id", "profile_id"}, exclude_none=True)
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    call.session.flush()
    if row.is_default:
        _make_default(call, row)
    return response(row)


@registry.operation(
    "visualization.profile.delete",
    scope="items:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=ProfileRef,
    output=OkOutput,
)
def delete(call: Call, request: ProfileRef) -> OkOutput:
    """Delete a style of an item."""
    call.session.delete(_found(call, request, Role.EDITOR))
    return OkOutput(id=request.profile_id)


@registry.operation(
    "visualization.profile.set_default",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ProfileRef,
    output=ProfileResponse,
)
def set_default(call: Call, request: ProfileRef) -> ProfileResponse:
    """Make a style the one that an item is shown with."""
    row = _found(call, request, Role.EDITOR)
    _make_default(call, row)
    return response(row)


def named(call: Call, item: Item, profile: str | None) -> VisualizationProfile | None:
    """Return an item's style by id or name; its default one when none is named.

    Raises:
        NotFound: there is none so called.
    """
    query = select(VisualizationProfile).where(VisualizationProfile.item_id == item.id)
    if profile is None:
        return call.session.scalar(query.where(VisualizationProfile.is_default).limit(1))
    same = (VisualizationProfile.id == profile) | (VisualizationProfile.name == profile)
    found = call.session.scalar(query.where(same).order_by(VisualizationProfile.created_at))
    if found is None:
        raise NotFound("The item has no such visualization profile.")
    return found


def _found(
    call: Call, request: ProfileRef | ProfileUpdateInput, role: Role
) -> VisualizationProfile:
    item_for(call.session, call.caller, request.item_id, role)
    row = call.session.get(VisualizationProfile, request.profile_id)
    if row is None or row.item_id != request.item_id:
        raise NotFound("The item has no such visualization profile.")
    return row


def _make_default(call: Call, row: VisualizationProfile) -> None:
    call.session.execute(
        update(VisualizationProfile)
        .where(VisualizationProfile.item_id == row.item_id, VisualizationProfile.id != row.id)
        .values(is_default=False)
    )
    row.is_default = True
    call.session.flush()


def _check_asset(item: Item, key: str | None) -> None:
    if key is not None and all(asset.key != key for asset in item.assets):
        raise InvalidInput(f"The item has no asset {key[:100]!r}.")
