"""Where our answers differ from TiTiler's on purpose, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .asks import Ask

from .compare import NATIVE, RESAMPLED


@dataclass(frozen=True)
class Deviation:
    """Answers to requests whose name matches ``asked`` may differ as ``found`` says."""

    asked: str
    found: str
    reason: str

    def covers(self, name: str, found: str) -> bool:
        """Tell whether a difference is this one."""
        return bool(re.search(self.asked, name) and re.search(self.found, found))


OF_0_7: tuple[Deviation, ...] = ()
OF_2: tuple[Deviation, ...] = ()


def bound(ask: Ask) -> float:
    """Return how much pixels may differ: little at native zoom, by nearest neighbour."""
    return NATIVE
