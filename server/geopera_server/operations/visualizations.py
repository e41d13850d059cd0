"""What can be shown of a raster with some bands, and what its bands probably are."""

from __future__ import annotations

import enum
import re
from typing import Annotated, Any

from pydantic import Field

from ..raster import formulas
from ..raster.expression import Expression
from ..raster.info import describe
from ..raster.source import open_source
from ..raster.stretch import estimate
from .item_assets import AssetInput, asset_of
from .registry import Call, Registry
from .roles import Role, item_for
from .schemas import Input, Output
from .sources import asset_href, resolve

registry = Registry()

_RGB = {  # id: label and bands; the first that there is is the default
    "true_color": ("True colour", ("red", "green", "blue")),
    "false_color": ("False colour (near infrared)", ("nir", "red", "green")),
    "agriculture": ("Agriculture", ("swir16", "nir", "blue")),
}
_ELEVATION = ("elevation", "dem", "dtm", "dsm")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VISIBLE = ("blue", "green", "red")


class VisualizationKind(enum.StrEnum):
    """How values become colours."""

    RGB = "rgb"
    INDEX = "index"
    ELEVATION = "elevation"
    RAW = "raw"


class VisualizationSpec(Output):
    """One way to show a raster; ``expression`` and ``rescale`` are as tiles take them."""

    id: str
    label: str
    kind: VisualizationKind
    asset: str | None = None
    bands: list[int] | None = None
    expression: str | None = None
    colormap: str | None = None
    rescale: str | None = None
    is_default: bool = False
    category: str | None = None
    description: str = ""


class VisualizationListInput(Input):
    """Which bands a raster has: common names, and their indexes from 1."""

    band_roles: dict[
        Annotated[str, Field(max_length=100)], Annotated[int, Field(ge=1, le=10_000)]
    ] = Field(default_factory=dict, max_length=1000, examples=[{"red": 3, "nir": 4}])
    data_type: str = Field("raster", max_length=100)
    render_params: dict[str, Any] = Field(
        default_factory=dict, description="rescale and colormap for what has none of its own."
    )
    asset: str | None = Field(None, max_length=200)


class VisualizationListOutput(Output):
    """All ways to show the raster, and which is shown first."""

    visualizations: list[VisualizationSpec]
    default_id: str = ""


class DetectBandsOutput(Output):
    """Names for the bands of an asset, in their order, and those that it has."""

    suggested_band_names: list[str]
    current_band_names: list[str]
    method: str = "reflectance_ranking"


@registry.operation(
    "visualization.list_for",
    scope="tiles:read",
    input=VisualizationListInput,
    output=VisualizationListOutput,
)
def list_for(call: Call, request: VisualizationListInput) -> VisualizationListOutput:
    """List the ways to show a raster: composites, indexes that its bands allow, elevation."""
    roles = request.band_roles
    found = [
        VisualizationSpec(
            id=id, label=label, kind=VisualizationKind.RGB, bands=[roles[band] for band in bands]
        )
        for id, (label, bands) in _RGB.items()
        if set(bands) <= roles.keys()
    ]
    if request.data_type.lower() in _ELEVATION:
        found.append(
            VisualizationSpec(
                id="elevation", label="Elevation", kind=VisualizationKind.ELEVATION, bands=[1]
            )
        )
    found += [
        _index(formula, roles)
        for formula in formulas.catalogue().values()
        if set(formula.bands) <= roles.keys()
    ]
    found.append(_raw(roles, request.render_params))
    found[0].is_default = True
    for each in found:
        each.asset = request.asset
    return VisualizationListOutput(visualizations=found, default_id=found[0].id)


@registry.operation(
    "items.detect_asset_bands",
    scope="items:read",
    input=AssetInput,
    output=DetectBandsOutput,
    renders=True,
)
def detect_bands(call: Call, request: AssetInput) -> DetectBandsOutput:
    """Suggest names for the bands of an asset from how bright they are; nothing is changed.

    Three bands are blue, green and red in one order or the other; a fourth is near infrared, the
    brightest over land. Other counts keep their names.
    """
    item = item_for(call.session, call.caller, request.item_id, Role.VIEWER)
    asset = asset_of(item, request.asset_id)
    path = resolve(call.context, call.session, call.caller, asset_href(item.id, asset.key))
    call.release()
    current = [str(band["name"]) for band in asset.bands]
    if len(current) not in (3, 4):
        return DetectBandsOutput(suggested_band_names=current, current_band_names=current)
    expression = Expression.parse(";".join(f"b{number}" for number in range(1, len(current) + 1)))
    with open_source(path) as dataset:
        limits = estimate(dataset, expression.resolve(describe(dataset)), expression)
    brightness = [low + high for low, high in limits]
    return DetectBandsOutput(
        suggested_band_names=suggested_names(brightness), current_band_names=current
    )


def suggested_names(brightness: list[float]) -> list[str]:
    """Return names of three or four bands by their brightness: land reflects more of longer waves.

    The visible ones are in the order of a spectrum, or of a screen.
    """
    infrared = brightness.index(max(brightness)) if len(brightness) == 4 else -1
    visible = [value for number, value in enumerate(brightness) if number != infrared]
    names = list(_VISIBLE if visible[0] <= visible[-1] else reversed(_VISIBLE))
    if infrared >= 0:
        names.insert(infrared, "nir")
    return names


def _index(formula: formulas.Formula, roles: dict[str, int]) -> VisualizationSpec:
    numbered = _NAME.sub(
        lambda match: f"b{roles[match[0]]}" if match[0] in formula.bands else match[0],
        formula.expression,
    )
    low, high = formula.rescale
    return VisualizationSpec(
        id=formula.id,
        label=formula.name,
        kind=VisualizationKind.INDEX,
        expression=numbered,
        colormap=formula.colormap,
        rescale=f"{low:g},{high:g}",
        category=formula.domain or None,
        description=formula.reference,
    )


def _raw(roles: dict[str, int], params: dict[str, Any]) -> VisualizationSpec:
    def text(name: str) -> str | None:
        value = params.get(name)
        return value[:200] if isinstance(value, str) else None

    return VisualizationSpec(
        id="raw",
        label="First band",
        kind=VisualizationKind.RAW,
        bands=[min(roles.values(), default=1)],
        colormap=text("colormap"),
        rescale=text("rescale"),
    )
