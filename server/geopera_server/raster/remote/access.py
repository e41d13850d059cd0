"""The one way to remote files: what may be read, and what is known of what was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator

from ...errors import InvalidInput
from .address import Address, parse_address, parse_prefix
from .allow_list import AllowList
from .file import RemoteFile
from .http_answer import HttpClient
from .http_object import HttpObject
from .options import RemoteOptions
from .page_cache import PageCache
from .remote_object import RemoteObject, Version
from .together import Together
from .whole_files import WholeFiles

_MAX_OBJECTS = 4096


class RemoteAccess:
    """Remote files under one set of rules; each server has its own.

    Raises:
        InvalidInput: an allowed prefix is no URL.
    """

    def __init__(self, options: RemoteOptions) -> None:
        self.options = options
        self.pages = PageCache(options.cache_bytes)
        self._wholes = WholeFiles(options.cache_bytes)
        self._allowed = AllowList(options.prefixes, public=options.public)
        self._client = HttpClient(options)
        self._together = Together(options.connections)
        self._objects: OrderedDict[str, RemoteObject] = OrderedDict()
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        return bool(self._allowed)

    def file(self, url: str) -> RemoteFile:
        """Return the file that a URL names; nothing is asked of its host yet.

        Raises:
            InvalidInput: no URL of a file.
            NotFound: it may not be read.
        """
        address = parse_address(url)
        self._allowed.admit(address)
        return RemoteFile(address.url, self)

    def keys_below(self, url: str) -> Iterator[str]:
        """Return the s3:// URLs of the files below a prefix of a bucket, by their keys.

        Raises:
            InvalidInput: no URL of S3, or the extra `backend` is not installed.
            NotFound: they may not be read.
            Unavailable: the storage does not answer.
        """
        prefix = parse_prefix(url)
        if prefix.scheme != "s3":
            raise InvalidInput("Only prefixes of S3 can be listed: name the files of other hosts.")
        self._allowed.admit(prefix)
        from .s3_object import list_keys

        return list_keys(prefix, self.options)

    def own(self, url: str) -> RemoteFile:
        """Return a file of the server's own storage; ``url`` must not come from a caller."""
        return RemoteFile(parse_address(url).url, self)

    def object(self, url: str) -> RemoteObject:
        """Return what is known of a file that :meth:`file` returned."""
        with self._lock:
            found = self._objects.get(url)
            if found is not None:
                self._objects.move_to_end(url)
                return found
            made = self._objects[url] = self._make(parse_address(url))
            while len(self._objects) > _MAX_OBJECTS:
                self._objects.popitem(last=False)
            return made

    def prepare(self, *, anyway: bool = False) -> None:
        """Make remote files known to GDAL, before threads use it; when some may be read."""
        if self or anyway:
            from ..source import raster_env
            from .gdal import install

            with raster_env():
                install()

    def close(self) -> None:
        """Close connections and threads."""
        self._client.close()
        self._together.close()

    def _make(self, address: Address) -> RemoteObject:
        file = RemoteFile(address.url, self)

        def started(version: Version, content: bytes) -> None:
            self.pages.put((file, version), version.size, 0, content)

        if address.scheme == "s3":
            from .s3_object import S3Object

            return S3Object(address, self._together, self.options, started)
        return HttpObject(
            address,
            self._allowed,
            self._client,
            self._together,
            self.options,
            started,
            self._wholes,
        )
