"""Tile layers of scenes: made, restyled, and pointed at the live server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

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

from ..connection import Connection
from ..style.relief import Relief, hide_voids
from .path_hooks import PathHooks
from .spec import LayerSpec
from .tile_uri import PLACEHOLDER, tile_uri

__all__ = [
    "PLACEHOLDER",
    "SPEC_PROPERTY",
    "connection_for",
    "install_path_hooks",
    "make_layer",
    "our_layers",
    "remove_path_hooks",
    "repair",
    "restyle",
    "show_spec",
    "spec_of",
    "tile_uri",
]

SPEC_PROPERTY = "geopera/spec"
PROVIDER = "wms"
_MERCATOR_LATITUDE = 85.05

_hooks: PathHooks | None = None


def make_layer(
    spec: LayerSpec, connection: Connection, server_id: str | None = None
) -> QgsRasterLayer:
    """Return a new tile layer that is not in any project yet.

    It is of the connection's server, unless another one is named that was in use before.
    """
    if server_id is None:
        server_id = getattr(connection, "server_id", "")
    spec = replace(spec, server=spec.server or server_id)
    layer = QgsRasterLayer(tile_uri(spec), spec.title, PROVIDER)
    layer.setCustomProperty(SPEC_PROPERTY, spec.to_json())
    _set_extent(layer, spec)
    return layer


def connection_for(spec: LayerSpec) -> Connection | None:
    """Return the connection to a layer's server, None while there is none."""
    connection = _hooks.connection if _hooks is not None else None
    if connection is None or getattr(connection, "server_id", "") != spec.server:
        return None
    return connection


def spec_of(layer: QgsMapLayer | None) -> LayerSpec | None:
    """Return what a layer shows, or None when it is not ours."""
    text = layer.customProperty(SPEC_PROPERTY) if layer is not None else None
    if not text:
        return None
    return _spec_of_text(str(text))


@lru_cache(maxsize=2048)  # fewer than a project has layers would be as good as none
def _spec_of_text(text: str) -> LayerSpec | None:
    """Read a spec; cached, since a layer is asked again and again what it shows."""
    try:
        return LayerSpec.from_json(text)
    except ValueError:
        return None


def restyle(layer: QgsRasterLayer, spec: LayerSpec, connection: Connection) -> None:
    """Show a scene in another style, in a layer that keeps its place, opacity, blending and times.

    A layer that steps through time stays at its date, a difference stays one.
    """
    before = spec_of(layer)
    show_spec(layer, before.styled_as(spec) if before is not None else spec)


def show_spec(layer: QgsRasterLayer, spec: LayerSpec) -> None:
    """Show exactly what a spec says in a layer; nothing is drawn anew when that is no change."""
    before = spec_of(layer)
    if spec == before:
        return
    layer.setCustomProperty(SPEC_PROPERTY, spec.to_json())
    if before is None or layer.name() == before.title:
        layer.setName(spec.title)  # a name that the user chose stays
    if layer.source() != tile_uri(spec):
        _point(layer, spec)


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
    _hooks = PathHooks(connection, repair)
    _hooks.install()


def remove_path_hooks() -> None:
    """Undo ``install_path_hooks``."""
    global _hooks
    if _hooks is not None:
        _hooks.remove()
        _hooks = None


def repair(layers: Iterable[QgsMapLayer]) -> None:
    """Give layers the data source and extent that reading a file does not."""
    for layer in layers:
        spec = spec_of(layer) if _is_tile_layer(layer) else None
        if spec is None:
            continue
        if layer.source() != tile_uri(spec):
            _point(layer, spec)
        else:
            _set_extent(layer, spec)


def _point(layer: QgsRasterLayer, spec: LayerSpec) -> None:
    options = QgsDataProvider.ProviderOptions()
    options.transformContext = QgsProject.instance().transformContext()
    layer.setDataSource(tile_uri(spec), layer.name(), PROVIDER, options)
    relief = Relief.from_text(spec.relief)
    if relief is not None and relief.is_native:
        hide_voids(layer, relief.encoding)
    _set_extent(layer, spec)
    layer.triggerRepaint()


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
