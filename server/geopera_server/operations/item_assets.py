"""Operations on the assets of an item."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from pydantic import Field

from ..auth import audit, download_tokens
from ..db.models import Asset, Item
from ..errors import InvalidInput, NotFound
from .datasets import forget_uploads
from .item_schemas import AssetResponse, asset_response
from .registry import Call, Registry, SideEffect
from .roles import Role, item_for
from .schemas import Identifier, Input, Output

registry = Registry()

AssetId = Annotated[str, Field(min_length=1, max_length=200, description="Its id, or its key.")]


class ItemAssetsInput(Input):
    """Which item."""

    item_id: Identifier


class AssetInput(Input):
    """Which asset of which item."""

    item_id: Identifier
    asset_id: AssetId


class SetBandNamesInput(Input):
    """New names for all bands of an asset, in their order."""

    item_id: Identifier
    asset_id: AssetId
    band_names: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(max_length=1000)


class AssetDownloadOutput(Output):
    """An address that opens the file for some seconds, to anybody who has it."""

    url: str
    expires_in: int
    filename: str
    size_bytes: int
    media_type: str


class AssetDeleteOutput(Output):
    """The asset that is gone from its item."""

    id: str


@registry.operation(
    "items.list_assets", scope="items:read", input=ItemAssetsInput, output=list[AssetResponse]
)
def list_assets(call: Call, request: ItemAssetsInput) -> list[AssetResponse]:
    """List the assets of an item, by key."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    return [asset_response(item.id, asset) for asset in item.assets]


@registry.operation(
    "items.asset.download", scope="items:read", input=AssetInput, output=AssetDownloadOutput
)
def download(call: Call, request: AssetInput) -> AssetDownloadOutput:
    """Issue an address that opens the file of an asset for two minutes."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    asset = asset_of(item, request.asset_id)
    token = download_tokens.issue(call.context.auth.keyring, item.id, call.caller)
    call.release()
    with call.context.database.writing() as session:
        audit.record(
            session, "items.asset.download", caller=call.caller, target=item.id, asset=asset.key
        )
    path = f"/datasets/{item.id}/download/cog?asset={quote(asset.key, safe='')}&token={token}"
    return AssetDownloadOutput(
        url=f"{call.base_url}{path}",
        expires_in=int(download_tokens.LIFETIME.total_seconds()),
        filename=f"{asset.title}.tif",
        size_bytes=asset.size_bytes,
        media_type=asset.media_type,
    )


@registry.operation(
    "items.set_asset_band_names",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=SetBandNamesInput,
    output=AssetResponse,
)
def set_band_names(call: Call, request: SetBandNamesInput) -> AssetResponse:
    """Rename the bands of an asset in the catalogue; the file stays as it is."""
    item = item_for(call.session, call.caller, request.item_id, Role.EDITOR)
    asset = asset_of(item, request.asset_id)
    if len(request.band_names) != len(asset.bands):
        raise InvalidInput(f"The asset has {len(asset.bands)} band(s): give a name for each.")
    asset.bands = [
        {**band, "name": name} for band, name in zip(asset.bands, request.band_names, strict=True)
    ]
    call.session.flush()
    return asset_response(item.id, asset)


@registry.operation(
    "assets.delete",
    scope="items:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=AssetInput,
    output=AssetDeleteOutput,
)
def delete(call: Call, request: AssetInput) -> AssetDeleteOutput:
    """Take an asset off its item; an uploaded file goes with its last asset."""
    item = item_for(call.session, call.caller, request.item_id, Role.EDITOR)
    asset = asset_of(item, request.asset_id)
    item.assets.remove(asset)
    call.session.flush()
    forget_uploads(call, [asset.path])
    return AssetDeleteOutput(id=asset.id)


def asset_of(item: Item, id_or_key: str) -> Asset:
    """Return an asset of an item by its id or key.

    Raises:
        NotFound: the item has none so called.
    """
    for asset in item.assets:
        if id_or_key in (asset.id, asset.key):
            return asset
    raise NotFound("The item has no such asset.")
