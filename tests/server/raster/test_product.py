"""Products of many scenes are written in parts that fit into memory."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.transform import Affine

from geopera_server.raster.product import Grid, windows_of


@pytest.mark.parametrize(("planes", "side"), [(4, 512), (64, 512), (300, 128), (10_000, 64)])
def test_many_planes_are_read_in_small_windows(planes: int, side: int) -> None:
    windows = windows_of(Grid(None, Affine.identity(), 1100, 700), planes)
    assert (windows[0].width, windows[0].height) == (side, side)
    covered = np.zeros((700, 1100), np.uint8)
    blocks: list[tuple[int, int]] = []
    for window in windows:
        rows, columns = window.toslices()
        covered[rows, columns] += 1
        blocks.append((rows.start // 512, columns.start // 512))
    assert (covered == 1).all()
    assert blocks == sorted(blocks), "each block is finished before the next one"
