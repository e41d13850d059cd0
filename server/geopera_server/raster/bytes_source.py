"""Where the bytes of a raster come from: ranges of a local file, or of one that is far away."""

from __future__ import annotations

import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

MAX_FILES = 128  # descriptors that stay open

Range = tuple[int, int]
Version = tuple[int, int, int]


class ShortRead(OSError):
    """The range reaches beyond the end of the file."""


class SourceChanged(OSError):
    """The file is no longer the one that was asked for."""


class ByteSource(Protocol):
    """One version of a file, which any thread may read from at any time.

    ``identity`` is another one when the content is; ``size`` is in bytes.
    """

    @property
    def identity(self) -> Hashable:
        """Return what tells this version of this file from all others."""

    @property
    def size(self) -> int:
        """Return the length of the file in bytes."""

    def read(self, offset: int, length: int) -> bytes:
        """Return exactly ``length`` bytes from ``offset``.

        Raises:
            ShortRead: the range is not wholly in the file, or is negative.
            SourceChanged: there is another version now.
            OSError: it cannot be read.
        """

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        """Return the bytes of each (offset, length), in their order; errors as of ``read``."""


class _Descriptor:
    """An open file, closed when the table and the last reader have let go of it."""

    def __init__(self, path: str) -> None:
        self.number = -1
        self._seeking = threading.Lock()
        self.number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        if self.number >= 0:  # ``close`` is still there when the interpreter ends
            close(self.number)

    def version(self) -> Version:
        """Return mtime in ns, size and inode, as ``handle_pool.Identity`` has them."""
        status = os.fstat(self.number)
        return status.st_mtime_ns, status.st_size, status.st_ino

    def read(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes, fewer at the end of the file alone."""
        data = self._once(offset, length)
        while len(data) < length:  # one call gives 2 GiB at most, and may be interrupted
            more = self._once(offset + len(data), length - len(data))
            if not more:
                break
            data += more
        return data

    def _once(self, offset: int, length: int) -> bytes:
        if sys.platform != "win32":
            return os.pread(self.number, length, offset)
        with self._seeking:  # Windows has no read that leaves the position alone
            os.lseek(self.number, offset, os.SEEK_SET)
            return os.read(self.number, length)


class _Table:
    """The descriptors that all threads share; the least recently used go first."""

    def __init__(self) -> None:
        self._open: OrderedDict[tuple[str, Version], _Descriptor] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, path: str, version: Version) -> _Descriptor:
        """Return the open file.

        Raises:
            SourceChanged: the file at that path is another version.
        """
        key = (path, version)
        with self._lock:
            found = self._open.get(key)
            if found is not None:
                self._open.move_to_end(key)
                return found
        fresh = _Descriptor(path)
        if fresh.version() != version:
            raise SourceChanged(f"{os.path.basename(path)} has changed")  # noqa: PTH119
        dropped = []  # closed when the lock is free
        with self._lock:
            for old in [old for old in self._open if old[0] == path and old != key]:
                dropped.append((old, self._open.pop(old)))  # or a deleted file keeps its place
            kept = self._open.setdefault(key, fresh)
            while len(self._open) > MAX_FILES:
                dropped.append(self._open.popitem(last=False))
        return kept

    def forget(self, path: str) -> None:
        """Let go of one file, in all its versions."""
        with self._lock:
            dropped = [self._open.pop(key) for key in list(self._open) if key[0] == path]
        del dropped  # closed when the lock is free

    def close(self) -> None:
        """Let go of all files: those that nobody is reading are closed at once."""
        with self._lock:
            dropped = list(self._open.items())
            self._open.clear()
        del dropped

    def __len__(self) -> int:
        return len(self._open)


FILES = _Table()


class LocalBytes:
    """A version of a local file: its absolute path; its mtime in ns, size and inode.

    Descriptors are shared by all threads and stay open within :data:`MAX_FILES`. A version that was
    replaced can be read as long as its descriptor is open; one that was overwritten cannot.
    """

    def __init__(self, path: str, version: Version) -> None:
        self.path = path
        self.version = version
        self.size = version[1]

    @property
    def identity(self) -> tuple[str, Version]:
        """Return path and version: equal to the ``Identity`` of the handle pool."""
        return self.path, self.version

    def read(self, offset: int, length: int) -> bytes:
        """Return exactly these bytes; see :class:`ByteSource`."""
        return self.read_many([(offset, length)])[0]

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        """Return the bytes of each range; see :class:`ByteSource`."""
        for offset, length in ranges:
            if offset < 0 or length < 0 or offset + length > self.size:
                raise ShortRead("the range reaches beyond the end of the file")
        file = FILES.get(self.path, self.version)
        found = [file.read(offset, length) for offset, length in ranges]
        if file.version() != self.version:  # looked at last: what was read is of that version
            raise SourceChanged(f"{os.path.basename(self.path)} has changed")  # noqa: PTH119
        for data, (_, length) in zip(found, ranges, strict=True):
            if len(data) != length:
                raise ShortRead("the file has become shorter")
        return found
