"""One request over HTTP, and what came back, checked and bounded."""

from __future__ import annotations

import http.client
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass

from ...errors import InvalidInput, NotFound, Unavailable
from .address import Address
from .allow_list import ABSENT
from .connection import ConnectionPool, Peer
from .network import Resolutions
from .options import RemoteOptions

REDIRECTS = (301, 302, 303, 307, 308)
UNREACHABLE = "The host of this raster does not answer: try again later."
_CERTIFICATE = "The host of this raster has no valid certificate."
_NO_RANGES = "The host of this raster does not serve parts of files (HTTP ranges): it is not read."
_WRONG_RANGE = "The host of this raster answers with another part of the file than was asked for."
_ABSENT_STATUSES = (400, 401, 402, 403, 404, 405, 406, 407, 410, 451)
_TRANSIENT_STATUSES = (408, 425, 429)
_RANGE = re.compile(r"bytes (\d{1,19})-(\d{1,19})/(\d{1,19})")
_PIECE = 2**20


class _Again(Exception):
    """The same request may work in a moment."""


@dataclass(frozen=True)
class Answer:
    """``status`` is 200, 206, 304, 416 or a redirect; ``size`` is that of the whole file.

    ``body`` is the range of a 206 and the file of a 200, ``location`` where a redirect leads.
    """

    status: int
    size: int
    etag: str
    modified: str
    body: bytes
    location: str = ""


class HttpClient:
    """Asks for ranges of files, on connections that stay open."""

    def __init__(self, options: RemoteOptions) -> None:
        self._options = options
        self._pool = ConnectionPool(options.timeout_s)
        self._resolutions = Resolutions(options.resolve)

    def get(
        self,
        address: Address,
        start: int,
        end: int,
        *,
        anywhere: bool,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for bytes ``start`` to ``end`` (excluded) of a file; redirects are not followed.

        Raises:
            NotFound: the host has no such file for us, or is none that may be asked.
            InvalidInput: the host does not serve ranges.
            Unavailable: the host does not answer, also when asked again.
        """
        options = self._options
        deadline = time.monotonic() + options.deadline_s
        for attempt in range(options.attempts):
            if attempt:
                pause = options.backoff_s * 2 ** (attempt - 1)
                if time.monotonic() + pause > deadline:
                    break
                time.sleep(pause)
            ips = self._ips(address, anywhere=anywhere)
            peer = Peer(address.scheme, address.host, address.port, ips[attempt % len(ips)])
            try:
                return self._once(peer, address, start, end, headers or {}, deadline)
            except ssl.SSLCertVerificationError:
                raise Unavailable(_CERTIFICATE) from None
            except (_Again, OSError, http.client.HTTPException):
                continue
        raise Unavailable(UNREACHABLE)

    def close(self) -> None:
        """Close idle connections."""
        self._pool.close()

    def _ips(self, address: Address, *, anywhere: bool) -> tuple[str, ...]:
        try:
            return self._resolutions.pinned(address.host, address.port, anywhere=anywhere)
        except NotFound:
            raise NotFound(ABSENT) from None

    def _once(
        self,
        peer: Peer,
        address: Address,
        start: int,
        end: int,
        extra: Mapping[str, str],
        deadline: float,
    ) -> Answer:
        headers = {
            "Host": address.authority,
            "Range": f"bytes={start}-{end - 1}",
            "Accept-Encoding": "identity",
            "User-Agent": "geopera-server",
            **extra,
        }
        fresh = False
        while True:
            connection, reused = self._pool.take(peer, deadline, fresh=fresh)
            try:
                connection.request("GET", address.target, headers=headers)
                response = connection.getresponse()
                break
            except (ConnectionError, http.client.RemoteDisconnected):
                connection.close()
                if not reused:
                    raise
                fresh = True  # the host had closed it meanwhile
            except BaseException:
                connection.close()
                raise
        try:
            answer = self._read(response, start, end)
        except BaseException:
            response.close()
            connection.close()
            raise
        if response.isclosed() and not response.will_close:
            self._pool.give(connection)
        else:
            response.close()
            connection.close()
        return answer

    def _read(self, response: http.client.HTTPResponse, start: int, end: int) -> Answer:
        status = response.status
        etag, modified = response.getheader("ETag", ""), response.getheader("Last-Modified", "")
        if status in REDIRECTS:
            return Answer(status, 0, "", "", b"", response.getheader("Location", "")[:8192])
        if status in (304, 416):
            if status == 304:
                response.read(0)
            return Answer(status, _whole_size(response), etag, modified, b"")
        if status in _ABSENT_STATUSES:
            raise NotFound(ABSENT)
        if status in _TRANSIENT_STATUSES or status >= 500:
            raise _Again
        if status not in (200, 206):
            raise NotFound(ABSENT)
        if response.getheader("Content-Encoding", "identity").strip().lower() != "identity":
            raise InvalidInput(_NO_RANGES)
        if status == 200:
            body = self._whole(response)
            return Answer(status, len(body), etag, modified, body)
        found = _RANGE.fullmatch(response.getheader("Content-Range", "").strip())
        if found is None:
            raise InvalidInput(_NO_RANGES)
        first, last, size = (int(group) for group in found.groups())
        if first != start or last != min(end, size) - 1:
            raise InvalidInput(_WRONG_RANGE)
        body = _exactly(response, last - first + 1)
        return Answer(status, size, etag, modified, body)

    def _whole(self, response: http.client.HTTPResponse) -> bytes:
        """Return a small file that came whole.

        Raises:
            InvalidInput: it is not small.
        """
        limit = self._options.whole_bytes
        if (response.length or 0) > limit:
            raise InvalidInput(_NO_RANGES)
        pieces, total = [], 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            total += len(piece)
            if total > limit:
                raise InvalidInput(_NO_RANGES)
        if response.length:
            raise _Again
        return b"".join(pieces)


def _exactly(response: http.client.HTTPResponse, length: int) -> bytes:
    """Return the body of an answer, which must have this length."""
    if response.length not in (None, length):
        raise InvalidInput(_WRONG_RANGE)
    body = response.read(length)
    if len(body) < length:
        raise _Again
    if response.length is None and response.read(1):  # chunked: read to its end
        raise InvalidInput(_WRONG_RANGE)
    return body


def _whole_size(response: http.client.HTTPResponse) -> int:
    found = re.fullmatch(r"bytes \*/(\d{1,19})", response.getheader("Content-Range", "").strip())
    return int(found.group(1)) if found else 0
