"""What the first tile would wait for, done before somebody asks for it."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.transform import Affine

from ..errors import GeoperaError
from .handle_pool import forget
from .mercator import WEB_MERCATOR
from .source import raster_env
from .tile import TileRequest, render_tile

_LOG = logging.getLogger(__name__)
_UTM = "EPSG:32631"
_SIDE = 512  # of a block, as those of most COGs: memory that was used once is there at once
_PATTERN = 64  # the pixels a side that are not all the same, which are compressed in no time
_PIXEL_M = 20
_ZOOM = 11  # whose tile about 3° E on the equator shows two blocks: the second one is left to
# another thread
_warm = threading.Event()
_claim = threading.Lock()


@dataclass(frozen=True)
class _Sample:
    """A raster, and how tiles of it are drawn."""

    name: str
    crs: str
    dtype: str
    bands: int
    looks: tuple[dict[str, Any], ...]
    profile: dict[str, Any]
    side: int = _SIDE
    masked: bool = False


_RGB = {"bands": "b1,b2,b3", "rescale": "0,250"}
_INDEX = {"expression": "(b4-b1)/(b4+b1)", "rescale": "-1,1", "colormap": "viridis"}
_DEFLATE = {"compress": "deflate", "zlevel": 1}
_JPEG = {"compress": "jpeg", "photometric": "ycbcr"}
_SHORT = _Sample("short", _UTM, "uint16", 4, (_RGB, _INDEX), {**_DEFLATE, "predictor": 2})
_SAMPLES = (
    _SHORT,
    _Sample("photo", WEB_MERCATOR, "uint8", 3, ({"format": "jpg"}, {}), _JPEG),
    _Sample("masked", _UTM, "uint8", 3, ({},), _JPEG, masked=True),
    _Sample(
        "heights",
        _UTM,
        "float32",
        1,
        ({"rescale": "0,250", "colormap": "viridis"},),
        {**_DEFLATE, "predictor": 3, "nodata": -9999.0},
    ),
)
_SMALL = (_Sample("small", _UTM, "uint16", 4, (_RGB,), _DEFLATE, side=64),)


def is_warm() -> bool:
    """Tell whether :func:`warm_up` has been called in this process."""
    return _warm.is_set()


def warm_up(folder: Path) -> None:
    """Draw tiles of rasters made for it in ``folder``, in this thread.

    The first call loads the packages and codecs that are imported late, and makes NumPy, the
    encoders and the memory of blocks ready. PROJ's database, which each thread opens for itself,
    is what others need of a smaller one. A failure is logged and harms nobody.
    """
    with _claim:
        samples = _SMALL if _warm.is_set() else _SAMPLES
        _warm.set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="warm-up-") as made:
            for sample in samples:
                with _written(Path(made) / f"{sample.name}.tif", sample) as path:
                    _draw(path, sample)
    except (OSError, rasterio.errors.RasterioError, GeoperaError):
        _LOG.warning("the first tile will take longer: nothing could be drawn in advance")


@contextmanager
def _written(path: Path, sample: _Sample) -> Iterator[Path]:
    """Write a raster about 3° E on the equator, and let go of it at the end."""
    west = 500_000 if sample.crs == _UTM else 333_958
    rows, columns = sample.side, 2 * sample.side
    values = np.full((sample.bands, rows, columns), 100, sample.dtype)
    values[:, :_PATTERN, :_PATTERN] = np.random.default_rng(1).integers(
        1, 250, (sample.bands, _PATTERN, _PATTERN)
    )
    with (
        raster_env(),
        rasterio.open(
            path,
            "w",
            driver="GTiff",
            count=sample.bands,
            width=columns,
            height=rows,
            dtype=sample.dtype,
            crs=sample.crs,
            transform=Affine(_PIXEL_M, 0, west, 0, -_PIXEL_M, 1000),
            tiled=True,
            blockxsize=sample.side,
            blockysize=sample.side,
            interleave="pixel",
            **sample.profile,
        ) as dataset,
    ):
        dataset.write(values)
        if sample.masked:
            mask = np.full((rows, columns), 255, np.uint8)
            mask[: rows // 2, : columns // 2] = 0
            dataset.write_mask(mask)
    try:
        yield path
    finally:
        forget(path)


def _draw(path: Path, sample: _Sample) -> None:
    x, y = int((3.001 + 180) / 360 * 2**_ZOOM), 2**_ZOOM // 2
    for look in sample.looks:
        render_tile(path, TileRequest(z=_ZOOM, x=x, y=y, **look))
