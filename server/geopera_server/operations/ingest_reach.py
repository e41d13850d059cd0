"""Which local files may be taken in: those that the settings allow, or all of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..context import Context
from ..errors import InvalidInput, NotFound
from .sources import allowed_file, is_allowed_folder


class Reach(Protocol):
    """Which local files may be taken in."""

    def file(self, path: str) -> Path:
        """Return a file that may be read; raises NotFound or InvalidInput for another."""

    def is_folder(self, path: str) -> bool:
        """Tell whether a path is a folder whose files may be read."""


@dataclass(frozen=True)
class Allowed:
    """The files that the settings of a server allow."""

    context: Context

    def file(self, path: str) -> Path:
        """Return a file below an allowed folder."""
        return allowed_file(self.context, path)

    def is_folder(self, path: str) -> bool:
        """Tell whether a path is an allowed folder."""
        return is_allowed_folder(self.context, path)


class Anywhere:
    """All files of this machine: for whoever runs commands on it."""

    def file(self, path: str) -> Path:
        """Return a file that is there."""
        found = Path(path)
        if "\0" in path or not found.is_file():
            raise NotFound(f"{path} is not there.")
        return found.resolve()

    def is_folder(self, path: str) -> bool:
        """Tell whether a path is a folder."""
        return "\0" not in path and Path(path).is_dir()


def keepable(path: Path) -> Path:
    """Return a path that the database can keep.

    Raises:
        InvalidInput: it cannot.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise InvalidInput("The name of the file or of its folder is not UTF-8.") from None
    return path
