"""How the scenes of the map are shown, so that what is cut from them can be shown alike."""

from __future__ import annotations

from qgis.core import QgsProject

from ...client.models import Scene
from ..layers.layers import our_layers, spec_of
from ..layers.spec import LayerSpec
from ..style.style import SceneStyle, layer_spec


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
