"""Files in a folder of this machine."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path, PurePosixPath

from ..errors import InvalidInput, NotFound, Unavailable


class LocalStorage:
    """Keeps files under keys like ``clips/<job>/<file>`` below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, key: str) -> Path:
        """Return where a key's file lies, whether or not it exists.

        Raises:
            InvalidInput: the key would leave the storage folder.
        """
        parts = PurePosixPath(key).parts
        if not parts or key.startswith("/") or any(part in ("..", ".") for part in parts):
            raise InvalidInput(f"{key!r} is not a storage key.")
        return self.root.joinpath(*parts)

    def existing(self, key: str) -> Path:
        """Return where a key's file lies.

        Raises:
            NotFound: there is no such file.
            Unavailable: the storage itself is not there.
        """
        path = self.path(key)
        if not self.root.is_dir():
            raise Unavailable("The storage cannot be reached now.")
        if not path.is_file():
            raise NotFound("The file is no longer in the storage.")
        return path

    def put_folder(self, source: Path, key: str) -> None:
        """Move a folder of finished files into the storage, whole or not at all."""
        target = self.path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        try:
            source.rename(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            part = target.with_name(f".{target.name}.part")
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(source, part)
            part.rename(target)
            shutil.rmtree(source)

    def folders(self, key: str) -> list[str]:
        """Return the names of the folders below a key."""
        folder = self.path(key)
        return [each.name for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []

    def delete_folder(self, key: str) -> None:
        """Delete all files below a key; nothing happens when there are none."""
        shutil.rmtree(self.path(key), ignore_errors=True)
