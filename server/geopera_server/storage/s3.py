"""Files in a bucket of S3, or of what speaks like it.

Each attempt at a job uploads below a key of its own, so that nothing is moved or overwritten there:
files are published by the row of the job that names them. What no row names is swept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ..errors import Cancelled, InvalidInput, NotFound, Unavailable
from ..settings import Settings
from .base import Staged, StoredFile, key_parts, never, nothing
from .fetched import Fetched

try:
    import obstore
    from minio import Minio
    from minio.error import MinioException
    from obstore.exceptions import BaseError
    from obstore.store import S3Store
    from urllib3.exceptions import HTTPError
except ModuleNotFoundError:  # pragma: no cover - an environment without the extra
    raise InvalidInput(
        "Storage on S3 needs the extra `backend`: pip install geopera-server[backend]."
    ) from None

if TYPE_CHECKING:
    from obstore import GetOptions
    from obstore.store import ClientConfig, RetryConfig

_LOG = logging.getLogger(__name__)
_CHUNK = 8 * 2**20  # of an upload: S3 wants parts of 5 MiB at least, and 10,000 at the most
_LARGEST_CHUNK_COUNT = 9_000
_READ_CHUNK = 2**20
_AWAY = "The storage cannot be reached now."
_CLIENT: ClientConfig = {"timeout": "60s", "connect_timeout": "5s"}
_RETRY: RetryConfig = {"max_retries": 3, "retry_timeout": dt.timedelta(seconds=10)}


class S3Storage:
    """Keeps files under keys below one prefix of a bucket."""

    def __init__(
        self,
        bucket: str,
        prefix: str,
        endpoint: str | None,
        region: str,
        keys: tuple[str, str] | None,
        fetched: Fetched,
    ) -> None:
        self.bucket = bucket
        self.prefix = prefix
        self._fetched = fetched
        access, secret = keys or (None, None)
        address = urlsplit(endpoint or f"https://s3.{region}.amazonaws.com")
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            config={
                "region": region,
                "virtual_hosted_style_request": False,
                **({"endpoint": endpoint} if endpoint else {}),
                **(
                    {"access_key_id": access, "secret_access_key": secret}
                    if access and secret
                    else {"skip_signature": True}
                ),
            },
            client_options={**_CLIENT, "allow_http": address.scheme == "http"},
            retry_config=_RETRY,
        )
        self._client = Minio(
            address.netloc, access, secret, secure=address.scheme == "https", region=region
        )

    @classmethod
    def of(cls, settings: Settings, url: str) -> S3Storage:
        """Return the storage at ``s3://bucket/prefix`` with the endpoint and keys of the settings.

        Raises:
            InvalidInput: the URL names no bucket, or there is one key without the other.
        """
        match = re.fullmatch(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?", url)
        if match is None:
            raise InvalidInput(f"{url!r} is not a storage: s3://bucket/prefix.")
        prefix = match[2] or ""
        if prefix:
            key_parts(prefix)
        access, secret = settings.s3_access_key_id, settings.s3_secret_access_key
        if (access is None) != (secret is None):
            raise InvalidInput("s3_access_key_id and s3_secret_access_key are set together.")
        keys = (access.get_secret_value(), secret.get_secret_value()) if access and secret else None
        fetched = Fetched(settings.home / "fetched", settings.s3_cache_bytes)
        return cls(match[1], prefix, settings.s3_endpoint, settings.s3_region, keys, fetched)

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

        with _words(key):
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
        with _words(key):
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
        with _words(key):
            meta = obstore.head(self._store, key)
        return StoredFile(meta["size"], partial(self._read, key, meta["e_tag"]))

    def _read(self, key: str, etag: str | None, start: int, end: int) -> Iterator[bytes]:
        if start >= end:
            return
        options: GetOptions = {"range": (start, end)}
        if etag:
            options["if_match"] = etag
        with _words(key):
            for chunk in obstore.get(self._store, key, options=options).stream(_READ_CHUNK):
                yield bytes(chunk)

    def presigned_url(self, key: str, filename: str, media_type: str, seconds: int) -> str | None:
        """Return a URL that serves the file under a name for a while; no request is made."""
        plain = re.sub(r"[^A-Za-z0-9 ._-]", "_", filename)
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename)}"
        return self._client.presigned_get_object(
            self.bucket,
            "/".join(part for part in (self.prefix, _checked(key)) if part),
            expires=dt.timedelta(seconds=seconds),
            response_headers={
                "response-content-disposition": disposition,
                "response-content-type": media_type,
            },
        )

    def folder(self, key: str) -> Path:
        """Refuse: there is no folder.

        Raises:
            InvalidInput: always.
        """
        raise InvalidInput(f"{key} is looked for in a folder, and this server's storage is on S3.")

    def made(self, key: str) -> list[str]:
        """Return ``<job>/<attempt>`` for each attempt that has files below a key."""
        _checked(key)
        found = set()
        with _words(key):
            for page in obstore.list(self._store, key, chunk_size=1000):
                for entry in page:
                    parts = entry["path"].removeprefix(f"{key}/").split("/")
                    if len(parts) == 3:
                        found.add(f"{parts[0]}/{parts[1]}")
        return sorted(found)

    def delete_folder(self, key: str) -> None:
        """Delete all files below a key; nothing happens when there are none.

        Raises:
            Unavailable: the storage cannot be reached.
        """
        _checked(key)
        with _words(key):
            for page in obstore.list(self._store, key, chunk_size=1000):
                obstore.delete(self._store, [entry["path"] for entry in page])

    def _try_to_delete(self, key: str) -> None:
        with contextlib.suppress(Unavailable):  # it is swept later
            self.delete_folder(key)

    def sweep(self, is_held: Callable[[str, int], bool]) -> None:
        """Drop the parts of uploads whose attempts are over."""
        prefix = f"{self.prefix}/" if self.prefix else ""
        with _words(prefix):
            found = self._client._list_multipart_uploads(self.bucket, prefix=prefix)
            for upload in found.uploads:
                parts = upload.object_name.removeprefix(prefix).split("/")
                if upload.upload_id is None or len(parts) != 4 or not parts[2].isdigit():
                    continue
                if not is_held(parts[1], int(parts[2])):
                    self._client._abort_multipart_upload(
                        self.bucket, upload.object_name, upload.upload_id
                    )


@contextlib.contextmanager
def _words(key: str) -> Iterator[None]:
    """Tell what S3 refused in the words of this server; addresses and keys stay out of them."""
    try:
        yield
    except (FileNotFoundError, obstore.exceptions.NotFoundError):
        raise NotFound("The file is no longer in the storage.") from None
    except (BaseError, MinioException, HTTPError) as error:
        _LOG.warning("the storage refused %s: %s", key, type(error).__name__)
        raise Unavailable(_AWAY) from None


def _checked(key: str) -> str:
    return "/".join(key_parts(key))
