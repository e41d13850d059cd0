"""Areas of interest in QGIS's real window."""

from __future__ import annotations

import json
import math
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]

BOX = (12.965, 51.575, 12.995, 51.59)
X, Y = 12.98, 51.585
TRACK_POINTS = 25
LARGE = 190_000


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, demo_home: Path) -> Outcome:
    folder = tmp_path_factory.mktemp("areas")
    plan = {
        "session": "areas",
        "box": BOX,
        "farm": str(_farm(folder)),
        "track": str(_track(folder)),
        "track_points": TRACK_POINTS,
        "broken": str(_broken(folder)),
        "large": str(_large(folder)),
    }
    return run_session("areas", plan, folder, 150, demo_home=demo_home)


@pytest.fixture(scope="module")
def facts(outcome: Outcome) -> dict[str, Any]:
    judge.assert_clean(outcome)
    return dict(outcome.facts["areas"])


def test_drawing(facts: dict[str, Any]) -> None:
    assert 8 < facts["freehand"]["vertices"] < 60
    assert facts["badge"].startswith("Radius ")
    assert facts["badge"].endswith("m")
    assert facts["typed_badge"] == "Radius 0.7 km▏"
    assert "covered by 2 Jun 2025" in facts["coverage"]


def test_editing_says_what_it_repaired(facts: dict[str, Any]) -> None:
    assert facts["repair"].startswith("Repaired: 1 self-crossing.")
    assert "Undo" in facts["repair"]


def test_sources(facts: dict[str, Any]) -> None:
    west, _south, _east, north = BOX
    assert facts["mercator_west"] == pytest.approx(west * 20037508.3428 / 180, abs=1)
    ring = facts["bounds"]["coordinates"][0]
    assert min(x for x, _ in ring) == pytest.approx(west, abs=1e-5)
    assert max(y for _, y in ring) == pytest.approx(north, abs=1e-5)
    assert 0 <= facts["bounds_coverage"] <= 1
    assert facts["copied"]["features"][0]["properties"]["name"] == "Rye field"
    assert "no vector file" in facts["broken"]


def test_a_large_file_does_not_hold_up_the_window(facts: dict[str, Any]) -> None:
    assert facts["large"] == LARGE + 1
    assert facts["stall_ms"] < 100
    before, after = (facts["simplify"][name] for name in ("before", "after"))
    assert before == f"{LARGE} vertices"
    assert int(after.split()[0].replace(",", "")) < 5_000
    change = facts["simplify"]["after_area"].split("(")[1].split(" ")[0]
    assert abs(float(change)) < 0.1


def test_the_antimeridian(facts: dict[str, Any]) -> None:
    fiji = facts["fiji"]
    for document in (fiji["geojson"], fiji["edited"]):
        assert document["type"] == "MultiPolygon"
        xs = [x for part in document["coordinates"] for ring in part for x, _ in ring]
        assert (min(xs), max(xs)) == (-180, 180)
        assert all(abs(x) > 170 for x in xs)
    assert fiji["shown_east"] > 20_037_509, "it is whole on the canvas"
    assert fiji["width"] < 2_000_000, "zooming shows it, not the world"
    assert math.isclose(fiji["area"], 1.0e11, rel_tol=0.5)


def test_names_came_back_with_the_project(facts: dict[str, Any]) -> None:
    assert facts["names"] == ["Area 1", "Rye field"]


def test_screenshots(outcome: Outcome, facts: dict[str, Any]) -> None:
    judge.assert_screenshots(outcome, 14)


def _ring(
    points: int, x: float, y: float, radius: float, wrinkle: float = 0.0
) -> list[list[float]]:
    ring = []
    for number in range(points):
        angle = 2 * math.pi * number / points
        away = radius * (1 + wrinkle * (number % 5) + 0.2 * math.sin(5 * angle))
        ring.append([x + away * math.cos(angle), y + away * 0.66 * math.sin(angle)])
    return [*ring, ring[0]]


def _collection(*rings: list[list[float]]) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for ring in rings
    ]
    return {"type": "FeatureCollection", "features": features}


def _farm(folder: Path) -> Path:
    """Write a zip with two GeoJSON files."""
    path = folder / "farm.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("barley.geojson", json.dumps(_collection(_ring(4, X, Y, 0.008))))
        out.writestr("hops.geojson", json.dumps(_collection(_ring(6, X + 0.01, Y, 0.01))))
    return path


def _track(folder: Path) -> Path:
    points = _ring(TRACK_POINTS - 1, X, Y, 0.01)
    track = "".join(f'<trkpt lat="{y}" lon="{x}"/>' for x, y in points)
    path = folder / "walk.gpx"
    path.write_text(
        f'<gpx version="1.1" creator="t"><trk><trkseg>{track}</trkseg></trk></gpx>', "utf-8"
    )
    return path


def _broken(folder: Path) -> Path:
    path = folder / "broken.kml"
    path.write_bytes(b"<kml><Placemark>" + bytes(range(256)))
    return path


def _large(folder: Path) -> Path:
    path = folder / "coast.geojson"
    path.write_text(json.dumps(_collection(_ring(LARGE, X, Y, 0.012, 0.0002))), "utf-8")
    return path
