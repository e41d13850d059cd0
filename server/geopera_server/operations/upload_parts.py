"""One part of a file of an upload: checked, appended, counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..auth.issuers import Issuer
from ..context import Context
from ..db.models import Upload
from ..errors import Conflict, InvalidInput, NotFound, Unauthenticated
from . import upload_files
from .upload_schemas import OPEN, UploadStatus
from .uploads import SCOPE, TOKEN_KIND, check_size

_RANGE = re.compile(r"bytes (?:(\d{1,15})-(\d{1,15})|\*)/(\d{1,15}|\*)")


@dataclass(frozen=True)
class Part:
    """What a request sends: bytes from ``start`` to ``end``, excluded; no bytes: it only asks."""

    start: int
    end: int
    total: int | None


@dataclass(frozen=True)
class Progress:
    """How much of a file has arrived."""

    size: int
    complete: bool


def check_token(context: Context, upload_id: str, name: str, token: str | None) -> None:
    """Check that a token is for this file of this upload.

    Raises:
        Unauthenticated: it is not, or who asked for it may upload no more.
    """
    claims = context.auth.keyring.check(TOKEN_KIND, token or "")
    if (claims.get("upload"), claims.get("file")) != (upload_id, name):
        raise Unauthenticated("The upload token is for another file.")
    issuer = Issuer.of(claims)
    if issuer is None:
        return
    with context.database.reading() as session:
        upload = session.get(Upload, upload_id)
        if upload and issuer.holder(session, upload.organization_id, (SCOPE,))[0] is None:
            raise Unauthenticated("The key or the account that this upload was begun with ended.")


def read_range(header: str | None, length: int | None) -> Part:
    """Return which part a request sends; without a Content-Range, the whole file.

    Raises:
        InvalidInput: the header cannot be read, or does not fit the length of the body.
    """
    if header is None:
        if length is None:
            raise InvalidInput("A file is sent with a Content-Length.")
        return Part(0, length, length)
    match = _RANGE.fullmatch(header.strip())
    if match is None:
        raise InvalidInput("Content-Range is written bytes 0-1048575/5242880.")
    total = None if match[3] == "*" else int(match[3])
    if match[1] is None:
        return Part(0, 0, total)
    start, end = int(match[1]), int(match[2]) + 1
    if start >= end or (total is not None and end > total):
        raise InvalidInput("Content-Range goes from a first to a last byte within the total.")
    if length is not None and length != end - start:
        raise InvalidInput("Content-Range and Content-Length tell different lengths.")
    return Part(start, end, total)


@contextmanager
def receiving(context: Context, upload_id: str, name: str, part: Part) -> Iterator[Path]:
    """Yield the file to which a part is appended, cut to where the part begins.

    Raises:
        NotFound, Conflict: the upload takes no such file, or the part is not the next one.
        PayloadTooLarge: the upload would be too large.
    """
    with context.database.reading() as session:
        upload = session.get(Upload, upload_id)
        if upload is None or name not in upload.files:
            raise NotFound("There is no such upload.")
        if upload.status not in OPEN:
            raise Conflict(f"The upload is {upload.status}: begin another one.")
        others = sum(
            upload_files.received(context, upload_id, each)[0]
            for each in upload.files
            if each != name
        )
    check_size(context, others + (part.total or part.end))
    with upload_files.appending(context, upload_id, name) as path:
        size, complete = upload_files.received(context, upload_id, name)
        if complete:
            raise Conflict("This file has arrived already.")
        if part.start and part.start != size:
            raise Conflict(f"{size} bytes have arrived: send the part that begins there.")
        with path.open("r+b") as file:
            file.truncate(part.start)
        yield path


def note(context: Context, upload_id: str, name: str, part: Part) -> Progress:
    """Count what has arrived, and end the file when that is all of it."""
    size, complete = upload_files.received(context, upload_id, name)
    if not complete and part.total and part.end == size == part.total:
        upload_files.finish(context, upload_id, name)
        complete = True
    with context.database.writing() as session:
        upload = session.get(Upload, upload_id, with_for_update=True)
        if upload is not None and upload.status in OPEN:
            sizes = (upload_files.received(context, upload_id, each)[0] for each in upload.files)
            upload.bytes_uploaded = sum(sizes)
            upload.status = UploadStatus.UPLOADING
    return Progress(size, complete)
