"""How remote files are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import SecretStr

from ...settings import Settings
from .network import Resolver, system_addresses

_DEADLINE = 8  # times the time that a host may be silent


@dataclass(frozen=True)
class S3Options:
    """Where S3 is and who asks; requests are not signed without keys, which never show."""

    endpoint: str | None = None
    region: str = "us-east-1"
    access_key_id: str | None = field(default=None, repr=False)
    secret_access_key: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class RemoteOptions:
    """Bounds in bytes, seconds and counts; ``deadline_s`` bounds a whole request.

    Ranges at most ``gap_bytes`` apart are asked for together, ``request_bytes`` at most at once.
    ``cache_bytes`` is what is kept of headers and small reads of all files together.
    """

    prefixes: tuple[str, ...] = ()
    public: bool = False
    revalidate_s: float = 30.0
    timeout_s: float = 15.0
    deadline_s: float = 120.0
    attempts: int = 3
    backoff_s: float = 0.2
    connections: int = 16
    gap_bytes: int = 32 * 2**10
    request_bytes: int = 8 * 2**20
    read_bytes: int = 512 * 2**20
    header_bytes: int = 64 * 2**10
    cache_bytes: int = 64 * 2**20
    whole_bytes: int = 16 * 2**20
    s3: S3Options = field(default_factory=S3Options)
    resolve: Resolver = system_addresses

    @classmethod
    def of(cls, settings: Settings) -> RemoteOptions:
        """Return the options that the settings of a server ask for."""
        return cls(
            prefixes=settings.source_prefixes,
            public=settings.embedded and settings.allow_remote,
            revalidate_s=settings.remote_revalidate_seconds,
            timeout_s=settings.remote_timeout_seconds,
            deadline_s=_DEADLINE * settings.remote_timeout_seconds,
            attempts=settings.remote_attempts,
            connections=settings.remote_connections,
            gap_bytes=settings.remote_merge_bytes,
            request_bytes=settings.remote_request_bytes,
            cache_bytes=settings.remote_cache_bytes,
            s3=S3Options(
                settings.s3_endpoint,
                settings.s3_region,
                _plain(settings.s3_access_key_id),
                _plain(settings.s3_secret_access_key),
            ),
        )


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret is not None else None
