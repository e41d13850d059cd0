from __future__ import annotations

import csv
from dataclasses import replace
from typing import Any

import pytest
from qgis.core import QgsFeedback

from geopera_plugin.client import BadRequest, Client
from geopera_plugin.client.area_statistics import Measure
from geopera_plugin.client.errors import Cancelled
from geopera_plugin.client.models import Project
from geopera_plugin.core.dates.time_difference import can_differ, difference_spec
from geopera_plugin.core.dates.time_frames import Frame, frames_of
from geopera_plugin.core.dates.time_series import Sample, measure_dates, to_csv
from tests.plugin.core.dates.test_time_frames import SPEC

NIR = "nir"


@pytest.fixture
def frames(client: Client, project: Project) -> tuple[Frame, ...]:
    """12 April and 20 June 2026; the second has values that are higher by 100."""
    return frames_of(client.scenes(project.id), "data")


def test_an_area_is_measured_on_each_date(
    client: Client, frames: tuple[Frame, ...], aoi: dict[str, Any]
) -> None:
    told: list[Sample] = []
    feedback = QgsFeedback()
    found = measure_dates(client, frames, Measure(aoi, NIR), feedback, told.append)
    assert [sample.frame for sample in found] == list(frames)
    assert {sample.frame.date for sample in told} == {"2026-04-12", "2026-06-20"}
    (first, second) = found
    assert second.mean == pytest.approx((first.mean or 0) + 100)
    assert first.low < first.median < first.high
    assert first.high - first.low == pytest.approx(0.8 * (first.most - first.least), rel=0.05)
    assert first.count > 9000
    assert feedback.progress() == 100


def test_a_point_has_the_value_of_its_pixel(client: Client, frames: tuple[Frame, ...]) -> None:
    x, y, near = 15.012345, 52.341234, 1e-6
    ring = [[x - near, y - near], [x + near, y - near], [x + near, y + near], [x - near, y - near]]
    point = {"type": "Polygon", "coordinates": [ring]}
    (first, second) = measure_dates(
        client, frames, Measure(point, NIR, weighted=True), QgsFeedback()
    )
    assert first.mean is not None
    assert first.mean % 4 == pytest.approx(0, abs=1e-6), "1000 and 4 a column"
    assert first.low == first.high == first.mean
    assert second.mean == pytest.approx(first.mean + 100)


def test_cancelling_ends_it(client: Client, frames: tuple[Frame, ...], aoi: Any) -> None:
    feedback = QgsFeedback()
    with pytest.raises(Cancelled):
        measure_dates(client, frames * 10, Measure(aoi, NIR), feedback, lambda _: feedback.cancel())


def test_what_no_date_can_do_is_told(client: Client, frames: tuple[Frame, ...], aoi: Any) -> None:
    with pytest.raises(BadRequest, match="swir"):
        measure_dates(client, frames, Measure(aoi, "swir16/nir"), QgsFeedback())


def test_a_date_that_cannot_is_left_empty(
    client: Client, frames: tuple[Frame, ...], aoi: Any
) -> None:
    gone = Frame("2026-05-01", "geopera://items/none/data", "none")
    found = measure_dates(client, [frames[0], gone], Measure(aoi, NIR), QgsFeedback())
    assert [sample.has_value for sample in found] == [True, False]
    far = {"type": "Polygon", "coordinates": [[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0]]]}
    with pytest.raises(BadRequest, match="overlap"):
        measure_dates(client, frames, Measure(far, NIR), QgsFeedback())


def test_the_table_has_a_row_for_each_date_and_no_formula_of_a_spreadsheet() -> None:
    frame = Frame("2026-04-12", "u", "i", '=HYPERLINK("http://x")', 12.5)
    samples = [
        Sample(frame, 0.5, 0.1, 0.2, 0.5, 0.8, -0.25, 0.9, 1234, 99.5),
        Sample(replace(frame, date="2026-04-13", title="a, b", cloud=None)),
    ]
    rows = list(csv.DictReader(to_csv(samples).splitlines()))
    assert rows[0]["scene"] == '\'=HYPERLINK("http://x")'
    assert (rows[0]["mean"], rows[0]["min"], rows[0]["p90"]) == ("0.5", "-0.25", "0.8")
    assert rows[0]["cloud_percent"] == "12.5"
    assert rows[1]["scene"] == "a, b"
    assert (rows[1]["mean"], rows[1]["cloud_percent"], rows[1]["pixels"]) == ("", "", "0")


def test_a_difference_is_the_later_less_the_earlier_around_zero(
    client: Client, frames: tuple[Frame, ...], aoi: Any
) -> None:
    first, second = frames
    spec = replace(SPEC, url=first.url, expression=None, bands="nir", colormap="viridis")
    spec = replace(spec, title="2026-04-12 nir")
    found = difference_spec(client, spec, second, first, aoi)
    assert (found.url, found.minus) == (second.url, first.url)
    low, high = (float(value) for value in (found.rescale or "").split(","))
    assert high == -low == pytest.approx(100)
    assert found.colormap == "rdbu"
    assert found.title == "nir 2026-06-20 \N{MINUS SIGN} 2026-04-12"
    whole = difference_spec(client, spec, first, second, None)
    assert whole.rescale == found.rescale
    far = {"type": "Polygon", "coordinates": [[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0]]]}
    assert difference_spec(client, spec, first, second, far).rescale == found.rescale


def test_only_one_value_a_pixel_differs() -> None:
    assert can_differ(SPEC)
    assert can_differ(replace(SPEC, expression=None, bands="nir"))
    assert not can_differ(replace(SPEC, expression=None, bands="red,green,blue"))
    assert not can_differ(replace(SPEC, expression="red;green;blue"))
    assert not can_differ(replace(SPEC, expression=None, bands=None))
