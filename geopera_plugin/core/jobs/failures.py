"""Why a clip failed, in a person's words, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...client.errors import (
    AuthenticationFailed,
    ClientError,
    Missing,
    NotAllowed,
    ServerGone,
)
from ..error_words import error_text, is_full
from ..translate import tr


@dataclass(frozen=True)
class Failure:
    """What went wrong, what helps, and whether the same may work a second time."""

    reason: str
    advice: str = ""
    can_retry: bool = True

    @property
    def text(self) -> str:
        """Return both as one line."""
        return " ".join(part for part in (self.reason, self.advice) if part)


def failure_of_job(error: str | None) -> Failure:
    """Return the failure that a job's ``error`` tells of; unknown words stay as they are."""
    text = (error or "").strip()
    if not text:
        return Failure(tr("The server did not say why."), tr("Try it again."))
    for pattern, make in _JOBS:
        if re.search(pattern, text, re.IGNORECASE):
            return make(text)
    return Failure(text)


def failure_of_error(error: Exception) -> Failure:
    """Return the failure that a refused request tells of."""
    if is_full(error):
        return Failure(error_text(error), tr("Free some, then retry."))
    if not isinstance(error, ClientError):
        return Failure(error_text(error), tr("Try it again."))
    status = error.status
    if status == 402:
        return Failure(
            error_text(error), tr("Free compute units, or ask for a larger quota."), False
        )
    if status == 413:
        return Failure(tr("The area has too many vertices for the server."), _simplify(), False)
    if status == 429:
        return Failure(error_text(error), tr("Try again when some of them are done."))
    if isinstance(error, ServerGone):
        return Failure(
            tr("The server does not answer."), tr("See whether it runs; then try again.")
        )
    if isinstance(error, AuthenticationFailed):
        return Failure(
            tr("The server does not accept your key."), tr("Enter a valid one for this server.")
        )
    if isinstance(error, NotAllowed):
        return Failure(
            error_text(error), tr("Ask the owner of the server for this permission."), False
        )
    if isinstance(error, Missing):
        return Failure(
            tr("The scene, its project or its area is no longer on the server."),
            tr("Refresh the list of scenes and choose another one."),
            False,
        )
    return Failure(error_text(error), can_retry=error.retryable)


def _simplify() -> str:
    return tr("Simplify it, or draw a simpler one.")


def _gone(_text: str) -> Failure:
    return Failure(
        tr("The source file is no longer where it was."),
        tr("Put it back, or add it to the project again; then retry."),
    )


def _full(_text: str) -> Failure:
    return Failure(
        tr("There is no room left on the disk of the server."), tr("Free some, then retry.")
    )


def _beside(_text: str) -> Failure:
    return Failure(
        tr("The area of interest and the scene have nothing in common."),
        tr("Move the area onto the scene, or choose another scene."),
        can_retry=False,
    )


def _given_up(_text: str) -> Failure:
    return Failure(
        tr("The server stopped several times while it made this clip, and gave it up."),
        tr("It may lack memory: try a smaller area."),
    )


def _unexpected(_text: str) -> Failure:
    return Failure(
        tr("The server met an error that it did not expect."),
        tr("Its log has the details; retry, and report it if it happens again."),
    )


def _out_of_reach(_text: str) -> Failure:
    return Failure(
        tr("The storage or the database of the server was out of reach."),
        tr("Retry in a while."),
    )


def _host(_text: str) -> Failure:
    return Failure(
        tr("The host of the remote raster does not answer."), tr("Retry when it is back.")
    )


def _changed(_text: str) -> Failure:
    return Failure(
        tr("The source was replaced while it was read."), tr("Retry: it will be read anew.")
    )


def _damaged(text: str) -> Failure:
    return Failure(
        tr("The source is damaged: {}").format(text), tr("Get the file again."), can_retry=False
    )


_JOBS = (
    (r"no longer there|there is no such file", _gone),
    (r"no space left|disk quota|disk is full", _full),
    (r"overlap|no pixel", _beside),
    (r"stopped its worker", _given_up),
    (r"unexpected error", _unexpected),
    (r"out of reach", _out_of_reach),
    (r"host .*(answer|reach)", _host),
    (r"replaced while|changed while", _changed),
    (r"damaged|truncated|corrupt", _damaged),
)
