"""A bucket of S3: where it is, what signs the requests, and what its refusals mean."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import obstore
from minio import Minio
from minio.error import MinioException
from obstore.exceptions import BaseError
from obstore.store import S3Store
from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError

from ..errors import InvalidInput, NotFound, Unavailable
from ..settings import Settings
from .base import key_parts

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

_LOG = logging.getLogger(__name__)
_AWAY = "The storage cannot be reached now."
_CLIENT: ClientConfig = {"timeout": "60s", "connect_timeout": "5s"}
_RETRY: RetryConfig = {"max_retries": 3, "retry_timeout": dt.timedelta(seconds=10)}


@dataclass(frozen=True)
class Bucket:
    """A prefix of a bucket: ``store`` moves bytes, ``client`` signs URLs and lists uploads."""

    name: str
    prefix: str
    store: S3Store
    client: Minio
    is_signed: bool

    @classmethod
    def of(cls, settings: Settings, url: str) -> Bucket:
        """Return what is at ``s3://bucket/prefix``, with the endpoint and keys of the settings.

        Raises:
            InvalidInput: the URL names no bucket, or there is one key without the other.
        """
        match = re.fullmatch(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?", url)
        if match is None:
            raise InvalidInput(f"{url!r} is not a storage: s3://bucket/prefix.")
        name, prefix = match[1], match[2] or ""
        if prefix:
            key_parts(prefix)
        access, secret = _keys(settings)
        region = settings.s3_region
        address = urlsplit(settings.s3_endpoint or f"https://s3.{region}.amazonaws.com")
        store = S3Store(
            name,
            prefix=prefix or None,
            config={
                "region": region,
                "virtual_hosted_style_request": False,
                **({"endpoint": settings.s3_endpoint} if settings.s3_endpoint else {}),
                **(
                    {"access_key_id": access, "secret_access_key": secret}
                    if access and secret
                    else {"skip_signature": True}
                ),
            },
            client_options={**_CLIENT, "allow_http": address.scheme == "http"},
            retry_config=_RETRY,
        )
        client = Minio(
            address.netloc,
            access,
            secret,
            secure=address.scheme == "https",
            region=region,
            http_client=PoolManager(timeout=Timeout(connect=5, read=30), retries=Retry(1)),
        )
        return cls(name, prefix, store, client, is_signed=access is not None)

    def full_key(self, key: str) -> str:
        """Return the key of a file within the bucket."""
        return f"{self.prefix}/{key}" if self.prefix else key


def _keys(settings: Settings) -> tuple[str | None, str | None]:
    access, secret = settings.s3_access_key_id, settings.s3_secret_access_key
    if (access is None) != (secret is None):
        raise InvalidInput("s3_access_key_id and s3_secret_access_key are set together.")
    return (
        access.get_secret_value() if access else None,
        secret.get_secret_value() if secret else None,
    )


@contextlib.contextmanager
def in_words(key: str) -> Iterator[None]:
    """Tell what S3 refused in the words of this server; addresses and keys stay out of them."""
    try:
        yield
    except (FileNotFoundError, obstore.exceptions.NotFoundError):
        raise NotFound("The file is no longer in the storage.") from None
    except (BaseError, MinioException, HTTPError) as error:
        _LOG.warning("the storage refused %s: %s", key, type(error).__name__)
        raise Unavailable(_AWAY) from None
    except OSError as error:
        _LOG.warning("the copy of %s: %s", key, error)
        raise Unavailable("The server has no room for a copy of the file now.") from None
