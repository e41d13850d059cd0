"""What every storage does, and its two kinds: a folder, and S3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Protocol

from ..errors import InvalidInput

_NO_PATH = frozenset("\\\0")  # the one leads elsewhere on Windows, the other nowhere


def nothing() -> None:
    """Do nothing."""


def never() -> bool:
    """Say that nobody asked to stop."""
    return False


@dataclass(frozen=True)
class Staged:
    """Finished files that one attempt at a job brought to the storage.

    ``key`` is where they are found once ``publish`` was called, which is quick, as it runs while
    the row of the job is locked. ``discard`` removes what was brought; the caller must not call it
    once ``publish`` was, for the commit that follows may have succeeded without an answer.
    """

    key: str
    publish: Callable[[], None] = nothing
    discard: Callable[[], None] = nothing


@dataclass(frozen=True)
class Entry:
    """A file that a listing of the storage found."""

    key: str
    size_bytes: int


@dataclass(frozen=True)
class StoredFile:
    """A file in the storage: ``read(start, end)`` yields the bytes from start to end - 1."""

    size: int
    read: Callable[[int, int], Iterator[bytes]]
    path: Path | None = None  # where it lies on this machine, if it does


class Storage(Protocol):
    """Keeps files under keys like ``clips/<job>/<file>``.

    Every method that takes a key raises InvalidInput for one that would leave the storage, and
    every method raises Unavailable when the storage itself is out of reach.
    """

    def stage(
        self, source: Path, key: str, attempt: int, cancelled: Callable[[], bool] = never
    ) -> Staged:
        """Bring a folder of finished files to the storage, not to be seen until published.

        Raises:
            Cancelled: somebody asked to stop; nothing is left.
        """

    def existing(self, key: str) -> Path:
        """Return a file of this machine that holds what the key holds, for reading.

        Raises:
            NotFound: there is no such file.
        """

    def open(self, key: str) -> StoredFile:
        """Return a file to be sent.

        Raises:
            NotFound: there is no such file.
        """

    def presigned_url(
        self, key: str, filename: str, media_type: str, seconds: int, method: str = "GET"
    ) -> str | None:
        """Return a URL that serves the file under a name for a while; None if there is none.

        It is good for one method, GET or HEAD.
        """

    def files(self, key: str) -> list[Entry]:
        """Return all files below a key, at any depth, by key; none when nothing is there."""

    def made(self, key: str) -> list[str]:
        """Return what jobs made below a key: ``<job>``, or ``<job>/<attempt>`` for each attempt."""

    def delete_folder(self, key: str) -> None:
        """Delete all files below a key; nothing happens when there are none."""

    def sweep(self, is_held: Callable[[str, int], bool]) -> None:
        """Delete what uploads left that were broken off: those of attempts that nobody holds."""


def key_parts(key: str) -> tuple[str, ...]:
    """Return the parts of a key.

    Raises:
        InvalidInput: the key would leave the storage.
    """
    parts = PurePosixPath(key).parts
    if (
        not parts
        or key.startswith("/")
        or any(part in ("..", ".") for part in parts)
        or not _NO_PATH.isdisjoint(key)
        or any(PureWindowsPath(part).drive for part in parts)
    ):
        raise InvalidInput(f"{key!r} is not a storage key.")
    return parts
