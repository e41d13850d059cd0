"""Copies of remote files on this machine, the least used of which make room for others."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


class Fetched:
    """A folder of copies that takes a bounded number of bytes, but for the last copy."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, version: str, fetch: Callable[[], Iterable[Any]]) -> Path:
        """Return the copy of one version of a file; several that ask at once fetch it once.

        Args:
            version: what changes whenever the bytes do.
            fetch: starts fetching, and returns the chunks.
        """
        path = self._folder / f"{hashlib.sha256(version.encode()).hexdigest()[:40]}.tif"
        with self._lock:
            lock = self._locks.setdefault(path.name, threading.Lock())
        try:
            with lock:
                if path.is_file():
                    os.utime(path)
                    return path
                self._fetch(path, fetch)
                self._make_room(path)
                return path
        finally:
            with self._lock:
                self._locks.pop(path.name, None)

    def _fetch(self, path: Path, fetch: Callable[[], Iterable[Any]]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in fetch():
                    file.write(chunk)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _make_room(self, newest: Path) -> None:
        files = []
        for file in self._folder.glob("*.tif"):
            with contextlib.suppress(FileNotFoundError):
                status = file.stat()
                files.append((status.st_mtime, status.st_size, file))
        total = sum(size for _, size, _ in files)
        for _, size, file in sorted(files):
            if total <= self._max_bytes:
                return
            if file != newest:
                file.unlink(missing_ok=True)
                total -= size
