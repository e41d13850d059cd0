"""The storage that the settings name."""

from __future__ import annotations

from pathlib import Path

from ..settings import Settings
from .base import Storage
from .local import LocalStorage


def open_storage(settings: Settings) -> Storage:
    """Return the storage of the settings; a folder is made when it is not there.

    Raises:
        InvalidInput: it is on S3, and what that needs is not set or not installed.
        OSError: the folder cannot be made.
    """
    location = settings.storage
    if location is not None and location.startswith("s3://"):
        from .s3 import S3Storage  # obstore is an extra

        return S3Storage.of(settings, location)
    return LocalStorage(settings.storage_root)


def keeps_on_this_machine(settings: Settings) -> Path | None:
    """Return the folder of a storage that is one."""
    is_remote = settings.storage is not None and settings.storage.startswith("s3://")
    return None if is_remote else settings.storage_root
