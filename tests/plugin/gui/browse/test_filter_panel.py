"""Ask for dates, clouds, overlap, sensors and collections."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication, QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.client.models import CaptureDate, Collection, Project, Scene
from geopera_plugin.client.scene_search import Criteria
from geopera_plugin.core.scene_finder import Filter
from geopera_plugin.gui.browse.filter_panel import FilterPanel
from geopera_plugin.gui.browse.scene_panel import ScenePanel
from tests.plugin.conftest import settle, wait_for
from tests.plugin.gui.conftest import make_scene

AREA = QgsGeometry.fromRect(QgsRectangle(10, 50, 11, 51))


@pytest.fixture
def filters(qgis_app: QgsApplication) -> Iterator[FilterPanel]:
    widget = FilterPanel()
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()


def test_nothing_is_asked_for_at_first(filters: FilterPanel) -> None:
    assert filters.filter() == Filter()
    assert filters.count() == 0
    assert not filters.clear_button.isEnabled()
    assert filters.start.isNull()


def test_it_tells_once_when_the_hand_rests(filters: FilterPanel) -> None:
    spy = QSignalSpy(filters.changed)
    for _ in range(3):
        QTest.keyClick(filters.cloud, Qt.Key.Key_PageDown)
    wait_for(lambda: len(spy), 5)
    settle(0.1)
    assert [entry[0].criteria for entry in spy] == [Criteria(cloud=70.0)]
    filters.cloud.setValue(40)
    filters.cloud.setValue(70)
    settle(0.5)
    assert len(spy) == 1, "nothing has changed"


def test_everything_at_once_and_nothing_again(filters: FilterPanel) -> None:
    spy = QSignalSpy(filters.changed)
    filters.set_collections([Collection("c1", "Quays", 4)])
    assert filters.collection.isVisible()
    filters.set_area(AREA)
    filters.start.setDate(QDate(2026, 1, 2))
    filters.end.setDate(QDate(2026, 5, 6))
    filters.cloud.setValue(20)
    filters.overlap.setValue(50)
    filters.sensor.setEditText(" Landsat-9 ")
    filters.collection.setCurrentIndex(1)
    wait_for(lambda: len(spy), 5)
    wanted = spy[-1][0]
    assert wanted.criteria == Criteria(
        "2026-01-02", "2026-05-06", 20.0, "Landsat-9", "c1", None, (10.0, 50.0, 11.0, 51.0)
    )
    assert wanted.percent == 50
    assert wanted.geometry().equals(AREA)
    assert filters.count() == 5
    QTest.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    assert spy[-1][0] == Filter()
    filters.set_collections([])
    assert not filters.collection.isVisible()


def test_the_area_matters_only_when_it_is_asked_for(filters: FilterPanel) -> None:
    spy = QSignalSpy(filters.changed)
    assert not filters.overlap.isEnabled()
    filters.set_area(AREA)
    settle(0.5)
    assert len(spy) == 0
    filters.overlap.setValue(10)
    wait_for(lambda: len(spy) == 1, 5)
    filters.set_area(None)
    wait_for(lambda: len(spy) == 2, 5)
    assert spy[1][0] == Filter()


def test_sensors_that_were_seen_are_offered_and_what_is_typed_stays(filters: FilterPanel) -> None:
    filters.sensor.setEditText("Sent")
    filters.offer_sensors([Scene("a", "p", "a", platform="Sentinel-2A"), Scene("b", "p", "b")])
    filters.offer_sensors([Scene("c", "p", "c", platform="Sentinel-2A")])
    texts = [filters.sensor.itemText(row) for row in range(filters.sensor.count())]
    assert texts == ["", "Sentinel-2A"]
    assert filters.sensor.currentText() == "Sent"


@pytest.fixture
def panel(qgis_app: QgsApplication) -> Iterator[ScenePanel]:
    widget = ScenePanel()
    widget.resize(360, 520)
    widget.show()
    widget.set_projects([Project("p1", "o", "<b>Fields</b>")])
    widget.set_dates("p1", [CaptureDate("2026-04-12", 1), CaptureDate("2026-06-20", 2)])
    settle(0.05)
    yield widget
    widget.deleteLater()


def test_all_dates_and_back_to_one(panel: ScenePanel) -> None:
    every, one = QSignalSpy(panel.all_dates_chosen), QSignalSpy(panel.date_chosen)
    panel.head._switch.click()
    assert (len(every), panel.listed()) == (1, "*")
    panel.set_dates("p1", [CaptureDate("2026-04-12", 1), CaptureDate("2026-06-20", 2)])
    assert (len(every), len(one)) == (2, 0), "new dates do not end it"
    panel.choose_date("2026-06-20")
    assert [entry[0].date for entry in one] == ["2026-06-20"]
    assert not panel.all_dates
    assert not panel.choose_date("1999-01-01")


def test_more_scenes_come_below_and_only_once(panel: ScenePanel) -> None:
    asked = QSignalSpy(panel.scenes.scenes.more_asked)
    panel.set_scenes([make_scene("s1", "2026-06-20")], 3, True)
    assert panel.head.text.text() == "1 of 3 scenes"
    parent = panel.scenes.rootIndex()
    panel.scenes.scenes.fetchMore(parent)
    panel.scenes.scenes.fetchMore(parent)
    settle(0.05)
    assert len(asked) == 1
    scenes = [make_scene(name, "2026-06-20") for name in ("s1", "s2", "s3")]
    panel.append_scenes(scenes, 3, False)
    assert [scene.id for scene in panel.scenes.scenes.scenes()] == ["s1", "s2", "s3"]
    assert panel.head.text.text() == "3 scenes"
    assert panel.scene().id == "s1", "the choice stays"
    assert not panel.scenes.scenes.canFetchMore(parent)


def test_hovering_a_row_is_told_and_a_scene_pointed_at_is_marked(panel: ScenePanel) -> None:
    panel.set_scenes([make_scene(name, "2026-06-20") for name in ("s1", "s2")])
    settle(0.05)
    hovered = QSignalSpy(panel.scenes.scene_hovered)
    viewport = panel.scenes.viewport()
    place = panel.scenes.visualRect(panel.scenes.model().index(1, 0)).center()
    panel.scenes.entered.emit(panel.scenes.indexAt(place))
    assert hovered[-1][0].id == "s2"
    before = viewport.grab().toImage().pixelColor(300, place.y())
    panel.scenes.point_at("s2")
    settle(0.05)
    after = viewport.grab().toImage().pixelColor(300, place.y())
    assert before != after


def test_a_name_of_a_project_is_no_html(panel: ScenePanel) -> None:
    tip = panel.projects.itemData(0, Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;Fields" in tip


def test_a_failure_offers_to_try_again(panel: ScenePanel) -> None:
    asked = QSignalSpy(panel.refresh_asked)
    panel.show_failure("The server does not answer.")
    button = panel.findChild(type(panel.add), "geopera_load_again")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(asked) == 1


def test_an_intake_can_be_cancelled(panel: ScenePanel) -> None:
    spy = QSignalSpy(panel.intake.cancel_asked)
    panel.set_intake("Uploading pier.tif: 40 %", "", 40.0, can_cancel=True)
    assert (panel.intake.bar.value(), panel.intake.isVisible()) == (40, True)
    QTest.mouseClick(panel.intake.cancel, Qt.MouseButton.LeftButton)
    assert len(spy) == 1
    panel.set_intake("Adding files…", "", None)
    assert (panel.intake.bar.maximum(), panel.intake.cancel.isVisible()) == (0, False)
    panel.set_intake("", "")
    assert not panel.intake.isVisible()
