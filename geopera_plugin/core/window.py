"""This window of QGIS among others that share its profile."""

from __future__ import annotations

import contextlib
import re
import uuid

from qgis.PyQt.QtCore import QLockFile

from .records import records_folder

_SAFE = re.compile(r"[0-9a-f]{32}")


class _Window:
    """A name for this run of QGIS, with a lock that ends with it, however it ends."""

    def __init__(self) -> None:
        self._id = ""
        self._lock: QLockFile | None = None

    @property
    def id(self) -> str:
        if not self._id:
            self._id = uuid.uuid4().hex
            self._lock = _lock_of(self._id)
            self._lock.tryLock(0)
        return self._id


_THIS = _Window()


def this_window() -> str:
    """Return what records call this window."""
    return _THIS.id


def is_other_window(window: str) -> bool:
    """Say whether a record is of another window that is open now."""
    if not _SAFE.fullmatch(window) or window == _THIS.id:
        return False
    lock = _lock_of(window)
    if lock.tryLock(0):  # it was left: the file goes with this
        lock.unlock()
        return False
    return lock.error() == QLockFile.LockError.LockFailedError


def _lock_of(window: str) -> QLockFile:
    folder = records_folder() / "windows"
    with contextlib.suppress(OSError):  # then nothing can be locked, nor kept
        folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / f"{window}.lock"))
    lock.setStaleLockTime(0)  # a window may be open for weeks; its process tells
    return lock
