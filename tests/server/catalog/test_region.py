"""Footprints are compared with a region a few megabytes at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import shapely

from geopera_server.catalog import region
from geopera_server.catalog.region import Region


def test_long_footprints_are_not_held_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(region, "_BYTES_AT_ONCE", 100_000)
    near = shapely.to_wkb(shapely.Point(0.5, 0.5).buffer(0.1, quad_segs=500))
    far = shapely.to_wkb(shapely.Point(50, 50).buffer(0.1, quad_segs=500))
    drawn, held = 0, []
    met = Region._met

    def footprints() -> Iterator[tuple[int, bytes]]:
        nonlocal drawn
        for drawn in range(1, 41):
            yield drawn, near if drawn % 2 else far

    def noting(self: Region, shapes: Any) -> Any:
        held.append((drawn, len(shapes)))
        return met(self, shapes)

    monkeypatch.setattr(Region, "_met", noting)
    missed = Region.of_box((0, 0, 1, 1)).misses(footprints())
    assert missed == list(range(2, 41, 2))
    most = 100_000 // len(near) + 1
    assert [count for _, count in held] == [most] * (40 // most) + [40 % most] * (40 % most > 0)
    assert held[0][0] == most, "the rest was not read yet"
