"""Who holds some credentials, remembered for a moment."""

from __future__ import annotations

import time
from collections import OrderedDict

from ..auth.principal import Principal

REMEMBERED_S = 1.0
_MAX = 512

Shown = tuple[str | bytes | None, ...]


class CallerCache:
    """Callers by the credentials they showed, for a second each; used on the event loop alone.

    A map shows the same key with hundreds of tiles a second. One that is revoked is of use for a
    second longer at the most. Wrong credentials are not remembered: each is checked, and counted.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[Shown, tuple[float, Principal]] = OrderedDict()

    def get(self, shown: Shown) -> Principal | None:
        """Return who showed these credentials within the last second."""
        known = self._known.get(shown)
        return known[1] if known is not None and known[0] > time.monotonic() else None

    def put(self, shown: Shown, caller: Principal) -> None:
        """Remember who showed these credentials."""
        self._known[shown] = (time.monotonic() + REMEMBERED_S, caller)
        self._known.move_to_end(shown)
        while len(self._known) > _MAX:
            self._known.popitem(last=False)
