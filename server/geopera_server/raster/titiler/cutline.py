"""Polygons as GDAL's warper cuts along them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from affine import Affine
from rasterio.io import DatasetReader
from rasterio.transform import rowcol
from rasterio.warp import transform_geom
from rio_tiler.constants import WGS84_CRS


def cutline(dataset: DatasetReader, geometry: dict[str, Any]) -> str:
    """Return a polygon as WKT in pixels of the raster, which is what GDAL cuts along."""
    placed = transform_geom(WGS84_CRS, dataset.crs, geometry)
    polygons = placed["coordinates"]
    if placed["type"] == "Polygon":
        polygons = [polygons]
    texts = []
    for rings in polygons:
        lines = [_pixels(dataset.transform, ring, dataset.width, dataset.height) for ring in rings]
        texts.append(f"({','.join(lines)})")
    return f"MULTIPOLYGON ({','.join(texts)})"


def _pixels(transform: Affine, ring: Sequence[Any], width: int, height: int) -> str:
    rows, columns = rowcol(transform, [at[0] for at in ring], [at[1] for at in ring])
    places = (
        f"{min(max(int(column), 0), width)} {min(max(int(row), 0), height)}"
        for row, column in zip(rows, columns, strict=True)
    )
    return f"({', '.join(places)})"
