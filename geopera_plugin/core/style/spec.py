"""Styles as layers and profiles keep them, read back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...client.models import Asset, Formula, Scene
from ..layers.spec import LayerSpec
from .colors import LINEAR, is_custom
from .expression import names_in
from .relief import Relief
from .stretch import Stretch
from .style import NEAREST, SceneStyle, default_bands, layer_spec

OWN_EXPRESSION = ""
"""The id of the formula that somebody typed."""
_LOOKS = (
    "title", "bands", "expression", "rescale", "colormap", "formula_id",
    "resampling", "colormap_type", "stretch", "relief",
)  # fmt: skip


def formula_of(
    expression: str, formulas: Iterable[Formula], formula_id: str | None = None
) -> Formula:
    """Return the known formula of an expression, else one without a name."""
    same = [formula for formula in formulas if formula.expression == expression]
    for formula in same:
        if formula.id == formula_id:
            return formula
    if same:
        return same[0]
    return Formula(
        formula_id or OWN_EXPRESSION,
        formula_id or expression,
        expression,
        names_in(expression),
        domain="own",
    )


def style_of(spec: LayerSpec, formulas: Iterable[Formula], opacity: float = 1.0) -> SceneStyle:
    """Return the style of a layer."""
    expression = spec.expression
    return SceneStyle(
        bands=tuple(name for name in (spec.bands or "").split(",") if name),
        formula=formula_of(expression, formulas, spec.formula_id) if expression else None,
        colormap=spec.colormap,
        rescale=spec.rescale,
        stretch=Stretch.from_text(spec.stretch),
        resampling=spec.resampling or NEAREST,
        opacity=opacity,
        relief=Relief.from_text(spec.relief),
    )


def restyled(spec: LayerSpec, scene: Scene, asset_key: str, style: SceneStyle) -> LayerSpec:
    """Return the spec of a layer in another style; all else about the layer stays."""
    new = layer_spec(scene, asset_key, style)
    looks = {name: getattr(new, name) for name in _LOOKS}
    return replace(spec, **looks)


def asset_key_of(spec: LayerSpec) -> str:
    """Return the key of the asset that a layer draws."""
    return spec.url.rsplit("/", 1)[-1]


def scene_of(spec: LayerSpec, item: Scene) -> Scene:
    """Return a scene whose asset is the raster of a layer, which may be a clip of the item's."""
    key = asset_key_of(spec)
    assets = tuple(
        replace(asset, href=spec.url) if asset.key == key else asset for asset in item.assets
    )
    same = any(asset.key == key and asset.href == spec.url for asset in item.assets)
    if same:
        return item
    return replace(item, assets=assets, bbox=spec.bbox or item.bbox, geometry=None)


def adapted(style: SceneStyle, asset: Asset) -> SceneStyle:
    """Return a style that an asset has the bands for: the same, or the one a person expects."""
    names = {band.name for band in asset.bands}
    if style.relief is not None:
        return style if len(asset.bands) == 1 else SceneStyle.of_bands(default_bands(asset))
    if style.formula is None and not all(name in names for name in style.bands):
        return replace(style, bands=default_bands(asset), rescale=None)
    return style


def to_config(style: SceneStyle) -> dict[str, Any]:
    """Return a style as a profile keeps it: what tiles take, and what the panel shows."""
    config: dict[str, Any] = {
        "bands": None if style.formula or style.relief else ",".join(style.bands),
        "expression": style.formula.expression if style.formula else None,
        "formula_id": style.formula.id if style.formula else None,
        "rescale": style.rescale,
        "colormap": style.colormap,
        "colormap_type": LINEAR if is_custom(style.colormap) else None,
        "resampling": None if style.resampling == NEAREST else style.resampling,
        "stretch": style.stretch.to_text(),
        "relief": style.relief.to_text() if style.relief else None,
        "opacity": style.opacity,
    }
    return {name: value for name, value in config.items() if value not in (None, "")}


def from_config(config: Mapping[str, Any], formulas: Iterable[Formula]) -> SceneStyle:
    """Return the style of a profile, whoever wrote it; what cannot be read is left out."""

    def text(name: str) -> str | None:
        value = config.get(name)
        return value if isinstance(value, str) and value else None

    opacity = config.get("opacity")
    known = isinstance(opacity, (int, float)) and math.isfinite(opacity)
    spec = LayerSpec(
        url="",
        title="",
        bands=text("bands"),
        expression=text("expression"),
        rescale=text("rescale"),
        colormap=text("colormap"),
        formula_id=text("formula_id"),
        resampling=text("resampling"),
        stretch=text("stretch") or ("fixed,2,98" if text("rescale") else None),
        relief=text("relief"),
    )
    share = min(1.0, max(0.0, float(opacity))) if known and opacity is not None else 1.0
    return style_of(spec, formulas, share)


def profile_kind(style: SceneStyle) -> str:
    """Return what the server calls this kind of style."""
    if style.formula is not None:
        return "expression"
    return "rgb" if len(style.bands) == 3 else "singleband"
