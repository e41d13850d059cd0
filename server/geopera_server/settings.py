"""Settings of a server, built once by the command line or the plugin and passed on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from limits import parse
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


def _default_threads() -> int:
    return max(1, min(4, os.cpu_count() or 1))


class Settings(BaseSettings):
    """Everything that can be set, each also by an environment variable ``GEOPERA_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="GEOPERA_", extra="ignore", frozen=True)

    home: Path = Field(description="Folder that holds the database, the clips and the secrets.")
    database_url: str | None = Field(
        None, description="SQLAlchemy URL; SQLite in the home folder when not given."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8765, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] | None = Field(
        None, description="Host headers to answer; loopback names only while listening on loopback."
    )
    allow_source: Annotated[tuple[Path | str, ...], NoDecode] = Field(
        (),
        description="Folders, and URL prefixes (https://host/folder/, s3://bucket/folder/), whose "
        "GeoTIFFs may be read by `url=` and ingested. A host named here may be on any network.",
    )
    allow_remote: bool = Field(
        False,
        description="Embedded only: GeoTIFFs of all public http(s) hosts and of S3 may be read.",
    )
    jpeg2000: bool = Field(
        False, description="JPEG 2000 files are read beside GeoTIFFs; always when embedded."
    )
    remote_revalidate_seconds: float = Field(
        30.0, ge=0, description="A remote file is looked at again when this time has passed."
    )
    remote_timeout_seconds: float = Field(
        15.0, gt=0, description="How long a remote host may be silent; eight times that in all."
    )
    remote_attempts: int = Field(
        3, ge=1, le=10, description="How often a remote host is asked before giving up."
    )
    remote_connections: int = Field(
        16, ge=1, le=256, description="Requests to remote hosts under way at once."
    )
    remote_merge_bytes: int = Field(
        32 * 2**10, ge=0, description="Ranges of a file this close are asked for together."
    )
    remote_request_bytes: int = Field(
        8 * 2**20, ge=2**16, le=2**28, description="Largest range asked for in one request."
    )
    remote_cache_bytes: int = Field(
        64 * 2**20, ge=0, description="Memory for headers and small parts of remote files."
    )
    embedded: bool = Field(
        False, description="Serves one person on this machine: any local GeoTIFF may be read."
    )
    render_threads: int = Field(
        default_factory=_default_threads, ge=1, le=64, description="Tiles rendered at once."
    )
    worker_threads: int = Field(1, ge=0, le=64, description="Jobs run at once in this process.")
    max_queued_jobs: int = Field(
        1000, ge=1, description="Jobs of one organization that may run or wait at once."
    )
    quota_period: Literal["ever", "month", "day"] = Field(
        "ever", description="The time that quotas are for; a new one begins at midnight UTC."
    )
    lease_seconds: float = Field(
        10.0, gt=0.5, description="A job whose worker was silent this long is taken over."
    )
    max_attempts: int = Field(5, ge=1, description="A job is given up after this many attempts.")
    retry_seconds: float = Field(
        2.0, gt=0, description="Wait before the second attempt; doubled before each further one."
    )
    sweep_seconds: float = Field(
        300.0, gt=0, description="How often files that no job owns any more are swept."
    )
    download_limit: str = Field(
        "120/minute", description="Downloads of one file, as count/period (5/second, 100/hour)."
    )
    download_link_seconds: int = Field(
        3600, ge=10, le=86_400, description="How long a link to a file on S3 is valid."
    )
    breaker_failures: int = Field(
        5, ge=1, description="Failures of the storage in a row after which downloads pause."
    )
    breaker_seconds: float = Field(
        30.0, gt=0, description="How long downloads pause before the storage is tried again."
    )
    max_body_bytes: int = Field(16 * 2**20, ge=1024, description="Largest request body.")
    tile_token_days: float = Field(30.0, gt=0, description="How long a tile token is valid.")
    storage: str | None = Field(
        None,
        description="What jobs make is kept here: a folder that is there, or s3://bucket/prefix. "
        "The folder `storage` in the home folder when not given.",
    )
    s3_cache_bytes: int = Field(
        2 * 2**30, ge=0, description="Copies of files on S3 that this machine keeps to show them."
    )
    s3_endpoint: str | None = Field(
        None, description="Address of the S3 service; that of AWS when not given."
    )
    s3_region: str = Field("us-east-1", description="Region of the S3 service.")
    s3_access_key_id: SecretStr | None = Field(
        None, description="Access key of S3; requests are not signed when not given."
    )
    s3_secret_access_key: SecretStr | None = Field(None, description="Secret key of S3.")

    session_minutes: float = Field(
        60.0, gt=0, le=1440, description="How long a session token is valid; it can be renewed."
    )
    refresh_days: float = Field(30.0, gt=0, description="How long a login can be renewed.")
    secret_days: float = Field(
        30.0, gt=0, description="How long one secret signs tokens before the next takes its turn."
    )
    max_upload_bytes: int = Field(
        20 * 2**30, ge=1024, description="Largest raster that a client may upload."
    )
    upload_folder: Path | None = Field(
        None,
        description="Uploads are here while they come in; all servers and workers must share it. "
        "The folder `incoming` in the home folder when not given.",
    )
    upload_hours: float = Field(
        24.0, gt=0, description="An upload that nobody continued this long is given up."
    )

    @field_validator("allow_source", mode="after")
    @classmethod
    def _folders_and_prefixes(cls, value: tuple[Path | str, ...]) -> tuple[Path | str, ...]:
        """Take for a path what is no URL; a URL that became a path keeps its slashes here."""
        return tuple(
            each if isinstance(each, Path) or "://" in each else Path(each) for each in value
        )

    @field_validator("allowed_hosts", "allow_source", mode="before")
    @classmethod
    def _split_commas(cls, value: object) -> object:
        """Take ``a,b`` from the environment as two entries."""
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("download_limit")
    @classmethod
    def _is_a_rate(cls, value: str) -> str:
        parse(value)
        return value

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def source_folders(self) -> tuple[Path, ...]:
        """Folders whose GeoTIFFs may be read."""
        return tuple(each for each in self.allow_source if isinstance(each, Path))

    @property
    def source_prefixes(self) -> tuple[str, ...]:
        """URLs below which GeoTIFFs may be read."""
        return tuple(each for each in self.allow_source if isinstance(each, str))

    @property
    def resolved_database_url(self) -> str:
        """The SQLAlchemy URL in use."""
        return self.database_url or f"sqlite:///{self.home / 'geopera.db'}"

    @property
    def storage_root(self) -> Path:
        """Folder of the files that jobs produce, when they are not on S3."""
        return Path(self.storage).expanduser().absolute() if self.storage else self.home / "storage"

    @property
    def upload_root(self) -> Path:
        """Folder of uploads that come in."""
        folder = self.upload_folder
        return folder.expanduser().absolute() if folder else self.home / "incoming"

    @property
    def work_root(self) -> Path:
        """Folder of files that are being written."""
        return self.home / "work"

    @property
    def resolved_hosts(self) -> tuple[str, ...] | None:
        """Host headers to answer, or None for all of them."""
        if self.allowed_hosts is not None:
            return self.allowed_hosts
        if self.embedded or self.host in ("127.0.0.1", "localhost", "::1"):
            return LOOPBACK_HOSTS
        return None
