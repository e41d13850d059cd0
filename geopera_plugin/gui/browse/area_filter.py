"""Let the filter compare scenes with the area of interest."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ..workbench import Workbench


class AreaFilter(QObject):
    """Hand the area of interest to the filter, whenever it changes."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._aoi = bench.aoi
        self._filters = bench.dock.imagery.filters
        self._aoi.changed.connect(self._pass_on)
        self._pass_on()

    def dispose(self) -> None:
        """Stop following the area."""
        self._aoi.changed.disconnect(self._pass_on)

    def _pass_on(self) -> None:
        usable = not self._aoi.is_empty and self._aoi.problem() is None
        self._filters.set_area(self._aoi.geometry if usable else None)
