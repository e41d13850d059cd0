"""A scene as it usually looks: natural colour, or the one band it has, over the whole scene."""

from __future__ import annotations

from ...client import Client
from ...client.models import Asset, Scene
from ..style.style import SceneStyle, default_bands, layer_spec, stretch
from .spec import LayerSpec

_EIGHT_BIT = "uint8"


def usual_style(scene: Scene, asset: Asset) -> SceneStyle:
    """Return natural colour, or the first band by a colormap that suits it."""
    bands = default_bands(asset)
    if len(bands) >= 3:
        return SceneStyle.of_bands(bands)
    return SceneStyle.of_bands(bands, "terrain" if scene.cloud_cover is None else "gray")


def usual_spec(client: Client, scene: Scene) -> LayerSpec:
    """Return the spec of a layer that shows a scene as usual; call it in the background.

    Raises:
        LookupError: the scene has no raster.
        ClientError: the server refused, or is gone.
    """
    if not scene.rasters:
        raise LookupError(f"There is no raster in {scene.title}.")
    asset = scene.rasters[0]
    style = usual_style(scene, asset)
    if not all(band.data_type == _EIGHT_BIT for band in asset.bands) or len(style.bands) < 3:
        style = style.with_rescale(stretch(client, scene, asset.key, style))
    return layer_spec(scene, asset.key, style)
