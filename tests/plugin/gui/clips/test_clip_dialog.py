"""Order a clip."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QPushButton

from geopera_plugin.client.models import AreaMosaic, AssetEstimate, ClipEstimate, DeliveryArea
from geopera_plugin.core.aoi.aoi import Aoi
from geopera_plugin.gui.clips.clip_dialog import ClipDialog
from geopera_plugin.gui.clips.clip_scenes import by_date
from tests.plugin.conftest import settle, wait_for
from tests.plugin.gui.conftest import make_scene

LEFT = Qt.MouseButton.LeftButton
APRIL, JUNE = make_scene("s1", "2026-04-12"), make_scene("s2", "2026-06-20")
DEM = make_scene("dem", None, ("elevation",))


@pytest.fixture
def dialog(qgis_app: QgsApplication, area: Aoi) -> Iterator[ClipDialog]:
    square = QgsGeometry.fromWkt("POLYGON((12 51, 12.1 51, 12.1 51.1, 12 51.1, 12 51))")
    area.set_from_canvas_geometry(square, QgsCoordinateReferenceSystem("EPSG:4326"))
    made = ClipDialog(area)
    made.open_for([JUNE], JUNE, "Fields")
    settle(0.05)
    yield made
    made.close()
    made.deleteLater()


def tick(dialog: ClipDialog, text: str, state=Qt.CheckState.Checked) -> None:
    model = dialog.scenes.model()
    (index,) = model.match(
        model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, -1, Qt.MatchFlag.MatchContains
    )
    assert model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def test_it_starts_with_the_chosen_scene(dialog: ClipDialog) -> None:
    order = dialog.order()
    assert [scene.id for scene in order.scenes] == ["s2"]
    assert order.asset_keys is None
    assert order.name == "Fields_2026-06-20"
    assert dialog.launch.text() == "Clip 1 scene"
    assert "4 vertices" in dialog.summary.text()


def test_other_dates_come_in_order_and_ticks_stay(dialog: ClipDialog) -> None:
    dialog.add_scenes(by_date([DEM, JUNE, APRIL]))
    model = dialog.scenes.model()
    texts = [model.index(row, 0).data()[:11] for row in range(3)]
    assert texts == ["12 Apr 2026", "20 Jun 2026", "No date  · "]
    assert [scene.id for scene in dialog.order().scenes] == ["s2"]
    tick(dialog, "12 Apr")
    assert [scene.id for scene in dialog.order().scenes] == ["s1", "s2"]
    assert dialog.order().name == "Fields", "dates are put behind it for each scene"
    assert dialog.launch.text() == "Clip 2 scenes"


def test_a_scene_that_does_not_touch_the_area_stays_while_it_is_ticked(dialog: ClipDialog) -> None:
    dialog.add_scenes([APRIL])
    assert [scene.id for scene in dialog.order().scenes] == ["s2"]
    assert dialog.scenes.count() == 2


def test_a_large_project_does_not_hold_up_the_window(dialog: ClipDialog) -> None:
    many = [make_scene(f"m{number}", "2026-01-01") for number in range(20_000)]
    begun = time.process_time()
    dialog.add_scenes([*many, JUNE])
    assert time.process_time() - begun < 0.1
    assert dialog.scene_page.chosen_text.text() == "1 of 20,001 ticked"
    assert dialog.scenes.currentIndex().row() == 20_000, "what is ticked is in view"


def test_nothing_is_told_when_ticks_stay_as_they_are(dialog: ClipDialog) -> None:
    dialog.scenes.tick_all(True)
    model = dialog.scenes.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = [QSignalSpy(model.dataChanged), QSignalSpy(dialog.scenes.ticked_changed)]
    dialog.scenes.tick_all(True)
    first, role = model.index(0, 0), Qt.ItemDataRole.CheckStateRole
    assert not model.setData(first, Qt.CheckState.Checked, role)
    assert not model.setData(first, "another name")
    assert [len(spy) for spy in told] == [0, 0]
    assert model.setData(first, Qt.CheckState.Unchecked, role)
    assert [len(spy) for spy in told] == [1, 1]
    del tester


def test_a_typed_name_stays(dialog: ClipDialog) -> None:
    dialog.add_scenes([JUNE, APRIL])
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "my clip")
    tick(dialog, "12 Apr")
    assert dialog.order().name == "my clip"


def test_estimates_are_asked_for_once_the_choice_rests(dialog: ClipDialog) -> None:
    asked = QSignalSpy(dialog.estimate_asked)
    dialog.add_scenes([JUNE, APRIL])
    tick(dialog, "12 Apr")
    tick(dialog, "20 Jun", Qt.CheckState.Unchecked)
    assert dialog.estimate.busy.isVisible()
    wait_for(lambda: len(asked) > 0, 3)
    settle(0.4)
    assert len(asked) == 1
    assert [scene.id for scene in asked[0][0].scenes] == ["s1"]


def test_estimates_are_added_up(dialog: ClipDialog) -> None:
    dialog.estimate.show_estimates(
        [ClipEstimate(2e6, 100.0, 200_000, 1_500_000), ClipEstimate(2e6, 60.0, 50_000, 500_000)]
    )
    values = {name: label.text() for name, label in dialog.estimate.values.items()}
    assert values == {
        "area": "200.0 ha",
        "pixels": "0.25 million",
        "size": "≤ 2.0 MB",
        "units": "0",
        "coverage": "60 %",
    }
    assert "empty" in dialog.estimate.note.text()
    assert not dialog.estimate.busy.isVisible()


def test_nothing_ticked_cannot_start(dialog: ClipDialog) -> None:
    launched = QSignalSpy(dialog.launched)
    QTest.mouseClick(dialog.none, LEFT)
    assert not dialog.launch.isEnabled()
    assert dialog.estimate.note.text() == "Tick at least one scene."
    QTest.mouseClick(dialog.launch, LEFT)
    assert len(launched) == 0
    QTest.mouseClick(dialog.all, LEFT)
    QTest.mouseClick(dialog.launch, LEFT)
    assert len(launched) == 1
    assert not dialog.isVisible()


def test_the_area_may_go_while_it_is_open(dialog: ClipDialog, area: Aoi) -> None:
    area.clear()
    tick(dialog, "20 Jun", Qt.CheckState.Unchecked)
    tick(dialog, "20 Jun")
    assert not dialog.launch.isEnabled()
    assert "Draw an area" in dialog.estimate.note.text()


def test_delivery_areas_are_offered_once_there_are_any(dialog: ClipDialog) -> None:
    dialog.add_areas([])
    assert not dialog.tabs.tabBar().isVisible()
    asked = QSignalSpy(dialog.area_page.mosaics_asked)
    dialog.add_areas([DeliveryArea("north"), DeliveryArea("south")])
    assert dialog.tabs.tabBar().isVisible()
    assert [one[0] for one in asked] == ["north"]
    assert dialog.order().scenes, "scenes stay in front"
    dialog.tabs.setCurrentWidget(dialog.area_page)
    assert dialog.estimate.note.text() == "Looking at the mosaics…"
    assert not dialog.launch.isEnabled()
    mosaics = [
        AreaMosaic("rgb", "2026-04-12", 2, 5_000_000),
        AreaMosaic("rgb", "2025-06-01", 1, 4_000_000),
        AreaMosaic("nir", "2025-06-01", 1, 1_000_000),
    ]
    dialog.area_page.set_mosaics("south", mosaics)
    assert not dialog.launch.isEnabled(), "another area's mosaics come too late"
    dialog.area_page.set_mosaics("north", mosaics)
    order = dialog.order()
    assert (order.area, order.mosaics) == ("north", ("rgb@2026-04-12", "nir@2025-06-01"))
    assert (order.name, order.scenes) == ("north", ())
    assert dialog.launch.text() == "Clip 2 mosaics"
    dialog.area_page.mosaics.tick_all(False)
    assert dialog.estimate.note.text() == "Tick at least one mosaic."


def test_the_way_it_will_be_made_is_told(dialog: ClipDialog) -> None:
    def asset(engine: str, recompressed: bool = False) -> AssetEstimate:
        return AssetEstimate("data", 10, 10, engine, recompressed, 1, 100.0)

    def said(*assets: AssetEstimate) -> str:
        estimate = ClipEstimate(1e6, 100.0, 10, 10, len(assets), assets)
        dialog.estimate.show_estimates([estimate])
        return dialog.estimate.path.text()

    assert "copied as they are stored" in said(asset("tile-copy"))
    assert "bit by bit" in said(asset("tile-copy"))
    assert "written again" in said(asset("crop"))
    assert "1 of 2 are copied" in said(asset("tile-copy"), asset("crop"))
    assert "loses detail" in said(asset("crop", recompressed=True))
    assert dialog.estimate.values["units"].text() == "1"
    beside = ClipEstimate(1e6, 0.0, 0, 0, 0, (AssetEstimate("data"),))
    dialog.estimate.show_estimates([ClipEstimate(1e6, 100.0, 9, 9), beside])
    assert "1 of 2 do not touch" in dialog.estimate.note.text()


def tick_band(dialog: ClipDialog, text: str, state=Qt.CheckState.Unchecked) -> None:
    model = dialog.scene_page.bands.bands.model()
    (index,) = model.match(
        model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, -1, Qt.MatchFlag.MatchExactly
    )
    assert model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def test_some_bands_of_a_raster_can_be_kept(dialog: ClipDialog) -> None:
    part = dialog.scene_page.bands
    assert dialog.order().bands == {}
    assert part.chosen_text.text() == "4 of 4 ticked"
    asked = QSignalSpy(dialog.estimate_asked)
    tick_band(dialog, "blue")
    tick_band(dialog, "red")
    assert dialog.order().bands == {"data": ("green", "nir")}
    assert dialog.order().bands_of(JUNE) == {"data": ("b2", "b4")}
    turned = make_scene("t", "2026-05-01", ("nir", "red", "green"))
    assert dialog.order().bands_of(turned) == {"data": ("b3", "b1")}, "as it has them"
    assert dialog.order().bands_of(make_scene("o", None, ("swir16",))) == {"data": ("green", "nir")}
    wait_for(lambda: len(asked) > 0, 3)
    assert asked[-1][0].bands == {"data": ("green", "nir")}
    QTest.mouseClick(dialog.findChild(QPushButton, "geopera_clip_bands_none"), LEFT)
    assert not dialog.launch.isEnabled()
    assert dialog.estimate.note.text() == "Tick at least one band of data."
    QTest.mouseClick(dialog.findChild(QPushButton, "geopera_clip_bands_all"), LEFT)
    assert dialog.order().bands == {}
    assert dialog.launch.isEnabled()


def test_ticks_of_bands_stay_while_scenes_come_and_go(dialog: ClipDialog) -> None:
    part = dialog.scene_page.bands
    tick_band(dialog, "blue")
    dialog.add_scenes([JUNE, APRIL, DEM])
    tick(dialog, "12 Apr")
    assert dialog.order().bands == {"data": ("green", "red", "nir")}
    tick(dialog, "12 Apr", Qt.CheckState.Unchecked)
    tick(dialog, "20 Jun", Qt.CheckState.Unchecked)
    tick(dialog, "No date")
    assert not part.isVisible(), "one band is no choice"
    assert dialog.order().bands == {}
    tick(dialog, "No date", Qt.CheckState.Unchecked)
    tick(dialog, "20 Jun")
    assert part.isVisible()
    assert dialog.order().bands == {"data": ("green", "red", "nir")}
    dialog.open_for([JUNE], JUNE, "Fields")
    assert dialog.order().bands == {}, "another clip begins with all"


def test_opacity_is_no_choice(dialog: ClipDialog) -> None:
    dialog.add_scenes([make_scene("a", "2026-06-21", ("red", "green", "blue", "alpha"))])
    tick(dialog, "20 Jun", Qt.CheckState.Unchecked)
    tick(dialog, "21 Jun")
    assert [name for _, name in dialog.scene_page.bands.bands.states()] == ["red", "green", "blue"]
