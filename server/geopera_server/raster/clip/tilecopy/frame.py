"""Where the output of a tile copy begins and ends, so that its tiles are the source's."""

from __future__ import annotations

import math

from ...pixels import PixelArea
from ...tiff.image import TiledImage


def frame(area: PixelArea, image: TiledImage, count: int) -> tuple[int, int, int, int]:
    """Return column, row, width and height around the area, snapped to tiles.

    ``image`` is full resolution; ``count`` is of it and the overviews that halve it.
    """
    left, top = int(area.window.col_off), int(area.window.row_off)
    right, bottom = left + int(area.window.width), top + int(area.window.height)
    deepest = 2 ** (count - 1)
    step_x = math.lcm(image.tile_width * min(2, deepest), deepest)
    step_y = math.lcm(image.tile_height * min(2, deepest), deepest)
    column, row = left // step_x * step_x, top // step_y * step_y
    end_x = min(image.width, -(-right // image.tile_width) * image.tile_width)
    end_y = min(image.height, -(-bottom // image.tile_height) * image.tile_height)
    width, height = end_x - column, end_y - row
    if column_wide(width, height, image.tile_width, count):
        wider = min(image.width, end_x + image.tile_width) - column
        width = wider if wider > width else width + step_x if column else width
        column = column if wider == width else column - step_x
    return column, row, width, height


def column_wide(width: int, height: int, tile: int, count: int) -> bool:
    """Return whether a level is one tile wide and higher, which validators take for untiled."""
    for _ in range(count):
        if width == tile and height > tile:
            return True
        width, height = -(-width // 2), -(-height // 2)
    return False
