"""Pages of remote files that small reads need again: headers, and what lies beside it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

PAGE = 32 * 2**10
_AHEAD = 8  # pages that are asked for together once reads go on where others ended

Fetch = Callable[[int, int], bytes]


class PageCache:
    """Least recently used pages go first; all files share one budget in bytes."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._used = 0
        self._pages: OrderedDict[tuple[Hashable, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, file: Hashable, size: int, offset: int, length: int, fetch: Fetch) -> bytes:
        """Return bytes of a version of a file of ``size`` bytes.

        ``fetch(start, end)`` gets those that are missing.
        """
        first, last = offset // PAGE, (offset + length - 1) // PAGE
        pages = [self._get(file, number) for number in range(first, last + 1)]
        if None in pages:
            pages = list(self._fill(file, size, first, last, fetch))
        data = b"".join(page for page in pages if page is not None)
        return data[offset - first * PAGE : offset - first * PAGE + length]

    def put(self, file: Hashable, size: int, start: int, content: bytes) -> None:
        """Keep the whole pages of what was read from ``start``, which begins a page."""
        for place in range(0, len(content), PAGE):
            page = content[place : place + PAGE]
            if len(page) == PAGE or start + place + len(page) == size:
                self._keep((file, (start + place) // PAGE), page)

    def discard(self, file: Hashable) -> None:
        """Forget a version of a file."""
        with self._lock:
            for key in [key for key in self._pages if key[0] == file]:
                self._used -= len(self._pages.pop(key))

    def _fill(
        self, file: Hashable, size: int, first: int, last: int, fetch: Fetch
    ) -> list[bytes | None]:
        end = last + 1
        if first and self._get(file, first - 1) is not None:
            end = max(end, first + _AHEAD)
        start = first * PAGE
        content = fetch(start, min(end * PAGE, size))
        self.put(file, size, start, content)
        return [content[place * PAGE : (place + 1) * PAGE] for place in range(last + 1 - first)]

    def _get(self, file: Hashable, number: int) -> bytes | None:
        with self._lock:
            page = self._pages.get((file, number))
            if page is not None:
                self._pages.move_to_end((file, number))
            return page

    def _keep(self, key: tuple[Hashable, int], page: bytes) -> None:
        if len(page) > self._budget:
            return
        with self._lock:
            before = self._pages.pop(key, b"")
            self._pages[key] = page
            self._used += len(page) - len(before)
            while self._used > self._budget:
                self._used -= len(self._pages.popitem(last=False)[1])
