"""All that can be done with areas of interest beside drawing them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ...core.aoi.area import Area
from ..workbench import Workbench
from .naming import AoiNaming
from .simplify_dialog import SimplifyDialog
from .sources import AoiSources


class AoiWork:
    """Bring sources, names, simplification and coverage to the panel of the area."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._root = QObject(bench.root)
        self.naming = AoiNaming(bench, self._root)
        self.sources = AoiSources(bench, self.naming, self._root)
        self._dialog: SimplifyDialog | None = None
        panel, imagery = bench.dock.area, bench.dock.imagery
        panel.simplify_asked.connect(self.simplify)
        imagery.scene_chosen.connect(panel.set_scene)
        bench.area_tools.refused.connect(bench.notifier.info)
        panel.set_scene(imagery.scene())

    def dispose(self) -> None:
        """Close the dialogs and stop what is under way."""
        self._bench.aoi.stop()
        self.sources.dispose()
        self.naming.dispose()
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
        self._root.deleteLater()

    def simplify(self) -> None:
        """Offer the area with fewer vertices."""
        if self._dialog is not None:
            self._dialog.deleteLater()
        aoi = self._bench.aoi
        before = aoi.area
        self._dialog = dialog = SimplifyDialog(before, self._bench.dock.window())

        def use(area: Area) -> None:
            if aoi.area is before:
                aoi.set_area(area)

        dialog.agreed.connect(use)
        dialog.open()
