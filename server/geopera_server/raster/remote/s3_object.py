"""A file on S3, read by ranges through obstore."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from ...errors import InvalidInput, NotFound, Unavailable
from ..bytes_source import SourceChanged
from .address import SAFE, Address
from .allow_list import ABSENT
from .options import RemoteOptions
from .ranges import Span
from .remote_object import Version
from .together import Together

if TYPE_CHECKING:
    from obstore.store import S3Store

_UNREACHABLE = "The storage of this raster does not answer: try again later."
_MISSING = (
    "This server cannot read s3:// URLs: it lacks the extra `backend` (geopera-server[backend])."
)


class S3Object:
    """A key of a bucket. ``started`` is told the first bytes of each new version.

    Raises:
        InvalidInput: the extra `backend` is not installed.
    """

    def __init__(
        self,
        address: Address,
        together: Together,
        options: RemoteOptions,
        started: Callable[[Version, bytes], None],
    ) -> None:
        self._bucket = f"s3://{address.host}"
        self._key = unquote(address.path.lstrip("/"))
        self._name = address.name
        self._store = _store(address.host, options)
        self._together = together
        self._options = options
        self._started = started
        self._known: tuple[float, Version] | None = None
        self._looking = threading.Lock()

    def current(self) -> Version:
        """Return the version; see :class:`.remote_object.RemoteObject`."""
        known = self._known
        if known is not None and self._is_fresh(known[0]):
            return known[1]
        if known is not None and not self._looking.acquire(blocking=False):
            return known[1]  # another thread is looking
        if known is None:
            self._looking.acquire()
        try:
            known = self._known
            if known is None or not self._is_fresh(known[0]):
                known = self._known = (time.monotonic(), self._look(known and known[1]))
            return known[1]
        except NotFound:
            self._known = None
            raise
        finally:
            self._looking.release()

    def fetch(self, version: Version, asked: Sequence[Span]) -> list[bytes]:
        """Return the bytes of each span; see :class:`.remote_object.RemoteObject`."""
        return self._together.map(self._bucket, lambda span: self._span(version, span), asked)

    def _span(self, version: Version, span: Span) -> bytes:
        found, body = self._get(span.start, span.end, version.etag)
        if not version.agrees(found) or len(body) != span.end - span.start:
            self._known = None
            raise SourceChanged(f"{self._name} has changed")
        return body

    def _is_fresh(self, looked_at: float) -> bool:
        return time.monotonic() - looked_at < self._options.revalidate_s

    def _look(self, before: Version | None) -> Version:
        found, body = self._get(0, self._options.header_bytes, "")
        if before is not None and before.agrees(found):
            return before
        self._started(found, body)
        return found

    def _get(self, start: int, end: int, etag: str) -> tuple[Version, bytes]:
        from obstore import exceptions

        options: Any = {"range": (start, end)}
        if etag:
            options["if_match"] = etag
        try:
            with self._together.turn(self._bucket):
                result = self._store.get(self._key, options=options)
                body = bytes(result.bytes())
        except exceptions.PreconditionError:
            self._known = None
            raise SourceChanged(f"{self._name} has changed") from None
        except (
            FileNotFoundError,  # what NotFoundError of obstore is
            exceptions.NotFoundError,
            exceptions.InvalidPathError,
            exceptions.PermissionDeniedError,
            exceptions.UnauthenticatedError,
        ):
            raise NotFound(ABSENT) from None
        except (exceptions.BaseError, OSError, ValueError) as error:
            if " 416 " in str(error):
                raise InvalidInput(f"{self._name} is empty.") from None
            raise Unavailable(_UNREACHABLE) from None  # its words name endpoint and bucket
        meta = result.meta
        modified = meta["last_modified"].isoformat() if meta["last_modified"] else ""
        return Version(int(meta["size"]), meta["e_tag"] or "", modified), body


def list_keys(prefix: Address, options: RemoteOptions) -> Iterator[str]:
    """Return the URLs of what lies below a prefix, by their keys.

    Raises:
        InvalidInput: the extra `backend` is not installed.
        NotFound: no such bucket, or it may not be listed.
        Unavailable: the storage does not answer.
    """
    store = _store(prefix.host, options)
    from obstore import exceptions

    try:
        for batch in store.list(unquote(prefix.path.lstrip("/")) or None):
            for meta in batch:
                yield f"s3://{prefix.host}/{quote(meta['path'], safe=SAFE)}"
    except (
        FileNotFoundError,
        exceptions.NotFoundError,
        exceptions.PermissionDeniedError,
        exceptions.UnauthenticatedError,
    ):
        raise NotFound(ABSENT) from None
    except (exceptions.BaseError, OSError, ValueError):
        raise Unavailable(_UNREACHABLE) from None


def _store(bucket: str, options: RemoteOptions) -> S3Store:
    try:
        import obstore  # noqa: F401
    except ImportError:
        raise InvalidInput(_MISSING) from None
    return _cached_store(bucket, options)


@lru_cache(maxsize=64)
def _cached_store(bucket: str, options: RemoteOptions) -> S3Store:
    from obstore.store import S3Store

    s3 = options.s3
    config: Any = {"region": s3.region}
    if s3.endpoint:
        config |= {"endpoint": s3.endpoint, "virtual_hosted_style_request": False}
    if s3.access_key_id and s3.secret_access_key:
        config |= {
            "access_key_id": s3.access_key_id,
            "secret_access_key": s3.secret_access_key,
        }
    else:
        config["skip_signature"] = True  # or it would ask the machine's metadata service for keys
    client: Any = {
        "connect_timeout": dt.timedelta(seconds=options.timeout_s),
        "timeout": dt.timedelta(seconds=options.deadline_s),
        "allow_http": bool(s3.endpoint and s3.endpoint.startswith("http://")),
    }
    retry: Any = {
        "max_retries": options.attempts - 1,
        "retry_timeout": dt.timedelta(seconds=options.deadline_s),
        "backoff": {"init_backoff": dt.timedelta(seconds=options.backoff_s)},
    }
    return S3Store(bucket, client_options=client, retry_config=retry, **config)
