"""Whether a request was sent by a page of another site, in the browser of somebody who is known.

A browser adds the credentials of HTTP Basic by itself, whichever page sends the request. It lets no
such page read the answer, for there is no CORS; that it changes nothing either is seen to here.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = (b"same-origin", b"none")


def is_cross_site(method: str, headers: Mapping[bytes, bytes]) -> bool:
    """Tell whether a page of another site wants to change something.

    Clients that are no browsers send neither of the headers. Old browsers, and all where there is
    no TLS, name the origin alone: it must be the host that was asked.
    """
    if method in _SAFE:
        return False
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site not in _OWN
    origin = headers.get(b"origin")
    if origin is None:
        return False
    try:
        named = urlsplit(origin.decode("latin-1")).netloc
    except ValueError:
        return True
    return named.lower() != headers.get(b"host", b"").decode("latin-1").lower()
