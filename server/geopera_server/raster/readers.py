"""The block readers of files, parsed once for each version and shared by all threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from .at_hand import about_to_wait
from .bytes_source import ByteSource
from .handle_pool import Identity, PooledSource
from .layout import Layout
from .tiff.block_image import BlockImage
from .tiff.block_reader import BlockLevel, BlockReader
from .tiff.directory import MalformedTiff

_MAX_READERS = 512

_UNKNOWN: Any = object()

_readers: OrderedDict[Identity, BlockReader | None] = OrderedDict()
_lock = threading.Lock()


def reader_of(source: PooledSource) -> BlockReader | None:
    """Return the reader of a source, None when only GDAL makes out its directories."""
    identity = source.identity
    found: BlockReader | None = _readers.get(identity, _UNKNOWN)
    if found is not _UNKNOWN:
        return found
    about_to_wait()
    try:
        reader = _parsed(identity.source(), source.layout)
    except OSError:  # changed, or away for a moment: not kept
        return None
    with _lock:
        _readers[identity] = reader
        while len(_readers) > _MAX_READERS:
            _readers.popitem(last=False)
    return reader


def level_size(source: PooledSource, level: int) -> tuple[int, int]:
    """Return width and height of a level, without a handle of GDAL where that can be."""
    reader = reader_of(source)
    if reader is not None:
        return reader.levels[level].width, reader.levels[level].height
    dataset = source.level(level)
    return dataset.width, dataset.height


def _parsed(source: ByteSource, layout: Layout) -> BlockReader | None:
    """Parse a file; None when GDAL sees other levels in it."""
    try:
        reader = BlockReader(source)
    except MalformedTiff:
        return None
    info, levels = layout.info, reader.levels
    if not levels or (levels[0].width, levels[0].height) != (info.width, info.height):
        return None
    if tuple(_factor(info.width, level) for level in levels) != layout.factors:
        return None
    if not all(_agrees(level.image, layout) for level in levels):
        return None
    return reader


def _factor(width: int, level: BlockLevel) -> int:
    """Return what rasterio says of an overview."""
    return round(width / level.width) if level.width > 0 else 0


def _agrees(image: BlockImage | None, layout: Layout) -> bool:
    if image is None:
        return True
    return image.dtype == layout.dtype and image.samples * image.planes == len(layout.info.bands)
