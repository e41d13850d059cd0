"""Small stand-ins, in memory, for rasters that have no overviews small enough."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

import numpy as np
import rasterio
from rasterio.enums import ColorInterp
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from ..errors import InvalidInput
from .info import usable_nodata
from .location import identify, location_of

MAX_SOURCE_PIXELS = 400_000_000
_SIDE = 2048
_KEPT = 8

_lock = threading.Lock()
_previews: OrderedDict[Hashable, bytes] = OrderedDict()


@contextmanager
def open_preview(
    dataset: rasterio.DatasetReader, identity: Hashable | None = None
) -> Iterator[rasterio.DatasetReader]:
    """Open a copy of at most 2048 pixels a side, made once per file and kept in memory.

    ``identity`` tells the versions of the file apart; None takes that of the dataset's file.

    Raises:
        InvalidInput: the raster is too large to be shown without overviews.
    """
    identity = identify(location_of(dataset)) if identity is None else identity
    with _lock:  # one at a time: a second request for the same file must wait, not work
        content = _previews.get(identity)
        if content is None:
            content = _make(dataset)
            _previews[identity] = content
            while len(_previews) > _KEPT:
                _previews.popitem(last=False)
        _previews.move_to_end(identity)
    with MemoryFile(content) as memory, memory.open(driver="GTiff") as preview:
        yield preview


def smallest_pixels(dataset: rasterio.DatasetReader) -> float:
    """Return the number of pixels of the raster's smallest level."""
    factor = max(dataset.overviews(1), default=1)
    return float(dataset.width * dataset.height / factor**2)


def _make(dataset: rasterio.DatasetReader) -> bytes:
    if smallest_pixels(dataset) > MAX_SOURCE_PIXELS:
        raise InvalidInput(
            "The raster is too large to be shown at this zoom without overviews: "
            "add them (gdaladdo), or convert it to a COG."
        )
    factor = max(1.0, max(dataset.width, dataset.height) / _SIDE)
    height = max(1, math.ceil(dataset.height / factor))
    width = max(1, math.ceil(dataset.width / factor))
    transform, scale_x = dataset.transform, dataset.width / width
    scale_y = dataset.height / height
    nodata = usable_nodata(dataset.dtypes[0], dataset.nodata)
    profile = {
        "driver": "GTiff",
        "count": dataset.count,
        "dtype": dataset.dtypes[0],
        "width": width,
        "height": height,
        "crs": dataset.crs,
        "nodata": nodata,
        "transform": Affine(
            transform.a * scale_x,
            transform.b * scale_y,
            transform.c,
            transform.d * scale_x,
            transform.e * scale_y,
            transform.f,
        ),
        "tiled": True,
        "compress": "deflate",
        "zlevel": 1,
        "photometric": "MINISBLACK",
    }
    with MemoryFile() as memory:
        with memory.open(**profile) as preview:
            preview.colorinterp = dataset.colorinterp
            preview.write(dataset.read(out_shape=(dataset.count, height, width)))
            if nodata is None and ColorInterp.alpha not in dataset.colorinterp:
                mask = dataset.dataset_mask(out_shape=(height, width))
                if not np.all(mask):
                    preview.write_mask(mask)
        return bytes(memory.getbuffer())
