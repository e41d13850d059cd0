"""What can go wrong between a client and a server, in words a person can act on.

ClientError
 +-- AuthenticationFailed   401: the key is missing, wrong or expired
 +-- NotAllowed             402, 403: the key is good, but not for this
 +-- Missing                404: not there, or not yours
 +-- BadRequest             400, 409, 413, 422: the request itself is wrong
 +-- ServerGone             no answer, or the server cannot answer now
 +-- Cancelled              the caller asked to stop
"""

from __future__ import annotations

from collections.abc import Mapping


class ClientError(Exception):
    """The server could not do this."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        status: int | None = None,
        retryable: bool = False,
        fields: Mapping[str, object] | None = None,
    ) -> None:
        """Tell what went wrong, in English.

        Args:
            detail: a sentence; with ``fields`` one literal with their names in braces, so that
                who shows it can look the sentence up in another language before they go in.
        """
        self.title = title
        self.template = detail or (type(self).__doc__ or "").strip()
        self.fields = dict(fields or {})
        self.detail = self.template.format(**self.fields) if self.fields else self.template
        self.status = status
        self.retryable = retryable
        super().__init__(f"{title}: {self.detail}" if title else self.detail)


class AuthenticationFailed(ClientError):
    """The server does not accept this key: enter a valid one."""


class NotAllowed(ClientError):
    """This key may not do this: ask for a wider scope or a larger quota."""


class Missing(ClientError):
    """The server has no such thing, or it belongs to somebody else."""


class BadRequest(ClientError):
    """The server did not understand the request."""


class ServerGone(ClientError):
    """The server does not answer: see whether it runs, then try again."""


class Cancelled(ClientError):
    """This was cancelled."""
