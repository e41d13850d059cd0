"""What an error says to a person, in the language of QGIS."""

from __future__ import annotations

import errno

from ..client.errors import ClientError
from .translate import look_up, tr

# Windows has no quota of that name.
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def error_title(error: ClientError) -> str:
    """Return what went wrong, in a few words; those of a server stay as they are."""
    return look_up(error.title) if error.title else ""


def error_text(error: object) -> str:
    """Return what a person can act on: a sentence, never a traceback."""
    if isinstance(error, ClientError):
        text = look_up(error.template)
        return text.format(**error.fields) if error.fields else text
    if isinstance(error, OSError) and error.strerror:
        if is_full(error):
            return tr("There is no room left on the disk.")
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    text = str(error).strip()
    return text or tr("Something went wrong, and nothing more is known about it.")


def is_full(error: object) -> bool:
    """Say whether a disk has no room left, or not for this user."""
    return isinstance(error, OSError) and error.errno in _FULL


def error_line(error: object) -> str:
    """Return both in one line, for places that show no more."""
    if isinstance(error, ClientError) and error.title:
        return f"{error_title(error)}: {error_text(error)}"
    return error_text(error)
