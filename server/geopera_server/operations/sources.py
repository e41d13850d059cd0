"""From a ``url`` that a caller names to a file that the server may read for them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..auth.principal import Principal
from ..context import Context
from ..db.models import Asset, Item, Job, Project
from ..errors import InvalidInput, NotFound
from ..jobs.status import JobStatus
from ..raster.location import Location
from ..raster.remote.address import is_remote
from ..raster.remote.allow_list import ABSENT

SCHEME = "geopera"


def asset_href(item_id: str, key: str) -> str:
    """Return the ``url`` that names an item's asset, on any server and port."""
    return f"{SCHEME}://items/{item_id}/{key}"


def resolve(context: Context, session: Session, caller: Principal, url: str) -> Location:
    """Return the file that a ``url`` names; of a remote one nothing is asked yet.

    A ``url`` is ``geopera://items/<item>/<asset>``, ``geopera://jobs/<job>/<mosaic type>``, or the
    path, ``file://``, ``http(s)://`` or ``s3://`` URL of a GeoTIFF that this server may read.

    Raises:
        InvalidInput: a kind of source that this server does not read.
        NotFound: not there, or not the caller's: the answer is the same.
    """
    if url.startswith(f"{SCHEME}://"):
        return _catalogued(context, session, caller, url)
    return allowed_source(context, url)


def allowed_source(context: Context, url: str) -> Location:
    """Return a local file as :func:`allowed_file` does, or a remote one that may be read.

    Raises:
        InvalidInput: a kind of source that this server does not read.
        NotFound: not there, or not allowed.
    """
    if context.remote and is_remote(url):
        return context.remote.file(url)
    return allowed_file(context, url)


def allowed_file(context: Context, url: str) -> Path:
    """Return a file below an allowed folder; embedded, any file of this machine.

    Raises:
        InvalidInput: not a path of the local file system.
        NotFound: not there, or not allowed.
    """
    text = _local_path(url)
    if text is None or "\0" in text or "://" in text or text.startswith(("/vsi", "vrt:")):
        raise InvalidInput(
            "This server reads catalogued assets (geopera://...) and GeoTIFFs in allowed folders "
            "or below allowed URLs; other kinds of source are not enabled."
        )
    path = Path(text)
    if not path.is_absolute():
        raise NotFound(ABSENT)
    try:
        path = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise NotFound(ABSENT) from None
    if not path.is_file() or not (context.settings.embedded or _is_allowed(context, path)):
        raise NotFound(ABSENT)
    return path


def is_allowed_folder(context: Context, path: str) -> bool:
    """Tell whether a path is a folder whose files may be read."""
    if "\0" in path or not Path(path).is_absolute():
        return False
    try:
        folder = Path(path).resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return folder.is_dir() and (context.settings.embedded or _is_allowed(context, folder))


def stored_source(context: Context, path: str) -> Location:
    """Return a catalogued file, local or remote, as :func:`stored_file` does.

    One in the server's own storage on S3 is no place that a caller could have named. Another
    remote one must still be allowed: who runs the server may have taken its host back.
    """
    if storage_key(context, path) is not None:
        return context.remote.own(path)
    if is_remote(path):
        return context.remote.file(path)
    return stored_file(path)


def storage_key(context: Context, path: str) -> str | None:
    """Return the key of a file of the storage on S3, None for another one."""
    base = context.settings.storage or ""
    if not base.startswith("s3://") or not path.startswith(f"{base.rstrip('/')}/"):
        return None
    return path.removeprefix(f"{base.rstrip('/')}/")


def stored_file(path: str) -> Path:
    """Return a catalogued file, unless it is gone or leads elsewhere now.

    Raises:
        NotFound: it is not there, or a link took its place.
    """
    file = Path(path)
    try:
        unchanged = file.resolve(strict=True) == file
    except (OSError, RuntimeError):
        unchanged = False
    if not unchanged or not file.is_file():
        raise NotFound("The file of this asset is no longer there.")
    return file


def _local_path(url: str) -> str | None:
    """Return the path that a ``file://`` URL or a path names; None for a URL that is neither."""
    if not url.startswith("file://"):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return unquote(parts.path) if parts.netloc in ("", "localhost") else None


def _is_allowed(context: Context, path: Path) -> bool:
    folders = (folder.expanduser().resolve() for folder in context.settings.source_folders)
    return any(path.is_relative_to(folder) for folder in folders)


def _catalogued(context: Context, session: Session, caller: Principal, url: str) -> Location:
    kind, *rest = url.removeprefix(f"{SCHEME}://").split("/")
    if len(rest) != 2:
        raise NotFound(ABSENT)
    if kind == "items":
        return _of_item(context, session, caller, *rest)
    if kind == "jobs":
        return _of_job(context, session, caller, *rest)
    raise NotFound(ABSENT)


def _of_item(
    context: Context, session: Session, caller: Principal, item_id: str, key: str
) -> Location:
    path = session.scalar(
        select(Asset.path)
        .join(Item)
        .join(Project)
        .where(
            Item.id == item_id,
            Asset.key == unquote(key),
            Project.organization_id == caller.organization_id,
        )
    )
    if path is None:
        raise NotFound(ABSENT)
    return stored_source(context, path)


def _of_job(
    context: Context, session: Session, caller: Principal, job_id: str, mosaic_type: str
) -> Path:
    job = session.get(Job, job_id)
    if (
        job is None
        or job.organization_id != caller.organization_id
        or job.status != JobStatus.COMPLETED
    ):
        raise NotFound(ABSENT)
    for clip in (job.result or {}).get("clips", ()):
        if clip["mosaic_type"] == unquote(mosaic_type):
            return context.storage.existing(clip["gcs_path"])
    raise NotFound(ABSENT)
