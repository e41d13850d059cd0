"""A client of the Geopera API: requests only, no Qt, no QGIS."""

from __future__ import annotations

from .client import Client
from .errors import (
    AuthenticationFailed,
    BadRequest,
    Cancelled,
    ClientError,
    Missing,
    NotAllowed,
    ServerGone,
)

__all__ = [
    "AuthenticationFailed",
    "BadRequest",
    "Cancelled",
    "Client",
    "ClientError",
    "Missing",
    "NotAllowed",
    "ServerGone",
]
