"""Tile layers: their addresses, and how a project file keeps them without address or secret."""

from __future__ import annotations

from typing import List, Optional

from qgis.core import QgsRasterLayer

from .connection import Connection
from .layer_spec import LayerSpec

PLACEHOLDER = "geopera.invalid"
SPEC_PROPERTY = "geopera/spec"


def tile_uri(spec: LayerSpec, base_url: str, token: str) -> str:
    """Return the data source of an XYZ layer."""
    raise NotImplementedError


def make_layer(spec: LayerSpec, connection: Connection) -> QgsRasterLayer:
    """Return a new tile layer that is not in any project yet."""
    raise NotImplementedError


def spec_of(layer: object) -> Optional[LayerSpec]:
    """Return what a layer shows, or None when it is not ours."""
    return None


def restyle(layer: QgsRasterLayer, spec: LayerSpec, connection: Connection) -> None:
    """Show something else in a layer that stays in its place."""
    raise NotImplementedError


def our_layers() -> List[QgsRasterLayer]:
    """Return the tile layers of the open project that are ours."""
    return []


def install_path_hooks(connection: Connection) -> None:
    """Keep address and secret out of project files from now on."""


def remove_path_hooks() -> None:
    """Undo ``install_path_hooks``."""


def refresh_all(connection: Connection) -> None:
    """Point all our layers at the live server."""
