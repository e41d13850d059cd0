"""Operations that show an item: its tiles, their TileJSON, and what stretches them."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field

from ..db.models import Asset, Item
from ..errors import InvalidInput
from ..raster.expression import Expression
from ..raster.info import describe
from ..raster.source import open_source
from ..raster.stretch import estimate
from ..raster.tile import TileRequest, render_tile
from .cog import TILE_MEDIA_TYPES
from .item_assets import asset_of
from .profiles import named
from .registry import Bytes, Call, Registry
from .roles import Role, item_for
from .schemas import Identifier, Input, Output
from .sources import asset_href, resolve

registry = Registry()

_STYLE = ("bands", "expression", "rescale", "colormap")
_WORLD_LATITUDE = 85.0511
ProfileName = Annotated[str, Field(max_length=255, description="A profile's id or name.")]
AssetKey = Annotated[str, Field(max_length=200)]
ExpressionText = Annotated[str, Field(max_length=2000)]


class ItemTileRenderInput(Input):
    """A tile of an item in WebMercatorQuad; what is given goes before the profile's."""

    item_id: Identifier
    z: int = Field(ge=0, le=30)
    x: int = Field(ge=0, lt=2**30)
    y: int = Field(ge=0, lt=2**30)
    format: str = Field("webp", max_length=10, examples=["png", "jpg", "webp"])
    profile: ProfileName | None = None
    asset_key: AssetKey | None = None
    expression: ExpressionText | None = None
    bands: str | None = Field(None, max_length=1000)
    rescale: str | None = Field(None, max_length=1000)
    colormap: str | None = Field(None, max_length=100)
    quality: int = Field(82, ge=1, le=100)


class ItemTilejsonInput(Input):
    """Which item, and how to show it."""

    item_id: Identifier
    profile: ProfileName | None = None
    asset_key: AssetKey | None = None


class ItemStatisticsInput(Input):
    """Which item, and the expression to stretch."""

    item_id: Identifier
    expression: ExpressionText
    asset_key: AssetKey | None = None
    profile: ProfileName | None = None


class TileJson(Output):
    """TileJSON 3.0; ``tiles`` hold a token when the caller may read tiles, else ``{token}``."""

    tilejson: str = "3.0.0"
    name: str
    scheme: str = "xyz"
    tiles: list[str]
    minzoom: int
    maxzoom: int
    bounds: tuple[float, float, float, float]
    center: tuple[float, float, int]


class StretchedOutput(Output):
    """The 2nd and the 98th percentile of one output of an expression."""

    name: str
    percentile_2: float
    percentile_98: float


class ItemStatisticsOutput(Output):
    """What stretches an expression over a whole item, and ``rescale`` as tiles take it."""

    expression: str
    outputs: list[StretchedOutput]
    rescale: str


@registry.operation(
    "items.tile.render",
    scope="items:read",
    input=ItemTileRenderInput,
    output=Bytes,
    renders=True,
    media_types=TILE_MEDIA_TYPES,
)
def render(call: Call, request: ItemTileRenderInput) -> Bytes:
    """Render an XYZ tile of an item by a saved profile, or by bands or an expression."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    style, asset = _style(call, item, request.profile, request.asset_key)
    given = {name: getattr(request, name) for name in _STYLE if getattr(request, name) is not None}
    if {"bands", "expression"} & given.keys():
        style = {}  # the profile's stretch is that of other values
    path = resolve(call.context, call.session, call.caller, asset_href(item.id, asset.key))
    call.release()
    tile = TileRequest(
        z=request.z,
        x=request.x,
        y=request.y,
        format=request.format,
        quality=request.quality,
        **{**style, **given},
    )
    image = render_tile(path, tile)
    return Bytes(image.content, image.media_type)


@registry.operation(
    "items.tile.tilejson", scope="items:read", input=ItemTilejsonInput, output=TileJson
)
def tilejson(call: Call, request: ItemTilejsonInput) -> TileJson:
    """Describe the tiles of an item as TileJSON."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    style, asset = _style(call, item, request.profile, request.asset_key)
    token = "{token}"  # nosec B105 - a placeholder
    if call.caller.holds("tiles:read"):
        token, _ = call.context.auth.tokens.issue(call.caller)
    query = urlencode({"url": asset_href(item.id, asset.key), **style})
    south, north = max(item.south, -_WORLD_LATITUDE), min(item.north, _WORLD_LATITUDE)
    west, east = (item.west, item.east) if item.west <= item.east else (-180.0, 180.0)
    return TileJson(
        name=item.name,
        tiles=[f"{call.base_url}/tiles/{{z}}/{{x}}/{{y}}.png?{query}&token={token}"],
        minzoom=asset.minzoom,
        maxzoom=asset.maxzoom,
        bounds=(west, south, east, north),
        center=((west + east) / 2, (south + north) / 2, asset.minzoom),
    )


@registry.operation(
    "items.tile.statistics",
    scope="items:read",
    input=ItemStatisticsInput,
    output=ItemStatisticsOutput,
    renders=True,
)
def statistics(call: Call, request: ItemStatisticsInput) -> ItemStatisticsOutput:
    """Estimate the 2nd and 98th percentile of an expression over an item, on a reduced copy."""
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    _, asset = _style(call, item, request.profile, request.asset_key)
    path = resolve(call.context, call.session, call.caller, asset_href(item.id, asset.key))
    call.release()
    expression = Expression.parse(request.expression)
    with open_source(path) as dataset:
        limits = estimate(dataset, expression.resolve(describe(dataset)), expression)
    return ItemStatisticsOutput(
        expression=request.expression,
        outputs=[
            StretchedOutput(name=name, percentile_2=low, percentile_98=high)
            for name, (low, high) in zip(expression.outputs, limits, strict=True)
        ],
        rescale=";".join(f"{low:g},{high:g}" for low, high in limits),
    )


def _style(
    call: Call, item: Item, profile: str | None, asset_key: str | None
) -> tuple[dict[str, Any], Asset]:
    """Return how a profile shows an item, as tiles take it, and the asset that is shown."""
    saved = named(call, item, profile)
    config = saved.config if saved else {}
    style = {name: config[name] for name in _STYLE if isinstance(config.get(name), str)}
    if not item.assets:
        raise InvalidInput("The item has no raster assets.")
    key = asset_key or (saved.asset_key if saved else None)
    if key is not None:
        return style, asset_of(item, key)
    by_key = {asset.key: asset for asset in item.assets}
    return style, by_key.get("data", item.assets[0])
