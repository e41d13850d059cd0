"""Rasters that stay open between requests: in each thread its own handles, never shared."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError

from ..errors import InvalidInput, NotFound
from .block_cache import BLOCKS
from .bytes_source import ByteSource, LocalBytes
from .layout import Layout, layout_of
from .source import checked_path, open_checked, raster_env, words

MAX_HANDLES = 48  # of one thread
_MAX_LAYOUTS = 512
_ATTEMPTS = 20


class Identity(NamedTuple):
    """What changes when a file changes: its path; its mtime in ns, size and inode."""

    path: str
    version: tuple[int, int, int]

    def source(self) -> ByteSource:
        """Return what reads the bytes of this version."""
        return LocalBytes(self.path, self.version)


class Handles(threading.local):
    """The open datasets of one thread, by file and overview level; the oldest are closed."""

    def __init__(self) -> None:
        self.open: OrderedDict[tuple[Identity, int | None], rasterio.DatasetReader] = OrderedDict()
        self.current: dict[str, Identity] = {}

    def get(self, identity: Identity, level: int | None) -> rasterio.DatasetReader:
        """Return the handle of a file, opened when there is none yet; level None is the whole."""
        key = (identity, level)
        dataset = self.open.get(key)
        if dataset is None:
            self._replace(identity)
            options = {} if level is None else {"overview_level": level}
            dataset = open_checked(checked_path(identity.path), options)
            self.open[key] = dataset
            while len(self.open) > MAX_HANDLES:
                (oldest, _), handle = self.open.popitem(last=False)
                handle.close()
                if not any(kept == oldest for kept, _ in self.open):
                    self.current.pop(oldest.path, None)
        else:
            self.open.move_to_end(key)
        return dataset

    def close(self, identity: Identity) -> None:
        """Close what is open of a file in this thread."""
        for key in [key for key in self.open if key[0] == identity]:
            self.open.pop(key).close()

    def _replace(self, identity: Identity) -> None:
        before = self.current.get(identity.path)
        if before is not None and before != identity:
            self.close(before)
            BLOCKS.discard(before)
        self.current[identity.path] = identity


_handles = Handles()
_layouts: OrderedDict[Identity, Layout] = OrderedDict()
_lock = threading.Lock()


class PooledSource:
    """A raster as a thread sees it: what is known of it, and handles opened when needed."""

    def __init__(self, identity: Identity, layout: Layout) -> None:
        self.identity = identity
        self.layout = layout

    @property
    def dataset(self) -> rasterio.DatasetReader:
        """The whole raster, for this thread only and not to be closed."""
        return _handles.get(self.identity, None)

    def level(self, index: int) -> rasterio.DatasetReader:
        """Return level ``index`` of the layout, for this thread only and not to be closed."""
        return _handles.get(self.identity, index - 1 if index else None)


@contextmanager
def pooled_source(path: str | Path) -> Iterator[PooledSource]:
    """Use a local GeoTIFF that stays open; it is opened anew when the file has changed.

    Raises:
        NotFound: there is no such file.
        InvalidInput: not a plain GeoTIFF file, or one that cannot be read.
    """
    with raster_env():
        source = _source(path)
        try:
            yield source
        except (RasterioError, CPLE_BaseError) as error:
            _handles.close(source.identity)
            name = Path(source.identity.path).name
            raise InvalidInput(f"{name} cannot be read: {words(error)}.") from error


def identify(path: str | Path) -> Identity:
    """Return the identity of a file as it is now.

    Raises:
        NotFound: there is no such file.
    """
    text = os.path.abspath(path)  # noqa: PTH100 - pathlib takes ten times as long
    version = _version(text)
    if version is None:
        raise NotFound(f"There is no file {os.path.basename(text)!r}.")  # noqa: PTH119
    return Identity(text, version)


def _version(path: str) -> tuple[int, int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _source(path: str | Path) -> PooledSource:
    for _ in range(_ATTEMPTS):
        identity = identify(path)
        layout = _layouts.get(identity)
        if layout is not None and (identity, None) in _handles.open:
            return PooledSource(identity, layout)
        dataset = _handles.get(identity, None)
        if layout is None:
            layout = layout_of(dataset)
        if identify(path) == identity:  # else it changed while it was opened
            with _lock:
                _layouts[identity] = layout
                while len(_layouts) > _MAX_LAYOUTS:
                    _layouts.popitem(last=False)
            return PooledSource(identity, layout)
        _handles.close(identity)
    raise InvalidInput(f"{Path(path).name} changes while it is read: try again later.")
