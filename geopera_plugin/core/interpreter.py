"""Python itself, while the server shares it with QGIS's window."""

from __future__ import annotations

import gc
import sys

SWITCH_S = 0.0005
_USUAL_S = 0.005


class SharedInterpreter:
    """Keeps the threads of the server from holding up that of the window.

    A full garbage collection looks at every object there is, some 300,000 with the server's
    libraries, and no Python runs meanwhile: the window would stand still for 100 to 300 ms. And a
    thread that wants the interpreter asks for it after Python's usual 5 ms: a window that wants it
    after each of several tiles is late by that much each time.
    """

    def __init__(self) -> None:
        self._was_enabled = False
        self._settled = False

    def begin(self) -> None:
        """Let nothing be collected until `settle` or `end`: a start makes many objects."""
        self._was_enabled = gc.isenabled()
        gc.disable()

    def settle(self) -> None:
        """Set aside what the start has made, collect among new objects, and switch sooner."""
        gc.freeze()
        self._settled = True
        if sys.getswitchinterval() > SWITCH_S:
            sys.setswitchinterval(SWITCH_S)
        self._enable()

    def end(self) -> None:
        """Take everything back; what others have set meanwhile stays."""
        if self._settled:
            self._settled = False
            gc.unfreeze()
            if abs(sys.getswitchinterval() - SWITCH_S) < 1e-6:
                sys.setswitchinterval(_USUAL_S)
        self._enable()

    def _enable(self) -> None:
        if self._was_enabled:
            self._was_enabled = False
            gc.enable()
