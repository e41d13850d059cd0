"""Errors that a caller can cause or meet. They know nothing of HTTP: ``api.problems`` maps them.

GeoperaError
 +-- InvalidInput        the request itself is wrong
 +-- Unauthenticated     no, bad or expired credentials
 |    +-- TokenRefused   a tile token that is not, or no more, good
 +-- QuotaExceeded       the organization has no compute units left
 +-- Forbidden           the caller may not do this
 +-- NotFound            not there, or not the caller's
 +-- Conflict            contradicts what is stored
 +-- PayloadTooLarge     more than the server takes
 +-- RateLimited         too much at once
 +-- Unavailable         a part of the server cannot answer now
 +-- Cancelled           somebody asked to stop
"""

from __future__ import annotations


class GeoperaError(Exception):
    """Something went wrong."""

    def __init__(self, detail: str | None = None) -> None:
        self.detail = detail or (type(self).__doc__ or "").strip()
        super().__init__(self.detail)


class InvalidInput(GeoperaError):
    """The request is not valid."""


class Unauthenticated(GeoperaError):
    """Valid credentials are needed: send an API key (gpra_...)."""


class TokenRefused(Unauthenticated):
    """The tile token is not valid or has expired."""


class QuotaExceeded(GeoperaError):
    """The organization's quota is used up."""


class Forbidden(GeoperaError):
    """These credentials do not allow this."""


class NotFound(GeoperaError):
    """There is no such thing here."""


class Conflict(GeoperaError):
    """This contradicts what is stored."""


class PayloadTooLarge(GeoperaError):
    """The request is larger than this server takes."""


class RateLimited(GeoperaError):
    """Too many requests at once: wait and try again."""

    def __init__(self, detail: str | None = None, retry_after_s: int = 1) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class Unavailable(GeoperaError):
    """The server cannot answer this now."""


class Cancelled(GeoperaError):
    """This was cancelled."""
