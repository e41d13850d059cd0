"""Which tiles of web mercator cover a box, zoom by zoom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Bbox = tuple[float, float, float, float]
Place = tuple[int, int, int]

MAX_ZOOM = 24
LATITUDE = 85.0511287798066


@dataclass(frozen=True)
class TileRange:
    """The tiles of a zoom from a first to a last column and row, both among them."""

    z: int
    first_x: int
    last_x: int
    first_y: int
    last_y: int

    @property
    def count(self) -> int:
        """Return how many tiles these are."""
        return (self.last_x - self.first_x + 1) * (self.last_y - self.first_y + 1)

    def __iter__(self) -> Iterator[Place]:
        """Yield z, x and y, rows in blocks of a few, so that neighbours come together."""
        for y in range(self.first_y, self.last_y + 1):
            for x in range(self.first_x, self.last_x + 1):
                yield self.z, x, y


def tile_ranges(bbox: Bbox, zooms: Sequence[int]) -> list[TileRange]:
    """Return the tiles over west, south, east, north; a box over the date line has west > east.

    Nothing lies beyond 85 degrees north and south.
    """
    west, south, east, north = bbox
    south, north = max(south, -LATITUDE), min(north, LATITUDE)
    if south >= north:
        return []
    parts = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    found = []
    for z in zooms:
        first_y, last_y = _row(north, z, ceil=False), _row(south, z, ceil=True)
        for left, right in parts:
            first_x, last_x = _column(left, z, ceil=False), _column(right, z, ceil=True)
            found.append(TileRange(z, first_x, max(first_x, last_x), first_y, max(first_y, last_y)))
    return found


def _column(longitude: float, z: int, ceil: bool) -> int:
    return _number((longitude + 180) / 360, z, ceil)


def _row(latitude: float, z: int, ceil: bool) -> int:
    sine = math.asinh(math.tan(math.radians(latitude)))
    return _number((1 - sine / math.pi) / 2, z, ceil)


def _number(share: float, z: int, ceil: bool) -> int:
    """Return the tile at a share (0..1) of the map; the one before where it is the end of one."""
    place = share * 2**z
    number = math.ceil(place - 1e-9) - 1 if ceil else math.floor(place + 1e-9)
    return min(max(0, number), 2**z - 1)
