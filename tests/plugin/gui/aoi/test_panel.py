"""Watch the area of interest."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QAction, QApplication

from geopera_plugin.client.models import Scene
from geopera_plugin.core.aoi.aoi import Aoi
from geopera_plugin.gui.aoi.bounds_dialog import BoundsDialog
from geopera_plugin.gui.aoi.panel import AoiPanel
from geopera_plugin.gui.aoi.paste_dialog import SHOWN_TEXT, PasteDialog
from geopera_plugin.gui.aoi.saved_bar import SavedAreasBar
from geopera_plugin.gui.aoi.simplify_dialog import SimplifyDialog
from geopera_plugin.gui.name_dialog import NameDialog
from geopera_plugin.gui.words import length_text, share_text
from tests.plugin.conftest import settle, wait_for
from tests.plugin.core.large_areas import star

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
SQUARE = "POLYGON((12 0, 12.01 0, 12.01 0.01, 12 0.01, 12 0))"


@pytest.fixture
def panel(area: Aoi) -> AoiPanel:
    made = AoiPanel(area, [QAction("Draw")])
    made.show()
    yield made
    made.deleteLater()


def set_area(area: Aoi, wkt: str = SQUARE) -> None:
    area.set_from_canvas_geometry(QgsGeometry.fromWkt(wkt), WGS84)


def test_area_problem_and_clip(area: Aoi, panel: AoiPanel) -> None:
    panel.set_scene_available(True)
    assert panel.area.text() == "No area yet"
    assert panel.problem.isVisible()
    assert not panel.clip.isEnabled()
    set_area(area)
    assert panel.area.text() == "123.1 ha"  # 1113.2 m by 1105.7 m at the equator
    assert panel.vertices.text() == "4 vertices  ·  4.44 km around"
    assert not panel.problem.isVisible()
    asked = QSignalSpy(panel.clip_asked)
    QTest.mouseClick(panel.clip, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    panel.set_scene_available(False)
    assert not panel.clip.isEnabled()
    assert "project" in panel.clip.toolTip()


def test_coverage_follows_scene_and_area(area: Aoi, panel: AoiPanel) -> None:
    scene = Scene(id="s", project_id="p", title="S", date="2026-04-12", bbox=(12, 0, 12.005, 1))
    panel.set_scene(scene)
    assert not panel.coverage.isVisible()
    set_area(area)
    assert panel.coverage.text() == "50.0 % covered by 12 Apr 2026"
    assert panel.coverage.isVisible()
    assert panel.coverage.accessibleName() == panel.coverage.text()
    set_area(area, "POLYGON((15 0, 16 0, 16 1, 15 0))")
    assert panel.coverage.share() == 0
    panel.set_scene(None)
    assert not panel.coverage.isVisible()
    area.set_from_canvas_geometry(star(4_000), QgsCoordinateReferenceSystem("EPSG:3857"))
    panel.set_scene(Scene(id="s", project_id="p", title="S", bbox=(-180, -90, 180, 90)))
    wait_for(lambda: panel.coverage.share() == 1)
    assert panel.coverage.text() == "100 % covered by S"


def test_a_repair_is_told_and_can_be_undone(area: Aoi, panel: AoiPanel) -> None:
    set_area(area)
    assert not panel.note.isVisible()
    set_area(area, "POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))")
    assert "Repaired: 1 self-crossing." in panel.note.text()
    panel.note.linkActivated.emit("undo")
    assert panel.area.text() == "123.1 ha"
    assert not panel.note.isVisible()
    QTest.mouseClick(panel.redo, Qt.MouseButton.LeftButton)
    assert panel.note.isVisible()


def test_many_vertices_may_be_simplified(area: Aoi, panel: AoiPanel) -> None:
    asked = QSignalSpy(panel.simplify_asked)
    area.set_from_canvas_geometry(star(6_000), QgsCoordinateReferenceSystem("EPSG:3857"))
    assert panel.area.text() == "Reading the area…"
    assert not panel.clip.isEnabled()
    wait_for(lambda: panel.note.isVisible())
    panel.note.linkActivated.emit("simplify")
    assert len(asked) == 1
    dialog = SimplifyDialog(area.area)
    agreed = QSignalSpy(dialog.agreed)
    dialog.open()
    assert not dialog.use.isEnabled()
    wait_for(dialog.use.isEnabled)
    assert dialog.figures["before"].text() == "6,000 vertices"
    assert "at most" in dialog.hint.text()
    dialog.grab()
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert agreed[0][0].vertex_count < 1_000
    dialog.deleteLater()


def test_text_and_files_are_pasted_and_dropped(panel: AoiPanel) -> None:
    texts, files = QSignalSpy(panel.text_given), QSignalSpy(panel.file_given)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("1,2,3,4")
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts[0] == ["1,2,3,4"]
    clipboard.clear()
    QTest.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.kml")])
    drop(panel, data)
    assert files[0] == ["/tmp/a.kml"]
    data = QMimeData()
    data.setUrls([QUrl("http://127.0.0.1:9/a.kml")])
    assert not panel._take(data) or len(files) == 1
    assert len(files) == 1, "addresses are no files"


def drop(panel: AoiPanel, data: QMimeData) -> None:
    kinds = (
        Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(5, 5), *kinds))
    QApplication.sendEvent(panel, QDropEvent(QPointF(5, 5), *kinds))


def test_pasted_text_is_checked_as_it_changes() -> None:
    dialog = PasteDialog()
    read = QSignalSpy(dialog.read)
    dialog.open()
    assert not dialog.use.isEnabled()
    dialog.edit.setPlainText("POLYGON((0 0, 1")
    wait_for(lambda: "brackets" in dialog.hint.text())
    dialog.edit.setPlainText(SQUARE)
    assert not dialog.use.isEnabled(), "what was checked before does not count"
    wait_for(dialog.use.isEnabled)
    assert dialog.hint.text() == "WKT: 123.1 ha, 4 vertices."
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert read[0][0].area_m2 > 0
    dialog.deleteLater()


def test_a_very_long_text_is_read_but_not_shown() -> None:
    dialog = PasteDialog()
    dialog.open()
    text = star(SHOWN_TEXT // 30, 12, 50, 0.3).asWkt()
    assert len(text) > SHOWN_TEXT
    data = QMimeData()
    data.setText(text)
    dialog.edit.insertFromMimeData(data)
    wait_for(dialog.use.isEnabled)
    assert dialog.edit.toPlainText() == ""
    assert "too long to be shown" in dialog.edit.placeholderText()
    dialog.reject()
    dialog.deleteLater()


def test_typed_bounds() -> None:
    dialog = BoundsDialog()
    typed = QSignalSpy(dialog.typed)
    dialog.open()
    values = {"west": "12", "south": "0", "east": "12,01", "north": "0.01"}
    for side, value in values.items():
        assert not dialog.use.isEnabled()
        dialog.fields[side].setText(value)
    assert dialog.hint.text() == "123.1 ha"
    for side, value, words in (
        ("south", "-91", "longitudes"), ("south", "1", "South"), ("south", "x", "Four numbers"),
    ):  # fmt: skip
        dialog.fields[side].setText(value)
        assert words in dialog.hint.text()
        assert not dialog.use.isEnabled()
    dialog.fields["south"].setText("0")
    dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert float(dialog.fields["west"].text()) == pytest.approx(1335833.9, abs=0.2)
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert typed[0][0].area_m2 == pytest.approx(1_231_000, rel=0.001)
    dialog.deleteLater()


def test_a_name_is_checked_as_it_is_typed() -> None:
    dialog = NameDialog("Keep", "Area 1", 80)
    dialog.set_check(lambda name: None if name else "Give it a name.", lambda name: name == "Old")
    named = QSignalSpy(dialog.named)
    dialog.open()
    dialog.line.setText("")
    assert dialog.note.text() == "Give it a name."
    assert not dialog.save.isEnabled()
    dialog.line.setText("Old")
    assert "Replaces" in dialog.note.text()
    dialog.line.setText("  New ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert named[0] == ["New"]


def test_the_bar_offers_what_can_be_done() -> None:
    bar = SavedAreasBar()
    chosen = QSignalSpy(bar.name_chosen)
    bar.show_names([], "", False)
    assert bar.isHidden()
    bar.show_names(["a", "b"], "", True)
    assert not bar.isHidden()
    assert bar.save.isEnabled()
    assert not bar.rename.isEnabled()
    bar.show_names(["a", "b"], "b", True)
    assert bar.chosen() == "b"
    assert not bar.save.isEnabled()
    assert bar.delete.isEnabled()
    assert len(chosen) == 0, "only a person chooses"
    bar.show()
    bar.names.setFocus()
    QTest.keyClick(bar.names, Qt.Key.Key_Up)
    assert chosen[0] == ["a"]
    bar.deleteLater()
    settle(0.02)


def test_words() -> None:
    assert [length_text(m) for m in (4.2, 850, 1234, 45_600, 2_345_678)] == [
        "4.2 m", "850 m", "1.23 km", "45.6 km", "2,346 km",
    ]  # fmt: skip
    assert [share_text(s) for s in (0, 0.0004, 0.5, 0.9996, 1)] == [
        "0 %", "< 0.1 %", "50.0 %", "99.9 %", "100 %",
    ]  # fmt: skip
