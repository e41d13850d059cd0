"""Addresses of rasters that are not on this machine, in one spelling each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ...errors import InvalidInput

SCHEMES = ("https", "http", "s3")
MAX_CHARACTERS = 4096
_PORTS = {"https": 443, "http": 80, "s3": 0}
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
_IPV6 = re.compile(r"[0-9a-f:.]+")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DECODINGS = 4  # how often servers and proxies together may decode a path
SAFE = "/!$&'()*+,;=~-._"  # of a key of S3
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + '?[]{}|^`"<>'


@dataclass(frozen=True)
class Address:
    """Where a remote file is; ``host`` is the bucket of S3, ``path`` begins with a slash."""

    scheme: str
    host: str
    port: int
    path: str
    query: str

    @property
    def authority(self) -> str:
        """Return host and port as they are written in a URL and in a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """Return path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def url(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def shown(self) -> str:
        """Return the address without its query, which may hold a signature."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def name(self) -> str:
        """Return the file name, fit to be shown."""
        text = unquote(self.path.rsplit("/", 1)[-1])
        return "".join(sign for sign in text if sign.isprintable())[:200]


def is_remote(text: str) -> bool:
    """Tell whether a text begins as an address of a scheme that can be read from afar."""
    scheme, found, _ = text.partition("://")
    return bool(found) and scheme.lower() in SCHEMES


def parse_address(text: str) -> Address:
    """Return the address that a URL of a file spells.

    Forms that programs read in different ways are refused: user names, backslashes, white space,
    dot segments (encoded ones too), hosts outside ASCII.

    Raises:
        InvalidInput: what is wrong with it, in words.
    """
    address = _parsed(text)
    if not address.path.strip("/") or address.path.endswith("/"):
        raise InvalidInput("The URL names no file.")
    return address


def parse_prefix(text: str) -> Address:
    """Return the address below which files may be read; its path ends with a slash.

    Raises:
        InvalidInput: what is wrong with it, in words.
    """
    address = _parsed(text)
    if address.query:
        raise InvalidInput("The URL of an allowed prefix has no query.")
    path = address.path if address.path.endswith("/") else f"{address.path}/"
    return Address(address.scheme, address.host, address.port, path, "")


def _parsed(text: str) -> Address:
    if len(text) > MAX_CHARACTERS:
        raise InvalidInput(f"The URL has over {MAX_CHARACTERS} characters.")
    if any(sign <= " " or sign in "\\\x7f" for sign in text):
        raise InvalidInput("The URL has a space, a backslash or a control character.")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InvalidInput("The URL is not valid.") from None
    scheme, netloc = parts.scheme.lower(), parts.netloc
    if scheme not in SCHEMES:
        raise InvalidInput("Remote rasters are read from http, https and s3 URLs.")
    if "#" in text:
        raise InvalidInput("The URL of a raster has no fragment: write # as %23.")
    if "@" in netloc:
        raise InvalidInput("The URL of a raster has no user name or password.")
    if not netloc.isascii():
        raise InvalidInput("Write the host of the URL in ASCII (xn--...).")
    host = (parts.hostname or "").lower()
    if port == 0 or netloc.endswith(":"):
        raise InvalidInput("The URL has no valid port.")
    if scheme == "s3":
        if port is not None or parts.query or not _BUCKET.fullmatch(netloc):
            raise InvalidInput("An S3 URL is s3://bucket/key.")
        return Address(scheme, netloc, 0, _checked_path(parts.path), "")
    is_ipv6 = ":" in host and _IPV6.fullmatch(host)
    if len(host) > 253 or not (is_ipv6 or _HOST.fullmatch(host)):
        raise InvalidInput("The URL has no valid host.")
    query = quote(parts.query, safe=_QUERY_SAFE)
    return Address(scheme, host, port or _PORTS[scheme], _checked_path(parts.path), query)


def _checked_path(path: str) -> str:
    """Return a path without segments that lead elsewhere, non-ASCII letters escaped."""
    if _BAD_ESCAPE.search(path):
        raise InvalidInput("The URL has a % that escapes nothing: write it as %25.")
    decoded = path
    for _ in range(_DECODINGS):
        segments = re.split(r"[/\\]", decoded)
        if any(segment.split(";")[0] in (".", "..") for segment in segments):
            raise InvalidInput("The path of the URL has a segment of dots.")
        if any(sign < " " or sign == "\x7f" for sign in decoded):
            raise InvalidInput("The path of the URL has a control character.")
        decoded = unquote(decoded)
    return quote(path, safe=_PATH_SAFE) or "/"
