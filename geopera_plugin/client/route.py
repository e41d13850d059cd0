"""The way to a server: a proxy, and whom to trust. It is handed in; the environment has no say."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

_PARTIAL_CHAIN = 0x80000  # X509_V_FLAG_PARTIAL_CHAIN: a certificate that was accepted is an anchor
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Route:
    """Say how a server is reached.

    ``proxy`` is a URL, which may hold a password; ``trusted`` are certificates as PEM, in place of
    those that come with requests.
    """

    proxy: str | None = field(default=None, repr=False)
    trusted: str = field(default="", repr=False)


def is_loopback(url: str) -> bool:
    """Say whether an address is on this machine."""
    return urlsplit(url).hostname in LOOPBACK


class Session(requests.Session):
    """Follow no redirect, and do not look at one either.

    Asked not to follow, `requests` still reads the whole body of a redirect into memory, however
    large, and takes its address apart, however wrong.
    """

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Say that there is nowhere to go."""


def open_session(route: Route) -> requests.Session:
    """Return a session that goes that way and no other: no proxy or netrc of the environment."""
    session = Session()
    session.trust_env = False
    if route.proxy:
        session.proxies = {"http": route.proxy, "https": route.proxy}
    if route.trusted:
        session.mount("https://", _TrustingAdapter(_context(route.trusted)))
    return session


def _context(trusted: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # checks certificate and name of the host
    if getattr(urllib3, "__version__", "2").startswith("1."):
        context.check_hostname = False  # it does that itself, for addresses in figures too
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= _PARTIAL_CHAIN
    context.load_verify_locations(cadata=trusted)
    return context


class _TrustingAdapter(HTTPAdapter):
    """Check certificates against those of a context alone."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> Any:
        """Give the context to direct connections."""
        return super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        """Give the context to connections through a proxy."""
        return super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Leave out the certificates that come with requests."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None
