"""Pixels of a clip's source in any place: those that GDAL reads."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip.tilecopy import make_plan, plan
from geopera_server.raster.clip.tilecopy.level_reader import Box, LevelReader
from geopera_server.raster.pixels import pixel_area
from geopera_server.raster.source import open_source

from ..conftest import MakeRaster, lonlat, pixel_polygon

pytestmark = pytest.mark.any_numpy

AREA = pixel_polygon([(150.3, 140.2), (600.7, 130.1), (650.2, 540.9), (160.6, 420.4)])
LAYOUT = {"blockxsize": 64, "blockysize": 64, "overviews": (2, 4), "compress": "deflate"}
# one block, a whole tile between four, one that its wanted part leaves a single block of, the edge
BOXES = [Box(64, 64, 64, 64), Box(90, 70, 64, 64), Box(3, 60, 30, 40), Box(100, 96, 60, 24)]


def unopened() -> rasterio.DatasetReader:
    raise AssertionError("GDAL was asked")


@pytest.mark.parametrize("interleave", ["pixel", "band"])
def test_boxes_are_as_gdal_reads_them(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch, interleave: str
) -> None:
    monkeypatch.setattr(plan, "MIN_BYTES", 0)
    rng = np.random.default_rng(3)
    array = rng.integers(1, 60000, (2, 600, 700)).astype("uint16")
    mask = np.where(rng.random((600, 700)) > 0.3, 255, 0).astype("u1")
    path = make_raster(array, **LAYOUT, interleave=interleave, mask=mask)
    with open_source(path) as source:
        planned = make_plan(source, pixel_area(source, parse_aoi(lonlat(AREA))))
        level = planned.levels[0]
        for box, rows in itertools.product(BOXES, (slice(None), slice(0, 2), slice(-2, None))):
            reader = LevelReader(planned, level, unopened)
            wanted = np.zeros((64, 64), bool)
            wanted[: box.height, : box.width][rows, -3:] = True
            part = wanted[: box.height, : box.width]
            expected = source.read(window=Window(*box))
            values = reader.values(box, wanted)
            assert values.shape == expected.shape
            np.testing.assert_array_equal(values[:, part], expected[:, part])
            shown = source.read_masks(1, window=Window(*box)) != 0
            np.testing.assert_array_equal(reader.shown(box), shown)


def test_what_cannot_be_decoded_is_left_to_gdal(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MIN_BYTES", 0)
    path = make_raster(np.ones((1, 600, 700), "uint8"), **LAYOUT)
    with open_source(path) as source:
        planned = make_plan(source, pixel_area(source, parse_aoi(lonlat(AREA))))
        level = planned.levels[0]
        level.image.offsets[:] = 0  # at no place
        asked = []

        def opened() -> rasterio.DatasetReader:
            asked.append(True)
            return source

        reader = LevelReader(planned, level, opened)
        assert (reader.values(BOXES[1], np.ones((64, 64), bool)) == 1).all()
        assert asked
