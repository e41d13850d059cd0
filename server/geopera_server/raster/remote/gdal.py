"""GDAL's view of remote files: it reads them through Python, and so never touches the network.

One handler is registered with GDAL for the life of the process, since GDAL looks handlers up
without a lock. rasterio keeps what belongs to a handler in context variables, which other threads
do not see; here they are replaced by what all threads share.

GDAL is never told an error by an exception: rasterio's callbacks cannot pass one on. A read that
fails gives GDAL nothing (or zeros, where it asked for several ranges), and the reader raises what
happened as soon as it has control again.
"""

from __future__ import annotations

import atexit
import itertools
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import rasterio
import rasterio._vsiopener
from rasterio.abc import MultiByteRangeResourceContainer
from rasterio.io import DatasetReader, MemoryFile
from rasterio.transform import Affine

from ..bytes_source import ByteSource, Range, ShortRead
from .file import RemoteFile
from .remote_object import Version

_MAX_READ = 512 * 2**20
_NAME = "remote.tif"  # of every file; no other can be opened in its folder


class _Shared:
    """Stands for a context variable whose value is the same in all contexts."""

    def __init__(self) -> None:
        self._value: dict[Any, Any] = {}

    def get(self, *_default: Any) -> dict[Any, Any]:
        return self._value

    def set(self, value: dict[Any, Any]) -> None:
        self._value = value


for _name in ("_OPENER_REGISTRY", "_OPEN_FILE_EXIT_STACKS"):
    if hasattr(rasterio._vsiopener, _name):
        setattr(rasterio._vsiopener, _name, _Shared())


class Feed:
    """What GDAL reads of a source; ``failure`` is the first error that it met."""

    def __init__(self, source: ByteSource) -> None:
        self.source = source
        self.failure: Exception | None = None

    def ranges(self, ranges: Sequence[Range]) -> list[bytes] | None:
        """Return the bytes of each range, None once a read has failed."""
        if self.failure is None:
            try:
                if sum(length for _, length in ranges) > _MAX_READ:
                    raise ShortRead("more than may be read at once")
                if len(ranges) == 1:
                    return [bytes(self.source.read(*ranges[0]))]
                return [bytes(data) for data in self.source.read_many(ranges)]
            except Exception as error:  # noqa: BLE001 - raised by check(), see above
                self.failure = error
        return None

    def check(self) -> None:
        """Raise what kept a read from giving its bytes."""
        if self.failure is not None:
            raise self.failure


class Stream:
    """A file object over a feed, with a place of its own."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed
        self._place = 0

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, which may be beyond the end."""
        base = (0, self._place, self.feed.source.size)[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def read(self, length: int = -1) -> bytes:
        """Return bytes from the place on, fewer at the end, none once a read has failed."""
        rest = max(0, self.feed.source.size - self._place)
        count = rest if length < 0 else min(length, rest)
        found = self.feed.ranges([(self._place, count)]) if count else None
        data = found[0] if found else b""
        self._place += len(data)
        return data

    def get_byte_ranges(self, offsets: Sequence[int], sizes: Sequence[int]) -> list[bytes]:
        """Return the bytes of several ranges; nothing for each once a read has failed."""
        found = self.feed.ranges(list(zip(offsets, sizes, strict=True)))
        return [b""] * len(sizes) if found is None else found


class _Opener(MultiByteRangeResourceContainer):  # type: ignore[misc]
    """The files that GDAL may open now, by the name of their folder."""

    def __init__(self) -> None:
        self.served: dict[str, Feed] = {}

    def open(self, path: str, mode: str = "r", **_options: Any) -> Stream:
        if "w" in mode or "a" in mode or "+" in mode:
            raise OSError("remote files are not written")
        return Stream(self._feed(path))

    def isfile(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return name == _NAME and folder.rpartition("/")[2] in self.served

    def isdir(self, path: str) -> bool:
        return False

    def ls(self, path: str) -> list[str]:
        return []

    def mtime(self, path: str) -> int:
        return 0

    def rm(self, path: str) -> None:
        raise OSError("remote files are not deleted")

    def size(self, path: str) -> int:
        return self._feed(path).source.size

    def _feed(self, path: str) -> Feed:
        folder, _, name = path.rpartition("/")
        feed = self.served.get(folder.rpartition("/")[2])
        if feed is None or name != _NAME:
            raise FileNotFoundError(name)
        return feed


class RemoteReader(DatasetReader):  # type: ignore[misc]
    """An open remote file, whose reads raise when bytes did not come."""

    location: RemoteFile
    feed: Feed
    thread: threading.Thread

    def read(self, *arguments: Any, **options: Any) -> Any:
        """Read pixels."""
        with self._checked():
            return super().read(*arguments, **options)

    def read_masks(self, *arguments: Any, **options: Any) -> Any:
        """Read masks."""
        with self._checked():
            return super().read_masks(*arguments, **options)

    def dataset_mask(self, *arguments: Any, **options: Any) -> Any:
        """Read the mask of all bands."""
        with self._checked():
            return super().dataset_mask(*arguments, **options)

    @contextmanager
    def _checked(self) -> Iterator[None]:
        try:
            yield
        finally:
            self.feed.check()


_opener = _Opener()
_numbers = itertools.count()
_lock = threading.Lock()
_anchors: list[DatasetReader] = []
_readers: weakref.WeakSet[RemoteReader] = weakref.WeakSet()


def open_remote(location: RemoteFile, version: Version, open_options: dict[str, Any]) -> Any:
    """Open a version of a remote GeoTIFF; the caller closes it, in the same thread.

    Raises:
        GeoperaError: its host does not give it.
        OSError: it has changed, or ends too soon.
        RasterioError: GDAL cannot read it.
    """
    root = install()
    feed = Feed(location.source(version))
    folder = str(next(_numbers))
    _opener.served[folder] = feed
    try:
        dataset = rasterio.open(f"{root}/{folder}/{_NAME}", driver="GTiff", **open_options)
    finally:
        del _opener.served[folder]
        feed.check()
    dataset.__class__ = RemoteReader
    dataset.location, dataset.feed, dataset.thread = location, feed, threading.current_thread()
    _readers.add(dataset)
    return dataset


def install() -> str:
    """Make remote files known to GDAL, once; return the folder that GDAL has them in."""
    with _lock:
        if not _anchors:
            _opener.served["anchor"] = Feed(_Memory(_smallest()))
            path = f"anchor/{_NAME}"
            _anchors.append(rasterio.open(path, driver="GTiff", opener=_opener))
            atexit.register(_close_all)
        return str(_anchors[0].name).removesuffix(f"/anchor/{_NAME}")


class _Memory:
    """Bytes that are here."""

    def __init__(self, content: bytes) -> None:
        self.identity = id(content)
        self.size = len(content)
        self._content = content

    def read(self, offset: int, length: int) -> bytes:
        return self._content[offset : offset + length]

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        return [self.read(*each) for each in ranges]


def _smallest() -> bytes:
    """Return a GeoTIFF whose handle keeps the handler registered."""
    with MemoryFile() as memory:
        profile = {"driver": "GTiff", "width": 1, "height": 1, "count": 1, "dtype": "uint8"}
        with memory.open(**profile, crs="EPSG:4326", transform=Affine(1, 0, 1, 0, -1, 1)):
            pass
        return bytes(memory.getbuffer())


def _close_all() -> None:
    """Close what is open while Python can still answer GDAL."""
    here = threading.current_thread()
    for dataset in list(_readers):
        if dataset.thread is here or not dataset.thread.is_alive():
            dataset.close()
    for anchor in _anchors:
        anchor.close()
