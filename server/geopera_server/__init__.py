"""Tile, statistics and clip server of Geopera for QGIS."""

from __future__ import annotations

from .version import find_version

__version__ = find_version()
