"""Tile, statistics and clip server of Geopera for QGIS."""
