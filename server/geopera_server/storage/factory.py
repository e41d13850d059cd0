"""The storage that the settings name."""

from __future__ import annotations

from ..errors import InvalidInput
from ..settings import Settings
from .base import Storage
from .local import LocalStorage


def open_storage(settings: Settings) -> Storage:
    """Return the storage of the settings.

    Raises:
        InvalidInput: it is on S3, and what that needs is not set or not installed; or it is a
            folder that is not there: where a disk should be mounted, none is made.
    """
    location = settings.storage
    if location is not None and location.startswith("s3://"):
        try:
            from .s3 import S3Storage
        except ModuleNotFoundError:
            raise InvalidInput(
                "Storage on S3 needs the extra `backend`: pip install geopera-server[backend]."
            ) from None
        return S3Storage.of(settings, location)
    if location is not None and not settings.storage_root.is_dir():
        raise InvalidInput(f"The storage folder {location} is not there: make or mount it.")
    return LocalStorage(settings.storage_root)
