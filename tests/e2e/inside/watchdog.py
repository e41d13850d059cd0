"""Measure how long the window's thread stands still, and say what it was doing then."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, QTimer

TICK_MS = 10
LOOK_MS = 70  # late by this much: look what holds the thread


class Watchdog(QObject):
    """A timer of 10 ms on the window's thread, and a thread that looks at it from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.held: list[tuple[float, str]] = []
        self._last = time.perf_counter()
        self._main = threading.main_thread().ident
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._watcher = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Watchdog:
        self._last = time.perf_counter()
        self._timer.start()
        self._watcher.start()
        return self

    def __exit__(self, *_args: Any) -> None:
        self._timer.stop()
        self._over.set()
        self._watcher.join()

    def told(self) -> dict[str, Any]:
        """Return the longest gaps in milliseconds, and the stacks seen in long ones."""
        stacks: dict[str, float] = {}
        for late, stack in self.held:
            stacks[stack] = max(late, stacks.get(stack, 0.0))
        ours = {stack: late for stack, late in stacks.items() if "geopera_plugin" in stack}
        return {
            "worst_ms": [round(gap * 1000) for gap in sorted(self.gaps, reverse=True)[:5]],
            "ticks": len(self.gaps),
            "stacks": {stack: round(late * 1000) for stack, late in stacks.items()},
            "ours_ms": round(max(ours.values(), default=0.0) * 1000),
        }

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def _watch(self) -> None:
        while not self._over.wait(0.01):
            late = time.perf_counter() - self._last
            if late * 1000 > LOOK_MS:
                frame = sys._current_frames().get(self._main)
                if frame is not None:
                    lines = traceback.extract_stack(frame)[-6:]
                    place = " < ".join(
                        f"{line.filename.split('/plugins/')[-1]}:{line.lineno} {line.name}"
                        for line in reversed(lines)
                    )
                    self.held.append((late, place))
