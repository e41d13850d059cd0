from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsDateTimeRange, QgsProject
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core.connection import Connection
from geopera_plugin.core.dates.time_layers import make_time_layer, time_layers
from geopera_plugin.core.layers.layers import make_layer, show_spec, spec_of
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.core.dates.test_time_frames import FRAMES, SPEC
from tests.plugin.core.dates.test_time_ranges import moment


@pytest.fixture
def offline(settings: PluginSettings) -> Connection:
    return Connection(settings)


def at(day: str) -> QgsDateTimeRange:
    return QgsDateTimeRange(moment(day), moment(day, 12))


def test_a_time_layer_is_seen_from_its_first_date_on(offline: Connection) -> None:
    layer = make_layer(SPEC, offline)
    QgsProject.instance().addMapLayer(layer)
    assert time_layers() == []
    make_time_layer(layer, FRAMES)
    times = layer.temporalProperties()
    assert times.isActive()
    assert not times.isVisibleInTemporalRange(at("2026-01-01"))
    assert times.isVisibleInTemporalRange(at("2026-03-01"))
    assert times.isVisibleInTemporalRange(at("2027-03-01"))
    assert [found.id() for found, _ in time_layers("p1")] == [layer.id()]
    assert time_layers("p2") == []
    make_time_layer(layer, ())
    assert not times.isActive()
    assert time_layers() == []


def test_another_date_leaves_name_opacity_and_times_as_they_are(offline: Connection) -> None:
    layer = make_layer(SPEC, offline)
    make_time_layer(layer, FRAMES)
    layer.setOpacity(0.4)
    layer.setName("mine")
    show_spec(layer, spec_of(layer).at("2026-06-20"))
    assert layer.isValid()
    assert "2026-06-20" in layer.source()
    assert (layer.name(), layer.opacity()) == ("mine", 0.4)
    assert layer.temporalProperties().isActive()
    spy = QSignalSpy(layer.repaintRequested)
    show_spec(layer, spec_of(layer).at("2026-06-21"))
    assert len(spy) == 0, "nothing changed"


def test_times_survive_saving(offline: Connection, tmp_path: Path) -> None:
    layer = make_layer(SPEC, offline)
    make_time_layer(layer, FRAMES)
    QgsProject.instance().addMapLayer(layer)
    assert QgsProject.instance().write(str(tmp_path / "a.qgz"))
    QgsProject.instance().clear()
    assert QgsProject.instance().read(str(tmp_path / "a.qgz"))
    ((again, spec),) = time_layers()
    assert spec.frames == FRAMES
    assert again.temporalProperties().isActive()
    assert not again.temporalProperties().isVisibleInTemporalRange(at("2026-01-01"))
