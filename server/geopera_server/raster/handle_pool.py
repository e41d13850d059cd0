"""Rasters that stay open between requests: in each thread its own handles, never shared."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError

from ..errors import GeoperaError, InvalidInput
from .at_hand import about_to_wait, is_bound
from .block_cache import BLOCKS
from .bytes_source import FILES
from .layout import Layout, layout_of
from .location import Identity, Location, identify, name_of
from .remote.file import RemoteFile
from .source import checked, open_checked, raster_env, reading, require_sound

__all__ = ["Identity", "PooledSource", "forget", "identify", "pooled_source"]

MAX_HANDLES = 48  # of one thread
_MAX_LAYOUTS = 512
_ATTEMPTS = 20


class Handles(threading.local):
    """The open datasets of one thread, by file and overview level; the oldest are closed."""

    def __init__(self) -> None:
        self.open: OrderedDict[tuple[Identity, int | None], rasterio.DatasetReader] = OrderedDict()
        self.current: dict[str | RemoteFile, Identity] = {}

    def get(self, identity: Identity, level: int | None) -> rasterio.DatasetReader:
        """Return the handle of a file, opened when there is none yet; level None is the whole."""
        key = (identity, level)
        dataset = self.open.get(key)
        if dataset is None:
            about_to_wait()
            self._replace(identity)
            options = {} if level is None else {"overview_level": level}
            checked(identity.path)
            dataset = open_checked(identity, options)
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

    def require_sound(self, identity: Identity) -> None:
        """Raise what kept reads of a remote file from giving its bytes; its handles are closed."""
        if not isinstance(identity.path, RemoteFile):
            return
        handles = [handle for key, handle in self.open.items() if key[0] == identity]
        try:
            for handle in handles:
                require_sound(handle)
        except Exception:
            self.close(identity)
            raise

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
def pooled_source(location: Location) -> Iterator[PooledSource]:
    """Use a GeoTIFF that stays open; it is opened anew when the file has changed.

    Raises:
        NotFound: there is no such file.
        InvalidInput: not a plain GeoTIFF file, or one that cannot be read.
        Unavailable: the host of a remote file does not answer.
        RasterChanged: it was replaced while it was read.
    """
    with nullcontext() if is_bound() else raster_env(), reading(location):
        source = _source(location)
        try:
            yield source
        except (RasterioError, CPLE_BaseError):
            _handles.require_sound(source.identity)
            _handles.close(source.identity)
            raise
        except GeoperaError:
            _handles.require_sound(source.identity)
            raise
        _handles.require_sound(source.identity)


def forget(path: Path) -> None:
    """Let go of a file that only this thread has used: it can be deleted, on Windows too."""
    identity = identify(path)
    _handles.close(identity)
    _handles.current.pop(identity.path, None)
    FILES.forget(str(identity.path))
    BLOCKS.discard(identity)
    with _lock:
        _layouts.pop(identity, None)


def _source(location: Location) -> PooledSource:
    for _ in range(_ATTEMPTS):
        identity = identify(location)
        layout = _layouts.get(identity)
        if layout is not None and (is_bound() or (identity, None) in _handles.open):
            return PooledSource(identity, layout)
        dataset = _handles.get(identity, None)
        if layout is None:
            layout = layout_of(dataset)
        if identify(location) == identity:  # else it changed while it was opened
            with _lock:
                _layouts[identity] = layout
                while len(_layouts) > _MAX_LAYOUTS:
                    _layouts.popitem(last=False)
            return PooledSource(identity, layout)
        _handles.close(identity)
    raise InvalidInput(f"{name_of(location)} changes while it is read: try again later.")
