"""Python's garbage collector, while the server shares QGIS's process with the window.

A full collection looks at every object there is, some 300,000 with the server's libraries, and no
Python runs meanwhile: the window would stand still for 100 to 300 ms.
"""

from __future__ import annotations

import gc


class CollectorPause:
    """Holds collections back while the server starts, and spares what the start has made."""

    def __init__(self) -> None:
        self._was_enabled = False
        self._frozen = False

    def begin(self) -> None:
        """Let nothing be collected until `settle` or `end`."""
        self._was_enabled = gc.isenabled()
        gc.disable()

    def settle(self) -> None:
        """Set aside all objects that there are now, and collect among new ones as before."""
        gc.freeze()
        self._frozen = True
        self._enable()

    def end(self) -> None:
        """Take everything back: collections look at all objects again."""
        if self._frozen:
            self._frozen = False
            gc.unfreeze()
        self._enable()

    def _enable(self) -> None:
        if self._was_enabled:
            self._was_enabled = False
            gc.enable()
