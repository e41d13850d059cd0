"""Where a raster is: a file of this machine, or one that is far away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple, TypeAlias

import rasterio

from ..errors import NotFound
from .bytes_source import ByteSource, LocalBytes
from .remote.file import RemoteFile
from .remote.gdal import RemoteReader
from .remote.remote_object import Version as RemoteVersion

Location: TypeAlias = str | Path | RemoteFile
LocalVersion: TypeAlias = tuple[int, int, int]


class Identity(NamedTuple):
    """What changes when a file changes: where it is, and its version.

    The version of a local file is its mtime in ns, its size in bytes and its inode.
    """

    path: str | RemoteFile
    version: LocalVersion | RemoteVersion

    @property
    def size(self) -> int:
        """Return the length of the file in bytes."""
        version = self.version
        return version.size if isinstance(version, RemoteVersion) else version[1]

    def source(self) -> ByteSource:
        """Return what reads the bytes of this version."""
        if isinstance(self.path, RemoteFile) and isinstance(self.version, RemoteVersion):
            return self.path.source(self.version)
        return LocalBytes(str(self.path), self.version[:3])  # type: ignore[arg-type]


def identify(location: Location) -> Identity:
    """Return the identity of a file as it is now; of a remote one, as it was a moment ago.

    Raises:
        NotFound: there is no such file.
        Unavailable: its host does not answer.
        InvalidInput: its host does not serve parts of files.
    """
    if isinstance(location, RemoteFile):
        return Identity(location, location.version())
    text = os.path.abspath(location)  # noqa: PTH100 - pathlib takes ten times as long
    try:
        status = os.stat(text)  # noqa: PTH116
    except (OSError, ValueError):
        raise NotFound(f"There is no file {name_of(text)!r}.") from None
    return Identity(text, (status.st_mtime_ns, status.st_size, status.st_ino))


def name_of(location: Location) -> str:
    """Return the name of a file, without its folder."""
    if isinstance(location, RemoteFile):
        return location.name
    return os.path.basename(location)  # noqa: PTH119


def text_of(location: Location) -> str:
    """Return the absolute path of a file; of a remote one its URL, without what may be secret."""
    if isinstance(location, RemoteFile):
        return location.shown
    return os.path.abspath(location)  # noqa: PTH100


def location_of(dataset: rasterio.DatasetReader) -> Location:
    """Return where an open raster is."""
    return dataset.location if isinstance(dataset, RemoteReader) else Path(dataset.name)
