"""One remote raster, as it is handed to those who read rasters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..bytes_source import Range, ShortRead
from .address import parse_address
from .page_cache import PAGE
from .ranges import Span, cut, spans
from .remote_object import Version

if TYPE_CHECKING:
    from .access import RemoteAccess


class RemoteFile(NamedTuple):
    """A file that may be read from afar; made by :meth:`.access.RemoteAccess.file` alone."""

    url: str
    access: RemoteAccess

    @property
    def name(self) -> str:
        """Return the file name, fit to be shown."""
        return parse_address(self.url).name

    @property
    def shown(self) -> str:
        """Return the URL without its query, which may hold a signature."""
        return parse_address(self.url).shown

    def version(self) -> Version:
        """Return the version that is there now, or was a short while ago.

        Raises:
            NotFound: there is no such file.
            Unavailable: its host does not answer.
            InvalidInput: its host does not serve parts of files.
        """
        return self.access.object(self.url).current()

    def source(self, version: Version) -> RemoteBytes:
        """Return what reads a version of it."""
        return RemoteBytes(self, version)

    def __repr__(self) -> str:
        return f"RemoteFile({self.shown!r})"


class RemoteBytes:
    """A version of a remote file: see :class:`..bytes_source.ByteSource`.

    Small reads are served from pages that are kept; large ones are not kept. Beside the errors of
    the protocol they raise Unavailable, when the host does not answer.
    """

    def __init__(self, file: RemoteFile, version: Version) -> None:
        self.file = file
        self.version = version
        self.size = version.size

    @property
    def identity(self) -> Hashable:
        """Return file and version: equal to the ``Identity`` of the handle pool."""
        return self.file, self.version

    def read(self, offset: int, length: int) -> bytes:
        """Return exactly these bytes."""
        if length > PAGE:
            return self.read_many([(offset, length)])[0]
        self._check([(offset, length)])
        if not length:
            return b""
        pages = self.file.access.pages
        return pages.read((self.file, self.version), self.size, offset, length, self._fetch)

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        """Return the bytes of each (offset, length); neighbours come in one request."""
        self._check(ranges)
        access = self.file.access
        asked = spans(ranges, access.options.gap_bytes, access.options.request_bytes)
        bodies = access.object(self.file.url).fetch(self.version, asked)
        return cut(ranges, asked, bodies)

    def _fetch(self, start: int, end: int) -> bytes:
        return self.file.access.object(self.file.url).fetch(self.version, [Span(start, end)])[0]

    def _check(self, ranges: Sequence[Range]) -> None:
        for offset, length in ranges:
            if offset < 0 or length < 0 or offset + length > self.size:
                raise ShortRead("the range reaches beyond the end of the file")
        if sum(length for _, length in ranges) > self.file.access.options.read_bytes:
            raise ShortRead("more than may be read at once")
