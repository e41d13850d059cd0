"""Figures of what changed between two rasters, made of percentiles."""

from __future__ import annotations

from typing import Any

import pytest

from geopera_plugin.client.differences import difference_figures
from geopera_plugin.client.models import BandStatistics


class Answering:
    """Answer one operation as the server does: the percentiles of a known distribution."""

    def __init__(self, value_at: Any) -> None:
        self.value_at = value_at
        self.body: dict[str, Any] = {}

    def op(self, operation: str, body: dict[str, Any]) -> list[dict[str, Any]]:
        assert operation == "cog.difference"
        self.body = body
        found = {f"{percent:g}": self.value_at(percent) for percent in body["percentiles"]}
        return [{"name": "x", "count": 1000, "mean": 0.1, "percentiles": found}]


def ask(answering: Answering) -> BandStatistics:
    (band,) = difference_figures(
        answering,  # type: ignore[arg-type]
        "later",
        "earlier",
        {},
        expression="x",
        percentiles=(2, 98, 0.5, 99.5),
        bins=20,
    )
    return band


def test_percentiles_lie_evenly_around_zero() -> None:
    answering = Answering(lambda percent: percent / 100 - 0.8)  # evenly from -0.8 to 0.2
    band = ask(answering)
    assert len(answering.body["percentiles"]) <= 100, "the server takes no more"
    assert (band.min, band.max) == pytest.approx((-0.8, 0.2))
    assert (band.percentile(2), band.percentile(98)) == pytest.approx((-0.78, 0.78))
    assert (band.percentile(0.5), band.percentile(99.5)) == pytest.approx((-0.795, 0.795))


def test_the_histogram_is_that_of_the_percentiles() -> None:
    counts, edges = ask(Answering(lambda percent: percent / 100 - 0.8)).histogram
    assert len(edges) == len(counts) + 1 == 21
    assert counts == pytest.approx([5.0] * 20)
    # half of all pixels have not changed at all, the others lie evenly between 0 and 1
    counts, _edges = ask(Answering(lambda percent: max(0.0, percent / 50 - 1))).histogram
    assert sum(counts) == pytest.approx(100)
    assert counts[0] == pytest.approx(52.5, abs=1)
    assert counts[10] == pytest.approx(2.5)


def test_one_value_everywhere_and_none_at_all() -> None:
    flat = ask(Answering(lambda _percent: 3.0))
    assert (flat.histogram[0], flat.percentile(2), flat.percentile(98)) == ((100.0,), -3.0, 3.0)
    empty = ask(Answering(lambda _percent: None))
    assert empty.mean is None
    assert empty.histogram == ((), ())
