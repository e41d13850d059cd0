"""Measure how long the window's thread stands still, and say what it was doing then.

Time that the thread was ready to run and the machine ran something else is no stall of ours: the
kernel tells it, and it is taken off.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, QTimer

TICK_MS = 10
LOOK_MS = 50  # late by this much: look what holds the thread


@dataclass
class Gap:
    """Time between two ticks, in milliseconds, and whose code was seen in it."""

    wall: float
    own: float
    places: list[str] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        """Say whether the plugin was at work."""
        return any("geopera_plugin" in place for place in self.places)


class Watchdog(QObject):
    """A timer of 10 ms on the window's thread, and a thread that looks at it from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self._seen: list[str] = []
        self._last = time.perf_counter()
        self._waited = _waited_s()
        self._main = threading.main_thread().ident
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._watcher = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Watchdog:
        self._last, self._waited = time.perf_counter(), _waited_s()
        self._timer.start()
        self._watcher.start()
        return self

    def __exit__(self, *_args: Any) -> None:
        self._timer.stop()
        self._over.set()
        self._watcher.join()

    def told(self) -> dict[str, Any]:
        """Return the longest gaps: of the wall's clock, of the thread itself, and of the plugin."""
        ours = sorted((gap for gap in self.gaps if gap.is_ours), key=lambda gap: -gap.own)
        return {
            "ticks": len(self.gaps),
            "wall_ms": [round(ms) for ms in sorted((g.wall for g in self.gaps), reverse=True)[:3]],
            "own_ms": [round(ms) for ms in sorted((g.own for g in self.gaps), reverse=True)[:3]],
            "ours_ms": round(ours[0].own) if ours else 0,
            "places": [(round(gap.own), round(gap.wall), gap.places[:4]) for gap in ours[:3]],
        }

    def _tick(self) -> None:
        now, waited = time.perf_counter(), _waited_s()
        wall = now - self._last
        own = max(0.0, wall - (waited - self._waited))
        self.gaps.append(Gap(wall * 1000, own * 1000, self._seen))
        self._last, self._waited, self._seen = now, waited, []

    def _watch(self) -> None:
        while not self._over.wait(0.01):
            if (time.perf_counter() - self._last) * 1000 < LOOK_MS:
                continue
            frame = sys._current_frames().get(self._main)
            if frame is None:
                continue
            lines = traceback.extract_stack(frame)[-6:]
            self._seen.append(
                " < ".join(
                    f"{line.filename.split('/plugins/')[-1]}:{line.lineno} {line.name}"
                    for line in reversed(lines)
                )
            )


def _waited_s() -> float:
    """Return how long the main thread was ready to run and did not; 0 where nobody tells."""
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
