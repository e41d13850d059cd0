"""Pieces cover a window once, along the blocks, and are never large."""

from __future__ import annotations

import numpy as np
import pytest

from geopera_server.raster.pieces import PIECE_BYTES, PIECE_PIXELS, Pieces
from geopera_server.raster.window import Window


@pytest.mark.parametrize("block", [(512, 512), (64, 64), (1, 3000), (3000, 1700), (16, 2000)])
@pytest.mark.parametrize("pixel_bytes", [1, 12, 4000])
def test_every_pixel_is_in_one_piece(block: tuple[int, int], pixel_bytes: int) -> None:
    window = Window(37, 2100, 11, 1699)
    seen = np.zeros((2200, 1700), np.uint8)
    groups = Pieces(window, block, pixel_bytes)
    for number in range(len(groups)):
        for piece in groups[number]:
            seen[piece.top : piece.bottom, piece.left : piece.right] += 1
            pixels = (piece.bottom - piece.top) * (piece.right - piece.left)
            assert 0 < pixels <= PIECE_PIXELS
            assert pixels * pixel_bytes <= PIECE_BYTES
    assert (seen[window.top : window.bottom, window.left : window.right] == 1).all()
    assert int(seen.sum()) == (2100 - 37) * (1699 - 11)


def test_a_group_holds_whole_blocks() -> None:
    block = (256, 256)
    for group in Pieces(Window(100, 5000, 300, 4000), block, 8)[:]:
        top, left = min(piece.top for piece in group), min(piece.left for piece in group)
        assert top == 100 or top % 256 == 0
        assert left == 300 or left % 256 == 0


def test_a_raster_of_any_size_takes_no_memory() -> None:
    groups = Pieces(Window(0, 2**31, 0, 2**31), (512, 512), 8)
    assert len(groups) == 2**44
    assert groups[2**44 - 1] == [Window(2**31 - 512, 2**31, 2**31 - 512, 2**31)]
    with pytest.raises(IndexError):
        groups[2**44]
