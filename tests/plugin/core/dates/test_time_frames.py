from __future__ import annotations

from dataclasses import replace

import pytest

from geopera_plugin.client.models import Scene
from geopera_plugin.core.dates.time_frames import Frame, frame_at, frames_of
from geopera_plugin.core.layers.spec import LayerSpec

NEAR = (12.0, 51.0, 12.1, 51.1)
FRAMES = tuple(
    Frame(date, f"geopera://items/{date}/data", date, f"Fields {date}", 5.0, NEAR)
    for date in ("2026-02-11", "2026-04-12", "2026-06-20")
)
SPEC = LayerSpec(
    url=FRAMES[1].url,
    title="2026-04-12 NDVI",
    expression="(nir-red)/(nir+red)",
    rescale="-0.2,0.8",
    colormap="rdylgn",
    formula_id="ndvi",
    item_id=FRAMES[1].item_id,
    project_id="p1",
    date="2026-04-12",
    bbox=NEAR,
)


def scene(
    date: str | None, bbox: tuple[float, ...] = NEAR, cloud: float = 0, key: str = "data"
) -> Scene:
    name = f"{date}-{bbox[0]}-{cloud}"
    feature = {
        "id": name,
        "bbox": list(bbox),
        "properties": {"title": name, "datetime": date, "eo:cloud_cover": cloud},
        "assets": {key: {"href": f"geopera://items/{name}/{key}", "type": "image/tiff"}},
    }
    return Scene.from_dict(feature, "p1")


def test_there_is_one_frame_a_day_in_order() -> None:
    found = frames_of(
        [scene("2026-06-20"), scene("2026-02-11T10:00:00Z"), scene(None), scene("2026-04-12")],
        "data",
    )
    assert [frame.date for frame in found] == ["2026-02-11", "2026-04-12", "2026-06-20"]


def test_of_a_day_the_scene_that_covers_most_and_then_the_clearest_is_taken() -> None:
    half = (12.0, 51.0, 12.05, 51.1)
    cloudy, clear = scene("2026-02-11", cloud=40), scene("2026-02-11", cloud=9)
    (found,) = frames_of([scene("2026-02-11", half), cloudy, clear], "data", NEAR)
    assert found.cloud == 9
    assert found.bbox == NEAR


def test_scenes_elsewhere_or_without_the_asset_are_left_out() -> None:
    far = scene("2026-02-11", (20.0, 10.0, 21.0, 11.0))
    other = scene("2026-02-12", key="elevation")
    assert frames_of([far, other], "data", NEAR) == ()


def test_a_point_finds_its_scene() -> None:
    point = (12.05, 51.05, 12.05, 51.05)
    assert len(frames_of([scene("2026-02-11")], "data", point)) == 1


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2026-02-10", None),
        ("2026-02-11", "2026-02-11"),
        ("2026-04-11", "2026-02-11"),
        ("2026-04-12", "2026-04-12"),
        ("2030-01-01", "2026-06-20"),
    ],
)
def test_the_latest_frame_before_a_day_is_shown(date: str, found: str | None) -> None:
    frame = frame_at(FRAMES, date)
    assert (frame.date if frame else None) == found


def test_a_spec_goes_to_its_frames_and_survives_its_text() -> None:
    spec = SPEC.with_frames(reversed(FRAMES))
    assert spec.frames == FRAMES
    later = spec.at("2026-12-24")
    assert (later.url, later.date, later.item_id) == (FRAMES[2].url, "2026-06-20", "2026-06-20")
    assert later.title == "2026-06-20 NDVI"
    assert LayerSpec.from_json(later.to_json()) == later
    assert spec.at("2026-05-01") is spec
    assert spec.at("2020-01-01") is spec
    assert later.version_hash() != spec.version_hash()
    assert spec.version_hash() == SPEC.version_hash(), "the tiles of a date look the same"


def test_a_layer_with_times_claims_the_room_of_all_scenes() -> None:
    wide = replace(FRAMES[0], bbox=(11.0, 50.0, 12.0, 51.0))
    assert SPEC.with_frames([wide, *FRAMES[1:]]).bbox == (11.0, 50.0, 12.1, 51.1)


def test_restyling_keeps_the_times_and_the_date() -> None:
    spec = SPEC.with_frames(FRAMES).at("2026-06-20")
    rgb = replace(SPEC, title="2026-04-12 RGB", expression=None, bands="red,green,blue")
    found = spec.styled_as(rgb)
    assert (found.bands, found.frames, found.date) == ("red,green,blue", FRAMES, "2026-06-20")
    assert found.url == FRAMES[2].url
    assert found.title == "2026-06-20 RGB"
    elsewhere = replace(rgb, project_id="p2")
    assert spec.styled_as(elsewhere) == elsewhere


def test_a_difference_stays_one_and_is_stretched_anew_for_other_values() -> None:
    spec = replace(SPEC, minus=FRAMES[0].url, minus_date="2026-02-11", rescale="-0.3,0.3")
    coloured = spec.styled_as(replace(SPEC, colormap="rdbu", rescale="-0.1,0.1"))
    assert (coloured.minus, coloured.rescale) == (spec.minus, "-0.1,0.1")
    assert coloured.title == f"NDVI {SPEC.date} \N{MINUS SIGN} 2026-02-11"
    other = spec.styled_as(replace(SPEC, expression="(green-nir)/(green+nir)", rescale="0.2,0.8"))
    assert other.rescale == "-0.3,0.3"
    assert other.minus == spec.minus


def test_a_server_once_known_stays() -> None:
    assert replace(SPEC, server="farm").styled_as(SPEC).server == "farm"
