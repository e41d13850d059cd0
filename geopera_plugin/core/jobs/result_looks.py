"""How the file of a clip is drawn: like its source, as far as QGIS can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...client import Client
from ...client.models import Asset, ClipOutput, Job, Scene
from ..style.colors import colors_of, is_custom, sampled
from ..style.native import apply_style, band_indexes
from ..style.style import SceneStyle, by_numbers, can_draw, default_bands, parse_rescale, stretch
from .kept_bands import narrowed, style_of_kept


@dataclass(frozen=True)
class Result:
    """One downloaded file, and how to draw it: itself, and as tiles when that takes a formula."""

    path: Path
    scene: Scene
    asset: Asset
    native: SceneStyle
    colors: tuple[str, ...]
    tiles: SceneStyle | None
    layer: QgsRasterLayer | None = None


def plan_result(
    client: Client,
    job: Job,
    output: ClipOutput,
    scene: Scene,
    style: SceneStyle | None,
    path: Path,
) -> Result:
    """Decide how to draw an output; figures that a style lacks are taken from the clip."""
    href = f"geopera://jobs/{job.id}/{quote(output.mosaic_type, safe='')}"
    asset = replace(scene.asset(output.mosaic_type), href=href)
    kept = job.bands.get(output.mosaic_type) if scene.id else None  # else the clip told its own
    if kept:
        style = style_of_kept(style, asset, kept) if style is not None else None
        asset = narrowed(asset, kept)
    clipped = replace(
        scene,
        assets=(asset,),
        bbox=_bbox(job.aoi_geometry, scene),
        geometry=job.aoi_geometry or scene.geometry,
    )
    natural = SceneStyle.of_bands(default_bands(asset))
    tiles: SceneStyle | None = None
    native = natural
    if style is not None and style.formula is not None and can_draw(asset, style.formula):
        numbered = replace(style, formula=by_numbers(style.formula, asset))
        tiles = _stretched(client, clipped, asset, numbered)
    elif style is not None and style.relief is not None and len(asset.bands) == 1:
        tiles = style
    elif style is not None and band_indexes(_names(asset), style.bands) is not None:
        native = style
    native = _stretched(client, clipped, asset, native)
    colors = _colors(client, native.colormap) if native.colormap else ()
    return Result(path, clipped, asset, native, colors, tiles)


def _stretched(client: Client, scene: Scene, asset: Asset, style: SceneStyle) -> SceneStyle:
    if style.rescale:
        return style
    return style.with_rescale(stretch(client, scene, asset.key, style))


def _colors(client: Client, name: str) -> tuple[str, ...]:
    """Return evenly spaced colours of a colormap."""
    return tuple(sampled(colors_of(name, {} if is_custom(name) else client.colormaps())))


def open_result(result: Result) -> QgsRasterLayer:
    """Open and style a file where the caller works, and hand it to the thread of the window.

    Both take tenths of a second of a busy disk, which the window would stand still for.
    """
    layer = QgsRasterLayer(str(result.path), result.path.stem, "gdal")
    _draw(layer, result)
    layer.moveToThread(QCoreApplication.instance().thread())
    return layer


def _draw(layer: QgsRasterLayer, result: Result) -> None:
    indexes = band_indexes(_names(result.asset), result.native.bands)
    if not layer.isValid() or indexes is None:
        return
    ranges = parse_rescale(result.native.rescale, len(indexes))
    if len(ranges) == len(indexes):
        apply_style(layer, indexes, ranges, result.colors)


def _names(asset: Asset) -> list[str]:
    return [band.name for band in asset.bands]


def _bbox(
    geometry: Mapping[str, Any] | None, scene: Scene
) -> tuple[float, float, float, float] | None:
    """Return where an area and a scene overlap, west, south, east, north."""
    points = list(_points(geometry["coordinates"])) if geometry else []
    if not points or scene.bbox is None:
        return scene.bbox
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    west, south, east, north = scene.bbox
    return (
        max(west, min(longitudes)),
        max(south, min(latitudes)),
        min(east, max(longitudes)),
        min(north, max(latitudes)),
    )


def _points(coordinates: Any) -> list[Sequence[float]]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [coordinates]
    return [point for part in coordinates for point in _points(part)]
