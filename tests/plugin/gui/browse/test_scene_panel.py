"""Choose projects, dates and scenes with the mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QPushButton

from geopera_plugin.client.models import CaptureDate, Project
from geopera_plugin.gui.browse.scene_panel import ScenePanel
from tests.plugin.conftest import settle
from tests.plugin.gui.conftest import make_scene

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PROJECTS = [Project("p1", "o", "Fields", item_count=3), Project("p2", "o", "Lakes")]
DATES = [
    CaptureDate(None, 1),
    CaptureDate("2026-04-12", 1, 4.4),
    CaptureDate("2026-06-20", 2, 0.0),
]


@pytest.fixture
def panel(qgis_app: QgsApplication) -> Iterator[ScenePanel]:
    widget = ScenePanel()
    widget.resize(360, 420)
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()


def test_without_projects_it_says_what_to_do(panel: ScenePanel) -> None:
    panel.set_projects([])
    demo = QSignalSpy(panel.demo_asked)
    files = QSignalSpy(panel.files_asked)
    for name in ("geopera_create_demo", "geopera_add_files"):
        button = panel.findChild(QPushButton, name)
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)
    assert (len(demo), len(files)) == (1, 1)


def test_intake_shows_progress_and_hides_the_buttons(panel: ScenePanel) -> None:
    panel.set_projects([])
    panel.set_intake("Making the demo project…", "A landscape.", 40.0)
    assert not panel.findChild(QPushButton, "geopera_create_demo").isVisible()
    bar = panel.findChild(type(panel._empty.no_projects.progress), "geopera_no_projects_progress")
    assert bar.isVisible()
    assert bar.value() == 40
    panel.set_intake("", "")
    assert panel.findChild(QPushButton, "geopera_create_demo").isVisible()
    assert not bar.isVisible()


def test_the_chosen_project_stays_after_a_refresh(panel: ScenePanel) -> None:
    chosen = QSignalSpy(panel.project_chosen)
    panel.set_projects(PROJECTS)
    assert chosen[-1][0].id == "p1"
    panel.projects.setCurrentIndex(1)
    panel.set_projects(PROJECTS)
    assert panel.project().id == "p2"
    panel.set_projects(PROJECTS, "p1")
    assert panel.project().id == "p1"


def test_the_newest_date_is_chosen_and_none_comes_last(panel: ScenePanel) -> None:
    panel.set_projects(PROJECTS)
    panel.set_dates("p1", DATES)
    texts = [panel.dates.model().index(row, 0).data() for row in range(3)]
    assert texts == ["12 Apr 2026", "20 Jun 2026", "No date"]
    assert panel.dates.chosen().date == "2026-06-20"


def test_dates_of_another_project_are_ignored(panel: ScenePanel) -> None:
    panel.set_projects(PROJECTS)
    panel.set_dates("p2", DATES)
    assert panel.dates.chosen() is None


def test_a_click_and_keys_choose_a_date(panel: ScenePanel) -> None:
    panel.set_projects(PROJECTS)
    panel.set_dates("p1", DATES)
    chosen = QSignalSpy(panel.date_chosen)
    place = panel.dates.visualRect(panel.dates.model().index(0, 0)).center()
    QTest.mouseClick(panel.dates.viewport(), LEFT, NO_KEYS, place)
    assert [signal[0].date for signal in chosen] == ["2026-04-12"]
    QTest.mouseClick(panel.dates.viewport(), LEFT, NO_KEYS, place)
    assert len(chosen) == 1, "the same date again is no news"
    QTest.keyClick(panel.dates, Qt.Key.Key_Right)
    assert chosen[-1][0].date == "2026-06-20"


def test_double_click_button_and_thumbnail(panel: ScenePanel) -> None:
    panel.set_projects(PROJECTS)
    panel.set_dates("p1", DATES)
    scenes = [make_scene("s1", "2026-06-20"), make_scene("s2", "2026-06-20")]
    panel.set_scenes(scenes)
    settle(0.05)
    opened = QSignalSpy(panel.scene_opened)
    place = panel.scenes.visualRect(panel.scenes.model().index(1, 0)).center()
    QTest.mouseClick(panel.scenes.viewport(), LEFT, NO_KEYS, place)
    QTest.mouseDClick(panel.scenes.viewport(), LEFT, NO_KEYS, place)
    assert [signal[0].id for signal in opened] == ["s2"]
    QTest.mouseClick(panel.add, LEFT)
    assert [signal[0].id for signal in opened] == ["s2", "s2"]
    red = QImage(8, 8, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    panel.scenes.scenes.set_thumbnail("s1", red)
    settle(0.05)
    image = panel.scenes.viewport().grab().toImage()
    first = panel.scenes.visualRect(panel.scenes.model().index(0, 0))
    colour = image.pixelColor(first.left() + 26, first.center().y())
    assert (colour.red(), colour.green()) == (255, 0)


def test_an_empty_project_offers_to_add_files(panel: ScenePanel) -> None:
    panel.set_projects(PROJECTS)
    panel.set_dates("p1", [])
    assert panel.findChild(QPushButton, "geopera_add_files_here").isVisible()
    assert not panel.add.isVisible()
