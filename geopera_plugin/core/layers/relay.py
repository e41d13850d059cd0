"""What QGIS is given to call, and never lets go of: so it imports nothing, and holds no more.

QGIS keeps a Python function that was set as a hook after it has been removed. A function holds all
that its module can reach, which here would be most of the plugin, once for each time it is loaded.
"""

from __future__ import annotations


class Relay:
    """Call a function until it is cut; then hand the argument back."""

    __slots__ = ("_target",)

    def __init__(self, target) -> None:
        self._target = target

    def __call__(self, value):
        """Return what the function returns."""
        target = self._target
        return value if target is None else target(value)

    def cut(self) -> None:
        """Forget the function."""
        self._target = None
