"""Files in a folder of this machine, or one that several machines share."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..errors import Cancelled, NotFound, Unavailable
from .base import Entry, Staged, StoredFile, key_parts, never

_CHUNK = 256 * 1024
_PART = re.compile(r"\.(?P<job>[^.]+)\.(?P<attempt>\d+)\.part")


class LocalStorage:
    """Keeps files under keys like ``clips/<job>/<file>`` below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, key: str) -> Path:
        """Return where a key's file lies, whether or not it exists.

        Raises:
            InvalidInput: the key would leave the storage folder.
        """
        return self.root.joinpath(*key_parts(key))

    def existing(self, key: str) -> Path:
        """Return where a key's file lies.

        Raises:
            NotFound: there is no such file.
            Unavailable: the storage itself is not there.
        """
        path = self.path(key)
        self._require_root()
        if not path.is_file():
            raise NotFound("The file is no longer in the storage.")
        return path

    def open(self, key: str) -> StoredFile:
        """Return a file to be sent; see `existing`."""
        path = self.existing(key)
        return StoredFile(path.stat().st_size, partial(_read, path), path)

    def presigned_url(
        self, key: str, filename: str, media_type: str, seconds: int, method: str = "GET"
    ) -> str | None:
        """Return None: nobody but this server can reach the folder."""
        return None

    def stage(
        self, source: Path, key: str, attempt: int, cancelled: Callable[[], bool] = never
    ) -> Staged:
        """Bring a folder of finished files beside its place, which it then takes by a rename.

        Raises:
            Unavailable: the storage itself is not there.
            Cancelled: somebody asked to stop; nothing is left.
        """
        target = self.path(key)
        self._require_root()
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.stat().st_dev == target.parent.stat().st_dev:
            return Staged(key, lambda: _replace(source, target))
        part = target.with_name(f".{target.name}.{attempt}.part")
        discard = partial(shutil.rmtree, part, ignore_errors=True)
        try:
            _copy(source, part, cancelled)
        except BaseException:
            discard()
            raise
        return Staged(key, lambda: _replace(part, target), discard)

    def files(self, key: str) -> list[Entry]:
        """Return all files below a key, at any depth, by key; none when nothing is there.

        Raises:
            Unavailable: the storage itself is not there.
        """
        self._require_root()
        found = [
            Entry(f"{key}/{file.relative_to(self.path(key)).as_posix()}", file.stat().st_size)
            for file in _walk(self.path(key))
        ]
        return sorted(found, key=lambda entry: entry.key)

    def made(self, key: str) -> list[str]:
        """Return the names of the folders below a key, but for those not published."""
        return [name for name in self._folders(key) if not name.startswith(".")]

    def delete_folder(self, key: str) -> None:
        """Delete all files below a key; nothing happens when there are none."""
        shutil.rmtree(self.path(key), ignore_errors=True)

    def sweep(self, is_held: Callable[[str, int], bool]) -> None:
        """Delete what was brought and never published, and nobody is at."""
        for group in self._folders(""):
            for name in self._folders(group):
                part = _PART.fullmatch(name)
                if part and not is_held(part["job"], int(part["attempt"])):
                    shutil.rmtree(self.root / group / name, ignore_errors=True)

    def _folders(self, key: str) -> list[str]:
        folder = self.path(key) if key else self.root
        return [each.name for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []

    def _require_root(self) -> None:
        if not self.root.is_dir():
            raise Unavailable("The storage cannot be reached now.")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, but for what is hidden or leads nowhere."""
    if not os.path.isdir(folder):  # noqa: PTH112 - it minds no name, however odd
        return
    for each in folder.iterdir():
        if each.name.startswith("."):
            continue
        if each.is_file():
            yield each
        elif each.is_dir() and not each.is_symlink():
            yield from _walk(each)


def _replace(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    source.rename(target)


def _copy(source: Path, part: Path, cancelled: Callable[[], bool]) -> None:
    """Copy the files of a folder to another file system."""
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for file in sorted(source.iterdir()):
        with file.open("rb") as reader, (part / file.name).open("xb") as writer:
            while chunk := reader.read(_CHUNK):
                if cancelled():
                    raise Cancelled
                writer.write(chunk)


def _read(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (chunk := file.read(min(_CHUNK, end - start))):
            start += len(chunk)
            yield chunk
