"""Circles, coverage, simplification, names and exports."""

from __future__ import annotations

import base64
import json
import math
import struct
import zlib
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeedback,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client.errors import Cancelled
from geopera_plugin.client.models import Scene
from geopera_plugin.core.aoi import names as aoi_names
from geopera_plugin.core.aoi.area import Area, measure, prepare
from geopera_plugin.core.aoi.circle import circle, distance_m, read_radius
from geopera_plugin.core.aoi.coverage import coverage_of
from geopera_plugin.core.aoi.export import geojson_text, make_layer, write_geojson
from geopera_plugin.core.aoi.names import NamedAreas
from geopera_plugin.core.aoi.simplify import MOST_CHANGE, simplified
from geopera_plugin.core.aoi.text import read_text
from geopera_plugin.core.aoi.world import AreaProblem, degrees
from tests.plugin.core.large_areas import star


def ready(geometry: QgsGeometry, crs: str = "EPSG:4326") -> Area:
    area = prepare(geometry, QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext())
    assert not area.is_empty, area.problem
    return area


def box(west: float, south: float, east: float, north: float) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(west, south, east, north))


def scene(**more: object) -> Scene:
    return Scene(id="s", project_id="p", title="A scene", **more)  # type: ignore[arg-type]


def polygon(west: float, south: float, east: float, north: float) -> dict:
    return json.loads(box(west, south, east, north).asJson())


@pytest.mark.parametrize(("x", "y"), [(12, 50), (179.999, -17), (-180, 10), (30, 85)])
def test_a_circle_is_round_on_the_ground(x: float, y: float) -> None:
    centre = QgsPointXY(x, y)
    ring = circle(centre, 2000)
    for vertex in ring.vertices():
        assert distance_m(centre, QgsPointXY(vertex)) == pytest.approx(2000, abs=0.01)
    area = ready(ring)
    assert area.area_m2 == pytest.approx(math.pi * 2000**2, rel=0.001)
    assert area.perimeter_m == pytest.approx(2 * math.pi * 2000, rel=0.001)
    assert area.geometry.isMultipart() is (abs(x) > 179)


def test_a_circle_that_contains_a_pole_or_nothing_is_refused() -> None:
    for centre, radius, words in (
        (QgsPointXY(12, 89.99), 5000, "pole"),
        (QgsPointXY(12, -89.99), 5000, "pole"),
        (QgsPointXY(12, 0), 0, "radius"),
        (QgsPointXY(12, 0), 1e9, "radius"),
    ):
        with pytest.raises(AreaProblem, match=words):
            circle(centre, radius)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("500", 500), ("1.5 km", 1500), ("1,5km", 1500), ("2 mi", 3218.688), ("", None),
        ("km", None), ("1..5", None), ("-5", None), ("1e5", None), (".5km", 500),
    ],
)  # fmt: skip
def test_a_typed_radius(text: str, metres: float | None) -> None:
    assert read_radius(text) == (None if metres is None else pytest.approx(metres))


def test_edges_are_straight_in_longitude_and_latitude() -> None:
    """Great circles would bulge by one percent here."""
    strip = box(0, 0, 20, 1)
    per_degree_squared = 111_319.49 * 110_574.4
    assert measure(strip)[0] == pytest.approx(20 * per_degree_squared, rel=2e-4)
    whole_world = ready(box(-180, -90, 180, 90))
    assert whole_world.area_m2 == pytest.approx(5.1006e14, rel=1e-3)


@pytest.mark.parametrize(
    ("told", "share"),
    [
        ({"geometry": polygon(12, 50, 13, 51)}, 1.0),
        ({"bbox": (12.0, 50.0, 12.5, 51.0)}, 0.5),
        ({"geometry": polygon(14, 50, 15, 51), "bbox": (12.0, 50.0, 13.0, 51.0)}, 0.0),
        ({"geometry": {"type": "Polygon", "coordinates": "?"}, "bbox": (12, 50, 13, 51)}, 1.0),
        ({"geometry": polygon(12.5, 40, 30, 60)}, 0.5),
        ({}, None),
    ],
)
def test_coverage(told: dict, share: float | None) -> None:
    area = ready(box(12, 50, 13, 51))
    found = coverage_of(area, scene(**told))
    assert found == (None if share is None else pytest.approx(share, abs=1e-6))


def test_coverage_across_the_antimeridian() -> None:
    area = ready(box(179, -17, 181, -16))
    assert coverage_of(area, scene(bbox=(179.0, -18.0, -179.5, -15.0))) == pytest.approx(
        0.75, abs=1e-4
    )


def test_simplification_keeps_the_area() -> None:
    before = ready(star(20_000), "EPSG:3857")
    found = simplified(before)
    assert found.after.vertex_count < before.vertex_count / 10
    assert abs(found.change) < MOST_CHANGE
    assert found.after.geometry.isGeosValid()
    differs = found.after.geometry.symDifference(before.geometry).area()
    assert differs < 10 * MOST_CHANGE * before.geometry.area()
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        simplified(before, feedback)
    with pytest.raises(AreaProblem, match="cannot be simplified"):
        simplified(ready(box(12, 50, 13, 51)))


def test_names_are_kept_in_the_project_file(tmp_path: Path) -> None:
    names = NamedAreas()
    told = QSignalSpy(names.changed)
    field = ready(box(12, 50, 13, 51)).geometry
    names.save("Field", field)
    names.save("Field", field)
    assert len(told) == 1, "nothing changed the second time"
    names.save(" Äcker & <b>Wälder</b> ", box(1, 2, 3, 4))
    assert names.name_of(field) == "Field"
    path = tmp_path / "project.qgz"
    assert QgsProject.instance().write(str(path))
    assert not QgsProject.instance().isDirty()
    QgsProject.instance().clear()
    assert names.names() == []
    assert QgsProject.instance().read(str(path))
    assert names.names() == ["Field", "Äcker & <b>Wälder</b>"]
    assert names.geometry("Field").equals(field)
    names.rename("Field", "Acre")
    with pytest.raises(ValueError, match="of that name"):
        names.rename("Acre", "Äcker & <b>Wälder</b>")
    assert QgsProject.instance().isDirty()
    names.delete("Acre")
    names.delete("Acre")
    assert names.names() == ["Äcker & <b>Wälder</b>"]
    assert len(told) == 6
    assert names.free_name() == "Area 1"
    assert names.problem("  ")
    assert names.problem("x" * 81)
    names.dispose()


def packed(wkb: bytes) -> str:
    return json.dumps([{"name": "a", "wkb": base64.b64encode(zlib.compress(wkb)).decode()}])


@pytest.mark.parametrize(
    "entry",
    [
        "no JSON",
        "{}",
        "[" * 100_000,
        json.dumps([1, None, {"name": "a"}, {"name": "a", "wkb": "???"}]),
        json.dumps([{"name": "a", "wkb": base64.b64encode(zlib.compress(b"\1" * 99)).decode()}]),
        json.dumps(
            [{"name": "a", "wkb": base64.b64encode(zlib.compress(b"\0" * 50_000_000)).decode()}]
        ),
        packed(struct.pack("<BII", 1, 7, 1) * 500_000),
        packed(struct.pack("<BII", 1, 6, 1) + struct.pack("<BII", 1, 7, 1) * 500_000),
        packed(struct.pack("<BII", 1, 6, 2**32 - 1)),
        packed(struct.pack("<BIII", 1, 3, 1, 2**32 - 1)),
    ],
)
def test_a_project_that_was_tampered_with_does_no_harm(entry: str) -> None:
    QgsProject.instance().writeEntry("geopera", "areas", entry)
    names = NamedAreas()
    assert names.names() == []
    names.dispose()


def test_a_project_holds_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aoi_names, "MAX_AREAS", 1)
    names = NamedAreas()
    names.save("One", box(0, 0, 1, 1))
    with pytest.raises(ValueError, match="at most"):
        names.save("Two", box(0, 0, 1, 1))
    names.rename("One", "Only one")
    assert names.names() == ["Only one"], "there is room for another name"
    with pytest.raises(ValueError, match="80 characters"):
        names.rename("Only one", "x" * 81)
    deleted = names.delete("Only one")
    assert deleted is not None
    assert names.delete("Only one") is None
    names.save("Two", box(0, 0, 2, 2))
    with pytest.raises(ValueError, match="at most"):
        names.bring_back(deleted)
    names.rename("Two", "Only one")
    with pytest.raises(ValueError, match="of that name"):
        names.bring_back(deleted)
    names.dispose()


def test_an_area_comes_back_into_its_own_project_alone() -> None:
    project = QgsProject.instance()
    names = NamedAreas()
    names.save("Wheat", box(0, 0, 1, 1))
    before = names.geometry("Wheat")
    deleted = names.delete("Wheat")
    assert deleted is not None
    names.bring_back(deleted)
    assert names.geometry("Wheat").equals(before)
    deleted = names.delete("Wheat")
    told = QSignalSpy(names.project_changed)
    project.clear()
    assert len(told) >= 1
    project.setDirty(False)
    assert deleted is not None
    names.bring_back(deleted)
    assert names.names() == []
    assert not project.isDirty()
    assert project.readEntry("geopera", "areas", "")[0] == ""
    names.dispose()


def test_exports_can_be_read_back(tmp_path: Path) -> None:
    area = ready(box(179, -17, 181, -16))
    text = geojson_text(area, "Fiji")
    back = read_text(text)
    assert back.geometry.area() == pytest.approx(2)
    assert json.loads(text)["features"][0]["properties"]["name"] == "Fiji"
    path = tmp_path / "fiji.geojson"
    write_geojson(area, "Fiji", str(path))
    assert json.loads(path.read_text()) == json.loads(text)
    assert list(tmp_path.iterdir()) == [path]
    layer = make_layer(area, "Fiji")
    assert layer.isValid()
    (feature,) = layer.getFeatures()
    assert feature.attributes() == ["Fiji", pytest.approx(area.area_m2)]
    assert layer.crs() == degrees()
