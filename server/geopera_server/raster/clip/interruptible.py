"""Reads from afar that do not keep a cancelled clip waiting for a slow host."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

from ..bytes_source import ByteSource, Range

_LOOK_S = 0.1
Check = Callable[[], None]
Got = TypeVar("Got")


def heard(call: Callable[[], Got], check: Check) -> Got:
    """Return what a call gives, and look at ``check`` meanwhile.

    When that raises, the call ends by itself in its own thread, and nobody minds how.
    """
    got: list[Got] = []
    failed: list[BaseException] = []
    ended = threading.Event()

    def work() -> None:
        try:
            got.append(call())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            failed.append(error)
        finally:
            ended.set()

    threading.Thread(target=work, name="geopera-clip-read", daemon=True).start()
    while not ended.wait(_LOOK_S):
        check()
    if failed:
        raise failed[0]
    return got[0]


class Interruptible:
    """A source whose reads are left alone as soon as ``check`` raises."""

    def __init__(self, source: ByteSource, check: Check) -> None:
        self._source, self._check = source, check

    @property
    def identity(self) -> Hashable:
        """Return what tells this version of this file from all others."""
        return self._source.identity

    @property
    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._source.size

    def read(self, offset: int, length: int) -> bytes:
        """Return exactly these bytes."""
        return heard(partial(self._source.read, offset, length), self._check)

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        """Return the bytes of each range, in their order."""
        return heard(partial(self._source.read_many, ranges), self._check)
