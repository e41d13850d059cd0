"""What a remote file is to those who read it, whatever the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from .ranges import Span


class Version(NamedTuple):
    """What changes when a remote file changes; texts are empty where the host tells nothing."""

    size: int
    etag: str
    modified: str

    def agrees(self, other: Version) -> bool:
        """Tell whether both can be the same version, as far as they tell."""
        if self.size != other.size:
            return False
        if self.etag and other.etag:
            return self.etag.removeprefix("W/") == other.etag.removeprefix("W/")
        return not (self.modified and other.modified) or self.modified == other.modified


class RemoteObject(Protocol):
    """A file on a host, of which one version is known at a time; any thread may use it."""

    def current(self) -> Version:
        """Return the version, looked at again when that was some time ago.

        Raises:
            NotFound: there is no such file, or none for us.
            Unavailable: the host does not answer.
            InvalidInput: it cannot be read in parts.
        """

    def fetch(self, version: Version, asked: Sequence[Span]) -> list[bytes]:
        """Return the bytes of each span, asked for at the same time.

        Raises:
            SourceChanged: there is another version now.
        """
