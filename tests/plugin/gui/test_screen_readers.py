"""Each window can be gone through by Tab, in the order of the eye, and says what each stop is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QLabel, QPushButton, QWidget

from geopera_plugin.client.models import CaptureDate, DeliveryArea, Job, JobStatus, Project
from geopera_plugin.core.aoi.aoi import Aoi
from geopera_plugin.core.aoi.file import FileLayer
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.jobs.model import JobsModel
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.gui.aoi.bounds_dialog import BoundsDialog
from geopera_plugin.gui.aoi.layer_choice import LayerChoice
from geopera_plugin.gui.aoi.paste_dialog import PasteDialog
from geopera_plugin.gui.aoi.simplify_dialog import SimplifyDialog
from geopera_plugin.gui.browse.project_dialogs import ArchivedProjectsDialog, NewProjectDialog
from geopera_plugin.gui.browse.scene_details import SceneDetailsDialog
from geopera_plugin.gui.clips.clip_dialog import ClipDialog
from geopera_plugin.gui.clips.job_details import JobDetails
from geopera_plugin.gui.dates.chart_panel import ChartPanel
from geopera_plugin.gui.dates.swipe_bar import SwipeBar
from geopera_plugin.gui.dock import GeoperaDock
from geopera_plugin.gui.name_dialog import NameDialog
from geopera_plugin.gui.servers.dependency_dialog import DependencyDialog
from geopera_plugin.gui.servers.dialog import ServerDialog
from geopera_plugin.gui.servers.options_page import OptionsPage
from tests.plugin.conftest import settle, wait_for
from tests.plugin.gui.conftest import make_scene
from tests.plugin.gui.focus_order import jumps, stops, unnamed

SCENE = make_scene("s1", "2026-04-12")
PROJECT = Project("p1", "o1", "Fields", item_count=2)


class World:
    """What windows are made of."""

    def __init__(self, settings: PluginSettings, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self.connection = Connection(settings)
        self.jobs = JobsModel(self.connection)
        self.jobs._take([Job("1", JobStatus.COMPLETED, output_name="clip")])
        self.aoi = Aoi()
        square = QgsGeometry.fromWkt("POLYGON((12 51, 12.1 51, 12.1 51.1, 12 51.1, 12 51))")
        self.aoi.set_from_canvas_geometry(square, QgsCoordinateReferenceSystem("EPSG:4326"))

    def dock(self) -> GeoperaDock:
        made = GeoperaDock(self.aoi, self.jobs, [QAction("Rectangle")])
        made.imagery.set_projects([PROJECT])
        made.imagery.set_dates("p1", [CaptureDate("2026-04-12", 1, 4.0)])
        made.imagery.set_scenes([SCENE], 1, False)
        return made

    def clip(self) -> ClipDialog:
        made = ClipDialog(self.aoi)
        made.open_for([SCENE], SCENE, "Fields")
        made.add_areas([DeliveryArea("north", ("rgb",))])
        return made

    def details(self) -> JobDetails:
        made = JobDetails()
        made.set_job(self.jobs.jobs[0], self.jobs.note("1"), ())
        return made


WINDOWS: dict[str, Callable[[World], QWidget]] = {
    "dock": World.dock,
    "clip": World.clip,
    "job": World.details,
    "bounds": lambda world: BoundsDialog(),
    "layers": lambda world: LayerChoice("a.gpkg", [FileLayer("fields", "Polygon", 3)]),
    "paste": lambda world: PasteDialog(),
    "simplify": lambda world: SimplifyDialog(world.aoi.area),
    "name": lambda world: NameDialog("Keep", "Area 1", 80),
    "server": lambda world: ServerDialog(world.connection.servers),
    "packages": lambda world: DependencyDialog(world.connection),
    "options": lambda world: OptionsPage(world.connection),
    "project": lambda world: NewProjectDialog(),
    "archived": lambda world: ArchivedProjectsDialog([PROJECT]),
    "scene": lambda world: SceneDetailsDialog(SCENE),
    "chart": lambda world: ChartPanel(),
    "swipe": lambda world: SwipeBar(world.canvas),
}


@pytest.fixture
def world(settings: PluginSettings, canvas: QgsMapCanvas) -> Iterator[World]:
    made = World(settings, canvas)
    yield made
    made.connection.stop()


@pytest.mark.parametrize("name", WINDOWS)
def test_every_stop_has_a_name_and_tab_follows_the_eye(name: str, world: World) -> None:
    window = WINDOWS[name](world)
    window.show()
    with contextlib.suppress(AssertionError):
        wait_for(lambda: not jumps(window), 3)  # it is laid out by and by
    assert stops(window), "there is something to do in it"
    assert unnamed(window) == []
    assert jumps(window) == []
    window.close()
    window.deleteLater()


def test_what_is_unnamed_or_out_of_order_is_found(qgis_app: Any) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    first, second, icon = QPushButton("1", window), QPushButton("2", window), QPushButton(window)
    for widget in (QLabel("?", window), first, second, icon):
        row.addWidget(widget)
    QWidget.setTabOrder(second, first)
    QWidget.setTabOrder(first, icon)
    window.show()
    settle(0.02)
    assert unnamed(window) == ["QPushButton ?"]
    assert jumps(window) == ["QPushButton ? > QPushButton ?"]
    window.deleteLater()
