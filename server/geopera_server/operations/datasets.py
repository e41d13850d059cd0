"""Datasets: every item with a raster is one, by the item's id, private or public."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..auth import audit
from ..auth.download_tokens import DownloadGrant
from ..auth.principal import Principal
from ..catalog.stored_files import UPLOADS
from ..context import Context
from ..db.models import Asset, Item, Project
from ..errors import InvalidInput, NotFound, Unavailable
from ..raster.bytes_source import ByteSource, ShortRead, SourceChanged
from ..raster.location import identify
from ..raster.remote.address import is_remote
from ..raster.remote.file import RemoteFile
from ..storage.base import StoredFile
from ..storage.first_uses import is_small
from .registry import Call
from .sources import storage_key, stored_file

SCOPE = "items:read"
MEDIA_TYPE = "image/tiff"
_MAIN_ASSET = "data"
_PART = 2**20


@dataclass(frozen=True)
class DatasetFile:
    """The raster of a dataset: its file and a tag that changes with it, or where to get it.

    One on another host is ``far``; see `fetched`.
    """

    filename: str
    path: Path | None = None
    etag: str | None = None
    address: str | None = None
    far: RemoteFile | None = None


@dataclass(frozen=True)
class FetchedFile:
    """The raster of a dataset on another host, read from there while it is sent."""

    filename: str
    etag: str
    stored: StoredFile


def grant_of(caller: Principal) -> DownloadGrant:
    """Return what a caller with credentials may open.

    Raises:
        Forbidden: they lack the scope.
    """
    caller.require(SCOPE)
    return DownloadGrant(caller.id, caller.organization_id)


def find(session: Session, grant: DownloadGrant, dataset_id: str) -> tuple[Item, str]:
    """Return a dataset that may be opened, and whose it is.

    Raises:
        NotFound: there is none, or it is private and of others: the answer is the same.
    """
    row = session.execute(
        select(Item, Project.organization_id).join(Project).where(Item.id == dataset_id)
    ).first()
    if row is None or not (row[0].is_public or row[1] == grant.organization_id):
        raise NotFound("There is no such dataset.")
    return row[0], row[1]


def open_download(
    context: Context,
    grant: DownloadGrant,
    dataset_id: str,
    address: str,
    wanted_range: str | None,
    asset_key: str | None = None,
    *,
    audited: bool,
) -> DatasetFile:
    """Return the raster of a dataset, and note who got which part of it.

    Small ranges of one reader are counted and noted once a minute; not of a file on S3, whose link
    gives all of it. One who only asks what a download would be (not ``audited``) gets a link that
    tells that and gives nothing.

    Raises:
        NotFound: no such dataset for this caller, or its file is gone.
        InvalidInput: it is not a raster.
        RateLimited: too many downloads, or the storage does not answer.
    """
    with context.database.reading() as session:
        item, organization_id = find(session, grant, dataset_id)
        asset = _raster(item.assets, asset_key)
    is_sent_here = storage_key(context, asset.path) is None
    if audited and is_sent_here and is_small(wanted_range):  # a viewer reads many, as one download
        reader = grant.user_id or address
        audited = context.first_uses.is_first((reader, address, item.id, asset.key))
    if audited:
        context.egress.admit(item.id, asset.key)
    method = "GET" if audited or is_sent_here else "HEAD"
    found = context.egress.through(lambda: _located(context, item, asset, method))
    if audited:
        with context.database.writing() as session:
            audit.record(
                session,
                audit.DOWNLOAD,
                organization_id=organization_id,
                user_id=grant.user_id,
                target=dataset_id,
                address=address,
                range=wanted_range,
                caller_organization=grant.organization_id,
            )
    return found


def _located(context: Context, item: Item, asset: Asset, method: str) -> DatasetFile:
    """Return where the file of an asset is: on this machine, or in the storage on S3."""
    filename = _filename(item, PurePath(asset.path).suffix.lower())
    if not is_remote(asset.path):
        path = stored_file(asset.path)
        return DatasetFile(filename, path, _etag(path))
    key = storage_key(context, asset.path)
    if key is None:
        return DatasetFile(filename, far=context.remote.file(asset.path))
    seconds = context.settings.download_link_seconds
    address = context.storage.presigned_url(key, filename, MEDIA_TYPE, seconds, method)
    if not address:
        raise NotFound("The file of this asset is not in the storage of this server.")
    return DatasetFile(filename, address=address)


def fetched(filename: str, far: RemoteFile) -> FetchedFile:
    """Ask another host for the version of a raster, and return what sends this one.

    Raises:
        NotFound: it is not there.
        Unavailable: its host does not answer, or serves no parts of files any more.
    """
    try:
        identity = identify(far)
    except InvalidInput as error:  # it serves no parts of files any more
        raise Unavailable(error.detail) from None
    etag = hashlib.sha256(f"{far.shown}|{identity.version}".encode()).hexdigest()[:32]
    stored = StoredFile(identity.size, partial(_parts, identity.source()))
    return FetchedFile(filename, etag, stored)


def _parts(source: ByteSource, start: int, end: int) -> Iterator[bytes]:
    for offset in range(start, end, _PART):
        try:
            yield source.read(offset, min(_PART, end - offset))
        except (ShortRead, SourceChanged):
            raise Unavailable("The file changed while it was read: ask for it again.") from None


def storage_path(context: Context, key: str) -> str:
    """Return what an asset calls a file of the storage: its path, or its s3:// address.

    Without a key it is what all of them begin with.
    """
    base = context.settings.storage
    if base is None or not base.startswith("s3://"):
        root = context.settings.storage_root.resolve()
        return str(context.storage.existing(key).resolve()) if key else f"{root}/"
    return f"{base.rstrip('/')}/{key}"


def forget_uploads(call: Call, paths: Sequence[str]) -> None:
    """Have the files of uploads deleted of which no asset is left, once their rows are gone."""
    for folder in {_upload_folder(call.context, path) for path in paths} - {None}:
        below = Asset.path.startswith(f"{storage_path(call.context, '')}{folder}/", autoescape=True)
        if call.session.scalar(select(Asset.id).where(below).limit(1)) is None:
            call.after_commit.append(partial(call.context.delete_files, str(folder)))


def _upload_folder(context: Context, path: str) -> str | None:
    """Return the folder of the storage that holds the upload of a file, None for another file."""
    base = storage_path(context, "")
    top, _, rest = path.removeprefix(base).partition("/")
    upload, slash, _ = rest.partition("/")
    return f"{UPLOADS}/{upload}" if path.startswith(base) and top == UPLOADS and slash else None


def _raster(assets: list[Asset], key: str | None) -> Asset:
    if key is not None and all(asset.key != key for asset in assets):
        raise NotFound("This dataset has no such asset.")
    rasters = [asset for asset in assets if asset.media_type.startswith(MEDIA_TYPE)]
    rasters = [asset for asset in rasters if key in (None, asset.key)]
    if not rasters:
        raise InvalidInput("This dataset is not a raster: it has no GeoTIFF.")
    return next((asset for asset in rasters if asset.key == _MAIN_ASSET), rasters[0])


def _filename(item: Item, suffix: str) -> str:
    suffix = suffix if suffix in (".tif", ".tiff") else ".tif"
    stem = item.name.removesuffix(suffix)
    clean = "".join("_" if ord(char) < 32 or char in '/\\"' else char for char in stem).strip(". ")
    return f"{clean or item.id}{suffix}"


def _etag(path: Path) -> str:
    """Return a tag of a file's bytes: a file that is written anew has another time or inode."""
    status = path.stat()
    text = f"{status.st_ino}:{status.st_size}:{status.st_mtime_ns}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]
