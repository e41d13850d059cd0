"""How the scenes of the map are shown, so that what is cut from them can be shown alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace

from qgis.core import QgsProject

from ..client.models import Formula, Scene
from .layer_spec import LayerSpec
from .layers import our_layers, spec_of
from .style import SceneStyle, layer_spec

_NAME = re.compile(r"\b([A-Za-z_]\w*)\b(?!\s*\()")
# What says which pixels a layer shows, and where; all else is how they look.
_PLACE = frozenset(
    ("url", "title", "item_id", "project_id", "date", "minzoom", "maxzoom", "bbox", "version")
)
_STYLE = frozenset(("bands", "expression", "rescale", "colormap", "formula_id"))


def shown_looks(scene: Scene) -> dict[str, LayerSpec]:
    """Return how the map shows the rasters of a scene, by asset key: the topmost visible layer."""
    root = QgsProject.instance().layerTreeRoot()
    layers = {layer.id(): layer for layer in our_layers()}
    found: dict[str, LayerSpec] = {}
    hidden: dict[str, LayerSpec] = {}
    keys = {asset.href: asset.key for asset in scene.rasters}
    for node in root.findLayers():  # from top to bottom
        spec = spec_of(layers.get(node.layerId()))
        if spec is None or spec.url not in keys:
            continue
        (found if node.isVisible() else hidden).setdefault(keys[spec.url], spec)
    return {**hidden, **found}


def looks_of(scene: Scene, asset_key: str | None, style: SceneStyle | None) -> dict[str, LayerSpec]:
    """Return how a scene is shown, or would be in the style that is chosen for an asset."""
    looks = shown_looks(scene)
    if style is not None and asset_key and asset_key not in looks:
        try:
            looks[asset_key] = layer_spec(scene, asset_key, style)
        except KeyError:
            return looks  # another scene may lack it
    return looks


def style_of(spec: LayerSpec) -> SceneStyle:
    """Return the style that a layer is drawn in."""
    if not spec.expression:
        bands = tuple(name for name in (spec.bands or "").split(",") if name)
        return SceneStyle(bands=bands, colormap=spec.colormap, rescale=spec.rescale)
    name = spec.formula_id or "formula"
    formula = Formula(
        id=name,
        name=name.upper(),
        expression=spec.expression,
        bands=tuple(dict.fromkeys(_NAME.findall(spec.expression))),
        colormap=spec.colormap or "viridis",
    )
    return SceneStyle(formula=formula, colormap=spec.colormap, rescale=spec.rescale)


def in_the_look_of(spec: LayerSpec, look: LayerSpec | None) -> LayerSpec:
    """Return a spec with all else that makes a layer look as it does: its curves, resampling."""
    if look is None:
        return spec
    others = {
        each.name: getattr(look, each.name)
        for each in fields(look)
        if each.name not in _PLACE and each.name not in _STYLE
    }
    return replace(spec, **others) if others else spec


def styles_of(looks: Mapping[str, LayerSpec]) -> dict[str, SceneStyle]:
    """Return the styles of looks, by asset key."""
    return {key: style_of(spec) for key, spec in looks.items()}
