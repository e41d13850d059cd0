"""What the first tile would wait for, done before somebody asks for it."""

from __future__ import annotations

import logging
import tempfile
import threading
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import Affine

from ..errors import GeoperaError
from .mercator import WEB_MERCATOR
from .source import raster_env
from .tile import TileRequest, render_tile

_LOG = logging.getLogger(__name__)
_SIDE = 128
_ZOOM = 14
_warm = threading.Event()


def is_warm() -> bool:
    """Tell whether :func:`warm_up` has been called in this process."""
    return _warm.is_set()


def warm_up(folder: Path) -> None:
    """Draw small tiles of rasters made for it in ``folder``, in this thread.

    It loads the packages that are imported late, PROJ's database (which each thread opens for
    itself), the encoders and NumPy's loops: a quarter of a second that the first tile of a fresh
    server would take longer. A failure is logged and harms nobody.
    """
    _warm.set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="warm-up-") as made:
            for crs in ("EPSG:32631", WEB_MERCATOR):
                path = Path(made) / f"{crs[5:]}.tif"
                _write(path, str(crs))
                _draw(path, str(crs))
    except (OSError, rasterio.errors.RasterioError, GeoperaError):
        _LOG.warning("the first tile will take longer: nothing could be drawn in advance")


def _write(path: Path, crs: str) -> None:
    """Write four bands around 3° E on the equator."""
    west = 500_000 if crs == "EPSG:32631" else 333_958
    values = np.random.default_rng(1).integers(1, 3000, (4, _SIDE, _SIDE), np.uint16)
    place = {"crs": crs, "transform": Affine(20, 0, west, 0, -20, 1000)}
    layout = {"tiled": True, "blockxsize": 64, "blockysize": 64, "compress": "deflate"}
    with (
        raster_env(),
        rasterio.open(
            path,
            "w",
            driver="GTiff",
            count=4,
            width=_SIDE,
            height=_SIDE,
            dtype="uint16",
            **place,
            **layout,
        ) as dataset,
    ):
        dataset.write(values)


def _draw(path: Path, crs: str) -> None:
    x, y = int((3.001 + 180) / 360 * 2**_ZOOM), 2**_ZOOM // 2
    for options in (
        {"bands": "b1,b2,b3", "rescale": "0,3000", "format": "png"},
        {"bands": "b1,b2,b3", "rescale": "0,3000", "format": "jpg"},
        {"expression": "(b4-b1)/(b4+b1)", "rescale": "-1,1", "colormap": "viridis"},
    ):
        render_tile(path, TileRequest(z=_ZOOM, x=x, y=y, **options))  # type: ignore[arg-type]
