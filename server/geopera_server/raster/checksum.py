"""The SHA-256 of a file, near or far, read once from its beginning to its end."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from ..errors import Cancelled, InvalidInput
from .location import Identity
from .remote.file import RemoteFile
from .remote.remote_object import Version

MOST_FAR_BYTES = 64 * 2**30  # a host may claim any length
_STEP = 8 * 2**20  # bytes; a request of a remote file
_LEAST_RATE = 2**18  # bytes a second of another host, after a while
_PATIENCE_S = 120.0


def sha256(
    identity: Identity,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda share: None,
    clock: Callable[[], float] = time.monotonic,
) -> str:
    """Return the SHA-256 of a version of a file, in hex; memory does not grow with its length.

    Raises:
        Cancelled: the caller gave up meanwhile.
        InvalidInput: a file of another host that is too long, or comes too slowly.
        SourceChanged, ShortRead: the file is another one by now.
        Unavailable: its host does not answer.
    """
    is_far = isinstance(identity.path, RemoteFile)
    if is_far and identity.size > MOST_FAR_BYTES:
        raise InvalidInput(
            f"No checksum: files of other hosts are read whole up to {MOST_FAR_BYTES // 2**30} GiB."
        )
    digest = hashlib.sha256()
    source = identity.source()
    began = clock()
    for start in range(0, identity.size, _STEP):
        if cancelled():
            raise Cancelled
        if is_far and clock() - began > _PATIENCE_S + start / _LEAST_RATE:
            raise InvalidInput("No checksum: the host sends the file too slowly.")
        (part,) = source.read_many([(start, min(_STEP, identity.size - start))])
        digest.update(part)
        progress((start + len(part)) / identity.size)
    return digest.hexdigest()


def version_text(identity: Identity) -> str:
    """Return what changes when a file changes, to be kept; it tells nothing of its place."""
    version = identity.version
    if isinstance(version, Version):
        return f"{version.size}:{version.etag}:{version.modified}"[:500]
    return ":".join(map(str, version[:3]))
