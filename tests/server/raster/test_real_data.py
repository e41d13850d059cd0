"""The same on real imagery, where it lies beside the checkout."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from geopera_server.raster.clip import clip
from geopera_server.raster.info import inspect
from geopera_server.raster.source import open_source
from geopera_server.raster.statistics import statistics

DATA = Path(__file__).parents[4] / "shared" / "data"
FILES = sorted(DATA.glob("*/*.tif"))


@pytest.mark.skipif(not FILES, reason="there is no folder of real rasters beside the checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_clip_and_statistics_agree(path: Path, tmp_path: Path) -> None:
    """Statistics over the area are those of all valid pixels of the clip."""
    frame = shape(inspect(path).footprint)
    west, south, east, north = frame.bounds
    area = frame.centroid.buffer(0.4 * min(east - west, north - south))
    area = area.difference(shapely.box(west, south, *frame.centroid.coords[0]))
    report = clip(path, area, tmp_path / "clip.tif")
    assert inspect(report.path).is_cog
    found = statistics(path, area)
    with open_source(report.path) as target:
        for key, band in zip(found, target.read(masked=True), strict=True):
            values = band.compressed().astype(np.float64)
            assert found[key].count == values.size > 1000
            assert found[key].mean == pytest.approx(values.mean(), rel=1e-9)
            assert found[key].percentiles["percentile_98"] == np.percentile(values, 98)
            assert found[key].masked_pixels == report.pixels_inside - values.size
