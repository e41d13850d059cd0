"""Files in a bucket of S3, or of what speaks like it.

Each attempt at a job uploads below a key of its own, so that nothing is moved or overwritten there:
files are published by the row of the job that names them. What no row names is swept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import obstore

from ..errors import Cancelled, Unavailable
from ..settings import Settings
from .base import Entry, Staged, StoredFile, key_parts, never, nothing
from .bucket import Bucket, in_words
from .fetched import Fetched

if TYPE_CHECKING:
    from obstore import GetOptions

_CHUNK = 8 * 2**20  # of an upload: S3 wants parts of 5 MiB at least, and 10,000 at the most
_LARGEST_CHUNK_COUNT = 9_000
_READ_CHUNK = 2**20
_TRUSTED_S = 5.0  # tiles of one file come by the dozen: not each of them asks whether it changed
_MOST_LOOKED = 10_000


class S3Storage:
    """Keeps files under keys below one prefix of a bucket."""

    def __init__(self, bucket: Bucket, fetched: Fetched) -> None:
        self._bucket = bucket
        self._store = bucket.store
        self._client = bucket.client
        self._fetched = fetched
        self._looked: dict[str, tuple[float, Path]] = {}

    @classmethod
    def of(cls, settings: Settings, url: str) -> S3Storage:
        """Return the storage at ``s3://bucket/prefix`` with the endpoint and keys of the settings.

        Raises:
            InvalidInput: the URL names no bucket, or there is one key without the other.
        """
        fetched = Fetched(settings.home / "fetched", settings.s3_cache_bytes)
        return cls(Bucket.of(settings, url), fetched)

    @property
    def bucket(self) -> str:
        """The name of the bucket."""
        return self._bucket.name

    @property
    def prefix(self) -> str:
        """What all keys begin with in the bucket."""
        return self._bucket.prefix

    def stage(
        self, source: Path, key: str, attempt: int, cancelled: Callable[[], bool] = never
    ) -> Staged:
        """Upload a folder of finished files below a key that this attempt alone writes.

        A file is there whole or not at all: its parts are put together in the end, or dropped.

        Raises:
            Unavailable: the storage cannot be reached.
            Cancelled: somebody asked to stop; nothing is left.
        """
        target = f"{_checked(key)}/{attempt}"
        discard = partial(self._try_to_delete, target)
        try:
            for file in sorted(source.iterdir()):
                self._upload(file, f"{target}/{file.name}", cancelled)
        except BaseException:
            discard()
            raise
        return Staged(target, nothing, discard)

    def _upload(self, file: Path, key: str, cancelled: Callable[[], bool]) -> None:
        size = file.stat().st_size
        chunk = max(_CHUNK, -(-size // _LARGEST_CHUNK_COUNT))

        def parts() -> Iterator[bytes]:
            with file.open("rb") as reader:
                while data := reader.read(_READ_CHUNK):
                    if cancelled():
                        raise Cancelled
                    yield data

        with in_words(key):
            if size <= chunk:
                obstore.put(self._store, key, file, use_multipart=False)
            else:
                obstore.put(self._store, key, parts(), chunk_size=chunk, max_concurrency=4)
        if cancelled():
            raise Cancelled

    def existing(self, key: str) -> Path:
        """Return a copy of a file on this machine, fetched when it is not there yet.

        Raises:
            NotFound: there is no such file.
            Unavailable: the storage cannot be reached.
        """
        _checked(key)
        known = self._looked.get(key)
        if known and time.monotonic() - known[0] < _TRUSTED_S and known[1].is_file():
            return known[1]
        path = self._fetch(key)
        if len(self._looked) >= _MOST_LOOKED:
            self._looked.clear()
        self._looked[key] = (time.monotonic(), path)
        return path

    def _fetch(self, key: str) -> Path:
        with in_words(key):
            meta = obstore.head(self._store, key)
            version = f"{self.bucket}/{self.prefix}/{key} {meta['e_tag']} {meta['size']}"
            return self._fetched.get(
                version, lambda: obstore.get(self._store, key).stream(_READ_CHUNK)
            )

    def open(self, key: str) -> StoredFile:
        """Return a file to be sent by ranges.

        Raises:
            NotFound: there is no such file.
            Unavailable: the storage cannot be reached.
        """
        _checked(key)
        with in_words(key):
            meta = obstore.head(self._store, key)
        return StoredFile(meta["size"], partial(self._read, key, meta["e_tag"]))

    def _read(self, key: str, etag: str | None, start: int, end: int) -> Iterator[bytes]:
        if start >= end:
            return
        options: GetOptions = {"range": (start, end)}
        if etag:
            options["if_match"] = etag
        with in_words(key):
            for chunk in obstore.get(self._store, key, options=options).stream(_READ_CHUNK):
                yield bytes(chunk)

    def presigned_url(
        self, key: str, filename: str, media_type: str, seconds: int, method: str = "GET"
    ) -> str | None:
        """Return a URL that serves the file under a name for a while; no request is made."""
        if not self._bucket.is_signed:
            return None
        plain = re.sub(r"[^A-Za-z0-9 ._-]", "_", filename)
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename)}"
        return self._client.get_presigned_url(
            method,
            self.bucket,
            self._bucket.full_key(_checked(key)),
            expires=dt.timedelta(seconds=seconds),
            response_headers={
                "response-content-disposition": disposition,
                "response-content-type": media_type,
            },
        )

    def files(self, key: str) -> list[Entry]:
        """Return all files below a key, at any depth, by key; none when nothing is there.

        Raises:
            Unavailable: the storage cannot be reached.
        """
        _checked(key)
        with in_words(key):
            pages = obstore.list(self._store, key, chunk_size=1000)
            found = [Entry(entry["path"], entry["size"]) for page in pages for entry in page]
        return sorted(found, key=lambda entry: entry.key)

    def made(self, key: str) -> list[str]:
        """Return ``<job>/<attempt>`` for each attempt that has files below a key."""
        found = set()
        for entry in self.files(key):
            parts = entry.key.removeprefix(f"{key}/").split("/")
            if len(parts) == 3:
                found.add(f"{parts[0]}/{parts[1]}")
        return sorted(found)

    def delete_folder(self, key: str) -> None:
        """Delete all files below a key; nothing happens when there are none.

        Raises:
            Unavailable: the storage cannot be reached.
        """
        found = [entry.key for entry in self.files(key)]
        for each in found:
            self._looked.pop(each, None)
        with in_words(key):
            for first in range(0, len(found), 1000):
                obstore.delete(self._store, found[first : first + 1000])

    def _try_to_delete(self, key: str) -> None:
        with contextlib.suppress(Unavailable):  # it is swept later
            self.delete_folder(key)

    def sweep(self, is_held: Callable[[str, int], bool]) -> None:
        """Drop the parts of uploads whose attempts are over."""
        prefix = self._bucket.full_key("")
        with in_words(prefix):
            found = self._client._list_multipart_uploads(self.bucket, prefix=prefix)
            for upload in found.uploads:
                parts = upload.object_name.removeprefix(prefix).split("/")
                if upload.upload_id is None or len(parts) != 4 or not parts[2].isdigit():
                    continue
                if not is_held(parts[1], int(parts[2])):
                    self._client._abort_multipart_upload(
                        self.bucket, upload.object_name, upload.upload_id
                    )


def _checked(key: str) -> str:
    return "/".join(key_parts(key))
