"""Tile layers of scenes: made, restyled, and pointed at the live server."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDataProvider,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)

from .connection import Connection
from .layer_spec import LayerSpec
from .path_hooks import PathHooks
from .style_relief import Relief, hide_voids
from .tile_uri import PLACEHOLDER, PLACEHOLDER_URL, tile_uri

__all__ = [
    "PLACEHOLDER",
    "SPEC_PROPERTY",
    "install_path_hooks",
    "make_layer",
    "our_layers",
    "refresh_all",
    "remove_path_hooks",
    "restyle",
    "spec_of",
    "tile_uri",
]

SPEC_PROPERTY = "geopera/spec"
PROVIDER = "wms"
_MERCATOR_LATITUDE = 85.05

_hooks: PathHooks | None = None


def make_layer(spec: LayerSpec, connection: Connection) -> QgsRasterLayer:
    """Return a new tile layer that is not in any project yet."""
    layer = QgsRasterLayer(_live_uri(spec, connection), spec.title, PROVIDER)
    layer.setCustomProperty(SPEC_PROPERTY, spec.to_json())
    _set_extent(layer, spec)
    return layer


def spec_of(layer: QgsMapLayer | None) -> LayerSpec | None:
    """Return what a layer shows, or None when it is not ours."""
    text = layer.customProperty(SPEC_PROPERTY) if layer is not None else None
    if not text:
        return None
    try:
        return LayerSpec.from_json(str(text))
    except ValueError:
        return None


def restyle(layer: QgsRasterLayer, spec: LayerSpec, connection: Connection) -> None:
    """Show something else in a layer that stays in its place, with its opacity and blending."""
    before = spec_of(layer)
    layer.setCustomProperty(SPEC_PROPERTY, spec.to_json())
    if before is None or layer.name() == before.title:
        layer.setName(spec.title)  # a name that the user chose stays
    _point(layer, spec, _live_uri(spec, connection))


def our_layers() -> list[QgsRasterLayer]:
    """Return the tile layers of the open project that are ours."""
    return [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if _is_tile_layer(layer) and spec_of(layer) is not None
    ]


def install_path_hooks(connection: Connection) -> None:
    """Keep address and secret out of project files, and put the live ones back on reading."""
    global _hooks
    remove_path_hooks()
    _hooks = PathHooks(connection, _repair)
    _hooks.install()


def remove_path_hooks() -> None:
    """Undo ``install_path_hooks``; layers keep no secret that could be saved afterwards."""
    global _hooks
    if _hooks is not None:
        _hooks.remove()
        _hooks = None
        for layer in our_layers():
            spec = spec_of(layer)
            if spec is not None:
                _point(layer, spec, tile_uri(spec, PLACEHOLDER_URL, ""))


def refresh_all(connection: Connection) -> None:
    """Point all our layers at the live server; those that are right already stay untouched."""
    _repair(our_layers(), connection)


def _repair(layers: Iterable[QgsMapLayer], connection: Connection) -> None:
    """Give layers the address and extent that reading a project does not."""
    for layer in layers:
        spec = spec_of(layer) if _is_tile_layer(layer) else None
        if spec is None:
            continue
        if layer.source() != _live_uri(spec, connection):
            _point(layer, spec, _live_uri(spec, connection))
        else:
            _set_extent(layer, spec)


def _point(layer: QgsRasterLayer, spec: LayerSpec, uri: str) -> None:
    options = QgsDataProvider.ProviderOptions()
    options.transformContext = QgsProject.instance().transformContext()
    layer.setDataSource(uri, layer.name(), PROVIDER, options)
    relief = Relief.from_text(spec.relief)
    if relief is not None and relief.is_native:
        hide_voids(layer, relief.encoding)
    _set_extent(layer, spec)
    layer.triggerRepaint()


def _live_uri(spec: LayerSpec, connection: Connection) -> str:
    return tile_uri(spec, connection.base_url or PLACEHOLDER_URL, connection.tile_token)


def _is_tile_layer(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsRasterLayer) and layer.providerType() == PROVIDER


def _set_extent(layer: QgsRasterLayer, spec: LayerSpec) -> None:
    """Narrow a layer to its scene: XYZ layers claim the whole world."""
    if spec.bbox is None:
        return
    west, south, east, north = spec.bbox
    box = QgsRectangle(west, max(south, -_MERCATOR_LATITUDE), east, min(north, _MERCATOR_LATITUDE))
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), layer.crs(), QgsProject.instance()
    )
    try:
        layer.setExtent(transform.transformBoundingBox(box))
    except QgsCsException:
        return  # it keeps the extent of the world: it draws, "zoom to layer" is of no use
