"""Watch the area of interest."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QAction

from geopera_plugin.core.aoi import Aoi
from geopera_plugin.gui.aoi_panel import AoiPanel


def test_area_problem_and_clip(area: Aoi) -> None:
    panel = AoiPanel(area, [QAction("Draw")])
    panel.show()
    panel.set_scene_available(True)
    assert panel.area.text() == "No area yet"
    assert panel.problem.isVisible()
    assert not panel.clip.isEnabled()
    square = QgsGeometry.fromWkt("POLYGON((12 0, 12.01 0, 12.01 0.01, 12 0.01, 12 0))")
    area.set_from_canvas_geometry(square, QgsCoordinateReferenceSystem("EPSG:4326"))
    assert panel.area.text() == "123.1 ha"  # 1113.2 m by 1105.7 m at the equator
    assert panel.vertices.text() == "4 vertices"
    assert not panel.problem.isVisible()
    asked = QSignalSpy(panel.clip_asked)
    QTest.mouseClick(panel.clip, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    panel.set_scene_available(False)
    assert not panel.clip.isEnabled()
    assert "project" in panel.clip.toolTip()
    panel.deleteLater()
