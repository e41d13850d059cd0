"""Files in a folder of this machine."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from ..errors import InvalidInput, NotFound


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
        """
        path = self.path(key)
        if not path.is_file():
            raise NotFound("The file is no longer in the storage.")
        return path

    def put(self, source: Path, key: str) -> None:
        """Move a finished file into the storage, whole or not at all."""
        target = self.path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            source.replace(target)
        except OSError:  # another file system: copy beside the target, then rename
            part = target.with_name(f".{target.name}.part")
            shutil.copyfile(source, part)
            part.replace(target)
            source.unlink()

    def delete_folder(self, key: str) -> None:
        """Delete all files below a key; nothing happens when there are none."""
        shutil.rmtree(self.path(key), ignore_errors=True)
