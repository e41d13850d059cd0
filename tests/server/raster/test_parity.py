"""The datasets of the benchmarks: as near to rio-tiler and to exact places as they must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.parity import compare
from benchmarks.tiles import CASES, Case, pan_and_zoom

pytestmark = pytest.mark.any_numpy

SIDE = 1100
TILES = 6
DECODED = 0.6  # where another libjpeg enlarges the colours of noise, band by band


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tiles_are_those_of_rio_tiler_and_exact(case: Case, tmp_path: Path) -> None:
    path = case.write(tmp_path / "scene.tif", SIDE)
    found = compare(case, path, pan_and_zoom(path, 30), TILES)
    assert found.mean <= 0.1
    assert found.alpha <= 0.001
    assert found.inexact <= 0.001
    assert found.own_mean <= (DECODED if "JPEG" in case.name else 0.1)
