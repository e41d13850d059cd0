"""Footprints and details of scenes."""

from __future__ import annotations

import json
from typing import Any

from inside import record
from inside.browsing.hand import Hand
from inside.window import LEFT, NO_KEYS, check, click, click_row, find, rendered, shot, step, wait
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface


class Scenes(Hand):
    """Look at scenes, in the list and on the map."""

    def footprints(self) -> None:
        """Hover and click, in the list and on the map."""
        step("footprints")
        QgsProject.instance().removeAllMapLayers()
        for row in (0, 3):
            click_row(find("geopera_scene_list"), row, double=True)
            wait(
                lambda row=row: len(QgsProject.instance().mapLayers()) == 1 + row // 3,
                "the scene is on the map",
            )
        click("geopera_show_footprints")
        part = self._part("Footprints")
        wait(
            lambda: part.bands.counts()["all"] == len(self.plan["files"]),
            "all footprints are shown",
        )
        canvas = iface.mapCanvas()
        scenes = self.panel.scenes.scenes.scenes()
        for scene in scenes:
            self.plugin.layers.zoom_to_bbox(scene.bbox)
        boxes = [scene.bbox for scene in scenes]
        self.plugin.layers.zoom_to_bbox(
            (
                min(box[0] for box in boxes) - 0.02,
                min(box[1] for box in boxes) - 0.01,
                max(box[2] for box in boxes) + 0.02,
                max(box[3] for box in boxes) + 0.01,
            )
        )
        rendered()
        rows = find("geopera_scene_list")
        rows.scrollTo(rows.model().index(1, 0))
        QTest.qWait(50)
        place = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseMove(rows.viewport(), place + QPoint(4, 2))
        QTest.mouseMove(rows.viewport(), place)
        wait(lambda: part.bands.counts()["pointed"] == 1, "the row's footprint lights up")
        shot("08_row_hovered")
        wanted = scenes[2]
        self._move_to(wanted)
        wait(
            lambda: rows.model().index(2, 0).data(Qt.ItemDataRole.UserRole + 3), "its row lights up"
        )
        shot("09_footprint_hovered")
        extent = canvas.extent()
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEYS, self._pixel(wanted))
        wait(lambda: self.panel.scene().id == wanted.id, "the click chooses the scene")
        check(canvas.extent() == extent, "the map stays where it is")
        wait(lambda: self.panel.scenes.scenes.has_thumbnail(wanted), "it has a picture")
        shot("10_footprint_chosen")
        click("geopera_show_footprints")
        check(part.bands.counts()["all"] == 0, "the footprints are gone")

    def details(self) -> None:
        """Look at a scene's details and copy its STAC item."""
        step("details")
        click("geopera_scene_details_button")
        dialog = wait(lambda: self._there("geopera_scene_details"), "the details are open")
        copy = find("geopera_copy_stac")
        wait(copy.isEnabled, "the STAC item is there")
        shot("11_details")
        click("geopera_copy_stac")
        record.facts["stac"] = json.loads(QGuiApplication.clipboard().text())
        record.facts["scene"] = self.panel.scene().id
        dialog.close()

    def covering(self) -> None:
        """Ask for scenes that cover half of an area at least: of four, one is left."""
        step("overlap")
        wanted = self.panel.scenes.scenes.scenes()[1]
        west, south, east, north = wanted.bbox
        dx, dy = (east - west) * 0.35, (north - south) * 0.35
        box = QgsRectangle(west + dx, south + dy, east - dx, north - dy)
        self.plugin.aoi.set_from_extent(box, QgsCoordinateReferenceSystem("EPSG:4326"))
        model = find("geopera_scene_list").model()
        click("geopera_show_filter")
        overlap = find("geopera_filter_overlap")
        wait(overlap.isEnabled, "there is an area to cover")
        overlap.setFocus()
        for _ in range(5):
            QTest.keyClick(overlap, Qt.Key.Key_PageUp)
        wait(lambda: model.rowCount() == 1, "one scene is left")
        record.facts["covering"] = [overlap.value(), self.panel.scene().id == wanted.id]
        wait(lambda: self.panel.scenes.scenes.has_thumbnail(wanted), "it has a picture")
        rendered()
        shot("11_overlap")
        click("geopera_filter_clear")
        wait(lambda: model.rowCount() == len(self.plan["files"]), "all are back")
        click("geopera_show_filter")
        self.plugin.aoi.clear()

    @staticmethod
    def _pixel(scene: Any) -> QPoint:
        canvas = iface.mapCanvas()
        west, south, east, north = scene.bbox

        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"),
            canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        middle = transform.transform(QgsPointXY((west + east) / 2, (south + north) / 2))
        return canvas.getCoordinateTransform().transform(middle).toQPointF().toPoint()

    def _move_to(self, scene: Any) -> None:
        viewport = iface.mapCanvas().viewport()
        place = self._pixel(scene)
        QTest.mouseMove(viewport, place + QPoint(3, 3))
        QTest.qWait(50)
        QTest.mouseMove(viewport, place)
