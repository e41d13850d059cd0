"""The tree in QGIS's Browser panel."""

from __future__ import annotations

import json
from typing import Any

from inside import record
from inside.browsing.hand import Hand
from inside.window import rendered, shot, step, wait
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QModelIndex, QPoint
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QTreeView
from qgis.utils import iface


class Tree(Hand):
    """Walk the tree, and drop a scene on the map."""

    def browser(self) -> None:
        """Walk the tree in the Browser panel and drop a scene onto the map."""
        step("browser")
        QgsProject.instance().removeAllMapLayers()
        dock = next(d for d in iface.mainWindow().findChildren(QDockWidget, "Browser"))
        dock.show()
        dock.raise_()
        view = dock.findChild(QTreeView)
        model = view.model()
        index = QModelIndex()
        names = []
        for wanted in ("Geopera", "This computer", "Demo fields", "2025-06-02", "Fields"):
            index = wait(
                lambda wanted=wanted, index=index: self._child(model, index, wanted),
                f"{wanted} is in the tree",
            )
            names.append(index.data())
            view.setExpanded(index, True)
        record.facts["tree"] = names
        view.scrollTo(index)
        view.setCurrentIndex(index)
        QTest.qWait(200)
        shot("15_browser")
        data = model.mimeData([index])
        carried = bytes(data.data("application/x-vnd.qgis.qgis.uri")).decode("utf-16-be", "ignore")
        token = self.plugin.connection.tile_token
        record.facts["drag_tells"] = [token in carried, "127.0.0.1" in carried]
        viewport = iface.mapCanvas().viewport()
        self._drop(viewport, data, QPoint(viewport.width() // 2, viewport.height() // 2))
        wait(lambda: len(QgsProject.instance().mapLayers()) == 1, "it is on the map", 60)
        layer = next(iter(QgsProject.instance().mapLayers().values()))
        record.facts["dropped"] = json.loads(layer.customProperty("geopera/spec"))
        self.plugin.layers.zoom_to_bbox(record.facts["dropped"]["bbox"])
        rendered()
        shot("16_dropped")
        dock.close()

    @staticmethod
    def _child(model: Any, parent: QModelIndex, wanted: str) -> QModelIndex | None:
        if model.canFetchMore(parent):
            model.fetchMore(parent)
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if str(index.data()).startswith(wanted):
                return index
        return None
