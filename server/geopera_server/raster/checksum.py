"""The SHA-256 of a file, near or far, read once from its beginning to its end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from ..errors import Cancelled
from .location import Identity
from .remote.remote_object import Version

_STEP = 8 * 2**20  # bytes; a request of a remote file


def sha256(identity: Identity, cancelled: Callable[[], bool] = lambda: False) -> str:
    """Return the SHA-256 of a version of a file, in hex; memory does not grow with its length.

    Raises:
        Cancelled: the caller gave up meanwhile.
        SourceChanged, ShortRead: the file is another one by now.
        Unavailable: its host does not answer.
    """
    digest = hashlib.sha256()
    source = identity.source()
    for start in range(0, identity.size, _STEP):
        if cancelled():
            raise Cancelled
        (part,) = source.read_many([(start, min(_STEP, identity.size - start))])
        digest.update(part)
    return digest.hexdigest()


def version_text(identity: Identity) -> str:
    """Return what changes when a file changes, to be kept; it tells nothing of its place."""
    version = identity.version
    if isinstance(version, Version):
        return f"{version.size}:{version.etag}:{version.modified}"[:500]
    return ":".join(map(str, version[:3]))
