"""The files of an upload while they come in: a folder each, one file for each name."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from ..context import Context
from ..errors import Conflict, Unavailable

_PART = ".part"
_lock = threading.Lock()
_busy: set[Path] = set()


def folder_of(context: Context, upload_id: str) -> Path:
    """Return the folder of an upload's files, whether or not it exists."""
    return context.settings.upload_root / upload_id


def received(context: Context, upload_id: str, name: str) -> tuple[int, bool]:
    """Return how many bytes of a file there are, and whether these are all."""
    folder = folder_of(context, upload_id)
    for path, complete in ((folder / name, True), (folder / f"{name}{_PART}", False)):
        with contextlib.suppress(FileNotFoundError):
            return path.stat().st_size, complete
    return 0, False


def finish(context: Context, upload_id: str, name: str) -> None:
    """Note that all bytes of a file are there."""
    folder = folder_of(context, upload_id)
    (folder / f"{name}{_PART}").replace(folder / name)


def delete(context: Context, upload_id: str) -> None:
    """Delete all files of an upload."""
    shutil.rmtree(folder_of(context, upload_id), ignore_errors=True)


@contextlib.contextmanager
def appending(context: Context, upload_id: str, name: str) -> Iterator[Path]:
    """Yield the path of a file that nobody else writes to for that time.

    Raises:
        Conflict: somebody else does.
        Unavailable: the folder cannot be written.
    """
    path = folder_of(context, upload_id) / f"{name}{_PART}"
    with _lock:
        if path in _busy:
            raise Conflict("Another request is sending a part of this file.")
        _busy.add(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        yield path
    except OSError as error:
        raise Unavailable(f"The part cannot be stored: {error.strerror}.") from None
    finally:
        with _lock:
            _busy.discard(path)
