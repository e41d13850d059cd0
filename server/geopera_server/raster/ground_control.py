"""Rasters placed by ground control points or a camera model (RPC) instead of a geotransform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.coords import BoundingBox
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.transform import Affine, GCPTransformer, RPCTransformer

from .at_hand import about_to_wait

_LEAST_POINTS = 3
_BORDER_STEPS = 21

Coordinates = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class GroundControl:
    """From coordinates in ``crs`` to fractional columns and rows, by GDAL's own transformers.

    Heights of camera models are 0, as GDAL's warper takes them.
    """

    crs: CRS
    transformer: Callable[[], Any]

    def to_pixels(self, x: Coordinates, y: Coordinates) -> tuple[Coordinates, Coordinates]:
        """Return columns and rows; NaN where there are none."""
        about_to_wait()
        xs, ys = x.ravel(), y.ravel()
        known = np.isfinite(xs) & np.isfinite(ys)
        columns, rows = np.full((2, xs.size), np.nan)
        if known.any():
            with self.transformer() as transformer:
                found = transformer.rowcol(xs[known].tolist(), ys[known].tolist(), op=float)
            rows[known], columns[known] = np.asarray(found[0]), np.asarray(found[1])
        return columns.reshape(x.shape), rows.reshape(x.shape)

    def to_ground(self, columns: Coordinates, rows: Coordinates) -> tuple[Coordinates, Coordinates]:
        """Return x and y of columns and rows."""
        with self.transformer() as transformer:
            x, y = transformer.xy(rows.tolist(), columns.tolist(), offset="ul")
        return np.asarray(x, np.float64), np.asarray(y, np.float64)


class PlacedRaster:
    """An open raster that behaves as if it had a CRS, bounds and about the right geotransform."""

    def __init__(self, dataset: rasterio.DatasetReader, control: GroundControl) -> None:
        self._dataset = dataset
        self.crs = control.crs
        width, height = float(dataset.width), float(dataset.height)
        share = np.linspace(0, 1, _BORDER_STEPS)
        zero, one = np.zeros_like(share), np.ones_like(share)
        columns = np.concatenate([share, share, zero, one]) * width
        rows = np.concatenate([zero, one, share, share]) * height
        x, y = control.to_ground(columns, rows)
        self.bounds = BoundingBox(x.min(), y.min(), x.max(), y.max())
        (left, right, lower), (top, top_right, bottom) = (
            (float(v[0]), float(v[_BORDER_STEPS - 1]), float(v[_BORDER_STEPS])) for v in (x, y)
        )
        self.transform = Affine(
            (right - left) / width, (lower - left) / height, left,
            (top_right - top) / width, (bottom - top) / height, top,
        )  # fmt: skip

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dataset, name)


def ground_control(dataset: rasterio.DatasetReader) -> GroundControl | None:
    """Return the ground control of a raster that has no other place, None without any."""
    if dataset.crs is not None and not dataset.transform.is_identity:
        return None
    points, crs = dataset.gcps
    if len(points) >= _LEAST_POINTS and crs is not None:
        return _usable(GroundControl(crs, lambda: GCPTransformer(points)))
    model = dataset.rpcs
    if model is not None:
        return _usable(GroundControl(CRS.from_epsg(4326), lambda: RPCTransformer(model)))
    return None


def _usable(control: GroundControl) -> GroundControl | None:
    try:
        x, y = control.to_ground(np.zeros(1), np.zeros(1))
    except (RasterioError, CPLE_BaseError, ValueError):
        return None
    return control if np.isfinite(x).all() and np.isfinite(y).all() else None
