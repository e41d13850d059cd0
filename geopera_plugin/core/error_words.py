"""What an error says to a person, in the language of QGIS."""

from __future__ import annotations

from ..client.errors import ClientError
from .translate import look_up, tr


def error_title(error: ClientError) -> str:
    """Return what went wrong, in a few words; those of a server stay as they are."""
    return look_up(error.title) if error.title else ""


def error_text(error: object) -> str:
    """Return what a person can act on: a sentence, never a traceback."""
    if isinstance(error, ClientError):
        text = look_up(error.template)
        return text.format(**error.fields) if error.fields else text
    text = str(error).strip()
    return text or tr("Something went wrong, and nothing more is known about it.")


def error_line(error: object) -> str:
    """Return both in one line, for places that show no more."""
    if isinstance(error, ClientError) and error.title:
        return f"{error_title(error)}: {error_text(error)}"
    return error_text(error)
