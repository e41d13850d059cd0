"""Windows that cover wanted pixels: by whole blocks, once, and no block without any."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.windows import Window

from geopera_server.raster.clip.touched import touched_windows

pytestmark = pytest.mark.any_numpy


@pytest.mark.parametrize("block", [(16, 16), (1, 100), (24, 7), (64, 128)])
@pytest.mark.parametrize("share", [0.0, 0.002, 0.2, 1.0])
def test_blocks_with_a_wanted_pixel_are_covered_once(block: tuple[int, int], share: float) -> None:
    rng = np.random.default_rng(1)
    window = Window(13, 29, 87, 71)
    wanted = rng.random((71, 87)) < share
    covered = np.zeros((71, 87), int)
    for part in touched_windows(window, wanted, block):
        top, left = part.row_off - 29, part.col_off - 13
        assert 0 <= top < top + part.height <= 71
        assert 0 <= left < left + part.width <= 87
        covered[top : top + part.height, left : left + part.width] += 1
    rows, columns = np.mgrid[29 : 29 + 71, 13 : 13 + 87]
    number = rows // block[0] * 1000 + columns // block[1]
    assert (covered == np.isin(number, number[wanted])).all()


def test_rows_of_which_the_same_blocks_are_wanted_come_as_one() -> None:
    wanted = np.zeros((64, 64), np.bool_)
    wanted[:, 20] = True
    wanted[40, 60] = True
    found = list(touched_windows(Window(0, 0, 64, 64), wanted, (1, 16)))
    assert found == [
        Window(16, 0, 16, 40),
        Window(16, 40, 16, 1),
        Window(48, 40, 16, 1),
        Window(16, 41, 16, 23),
    ]
