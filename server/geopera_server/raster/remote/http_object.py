"""A file on an HTTP server, read by ranges."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from ...errors import InvalidInput, NotFound
from ..bytes_source import SourceChanged
from .address import Address, parse_address
from .allow_list import ABSENT, AllowList
from .http_answer import REDIRECTS, Answer, HttpClient
from .options import RemoteOptions
from .ranges import Span
from .remote_object import Version
from .together import Together
from .whole_files import WholeFiles

MAX_REDIRECTS = 3


@dataclass(frozen=True)
class _Known:
    """What the last look at a file told; ``target`` is where redirects led.

    ``is_whole`` a small file whose server does not serve ranges.
    """

    version: Version
    target: Address
    anywhere: bool
    looked_at: float
    is_whole: bool


class HttpObject:
    """A file that HTTP serves. ``started`` is told the first bytes of each new version."""

    def __init__(
        self,
        address: Address,
        allowed: AllowList,
        client: HttpClient,
        together: Together,
        options: RemoteOptions,
        started: Callable[[Version, bytes], None],
        wholes: WholeFiles,
    ) -> None:
        self._wholes = wholes
        self._address = address
        self._allowed = allowed
        self._client = client
        self._together = together
        self._options = options
        self._started = started
        self._known: _Known | None = None
        self._looking = threading.Lock()

    def current(self) -> Version:
        """Return the version; see :class:`.remote_object.RemoteObject`."""
        known = self._known
        if known is not None and self._is_fresh(known):
            return known.version
        if known is not None and not self._looking.acquire(blocking=False):
            return known.version  # another thread is looking
        if known is None:
            self._looking.acquire()
        try:
            known = self._known
            if known is None or not self._is_fresh(known):
                known = self._look(known)
            return known.version
        finally:
            self._looking.release()

    def fetch(self, version: Version, asked: Sequence[Span]) -> list[bytes]:
        """Return the bytes of each span; see :class:`.remote_object.RemoteObject`."""
        known = self._known
        if known is None:
            self.current()
            known = self._known
        if known is None or known.version != version:
            raise SourceChanged(f"{self._address.name} has changed")
        if known.is_whole:
            whole = self._whole(known)
            return [whole[span.start : span.end] for span in asked]
        return self._together.map(
            known.target.authority, lambda span: self._span(known, span), asked
        )

    def _whole(self, known: _Known) -> bytes:
        """Return a file that is small, asked for again when others have taken its place."""
        kept = self._wholes.get(self._address.url, known.version)
        if kept is None:
            kept = self._part(known, Span(0, self._options.header_bytes), 200)
            self._wholes.put(self._address.url, known.version, kept)
        return kept

    def _span(self, known: _Known, span: Span) -> bytes:
        return self._part(known, span, 206)

    def _part(self, known: _Known, span: Span, status: int) -> bytes:
        try:
            answer = self._get(known.target, span.start, span.end, known.anywhere)
        except NotFound:
            self._known = None  # a signed target has expired, or the file is gone
            if known.target == self._address:
                raise
            raise SourceChanged(f"{self._address.name} has moved") from None
        if answer.status != status or not known.version.agrees(_version_of(answer)):
            self._known = None
            raise SourceChanged(f"{self._address.name} has changed")
        return answer.body

    def _is_fresh(self, known: _Known) -> bool:
        return time.monotonic() - known.looked_at < self._options.revalidate_s

    def _look(self, before: _Known | None) -> _Known:
        """Ask for the first bytes, unless the server says that they are as they were."""
        try:
            answer, target, anywhere = self._follow(before)
        except NotFound:
            self._known = None
            raise
        now = time.monotonic()
        version = _version_of(answer)
        if before is not None and (
            answer.status == 304 or (answer.status == 206 and before.version.agrees(version))
        ):
            known = replace(before, looked_at=now, target=target, anywhere=anywhere)
        elif answer.status in (200, 206):
            known = _Known(version, target, anywhere, now, answer.status == 200)
            if known.is_whole:
                self._wholes.put(self._address.url, version, answer.body)
            self._started(version, answer.body)
        else:
            raise InvalidInput("The file is empty, or its host does not serve parts of it.")
        self._known = known
        return known

    def _follow(self, before: _Known | None) -> tuple[Answer, Address, bool]:
        """Return the answer of the host that redirects lead to, each of them allowed."""
        address = self._address
        headers = {}
        if before is not None and before.version.etag:
            headers["If-None-Match"] = before.version.etag
        elif before is not None and before.version.modified:
            headers["If-Modified-Since"] = before.version.modified
        for _ in range(MAX_REDIRECTS + 1):
            anywhere = self._allowed.admit(address)
            end = self._options.header_bytes
            answer = self._get(address, 0, end, anywhere, headers)
            if answer.status not in REDIRECTS:
                return answer, address, anywhere
            address = _redirected(address, answer.location)
        raise NotFound(ABSENT)

    def _get(
        self,
        address: Address,
        start: int,
        end: int,
        anywhere: bool,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        with self._together.turn(address.authority):
            return self._client.get(address, start, end, anywhere=anywhere, headers=headers)


def _version_of(answer: Answer) -> Version:
    """Return the version of an answer; a whole file tells its own where the host does not."""
    etag = answer.etag
    if answer.status == 200 and not etag:
        etag = hashlib.sha256(answer.body).hexdigest()
    return Version(answer.size, etag, answer.modified)


def _redirected(address: Address, location: str) -> Address:
    """Return where a redirect leads.

    Raises:
        NotFound: nowhere that could be allowed; the answer is that of a file that is not there.
    """
    try:
        target = parse_address(urljoin(address.url, location))
    except (InvalidInput, ValueError):
        raise NotFound(ABSENT) from None
    if target.scheme == "s3" or (address.scheme == "https" and target.scheme == "http"):
        raise NotFound(ABSENT)
    return target
