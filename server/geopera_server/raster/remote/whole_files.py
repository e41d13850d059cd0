"""Small files of hosts that do not serve parts: kept whole, within a budget of all of them."""

from __future__ import annotations

import threading
from collections import OrderedDict

from .remote_object import Version


class WholeFiles:
    """Least recently used files go first; of each URL one version is kept."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self.used = 0
        self._files: OrderedDict[str, tuple[Version, bytes]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, url: str, version: Version) -> bytes | None:
        """Return a file, None when it is not kept in this version."""
        with self._lock:
            found = self._files.get(url)
            if found is None or found[0] != version:
                return None
            self._files.move_to_end(url)
            return found[1]

    def put(self, url: str, version: Version, content: bytes) -> None:
        """Keep a file, unless it is larger than all may be together."""
        with self._lock:
            before = self._files.pop(url, None)
            self.used -= len(before[1]) if before else 0
            if len(content) > self._budget:
                return
            self._files[url] = (version, content)
            self.used += len(content)
            while self.used > self._budget:
                self.used -= len(self._files.popitem(last=False)[1][1])
