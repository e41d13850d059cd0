"""An area that items are searched in: a box or any polygon, in degrees, EPSG:4326."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from .footprints import box_of, box_shape
from .projects import Bbox
from .shapes import require_simple, shape_of

T = TypeVar("T")
_NAME = "intersects"
_MOST_VERTICES = 10_000
_AT_ONCE = 5000
_BYTES_AT_ONCE = 16 * 2**20  # of footprints: a detailed one has over a megabyte


@dataclass(frozen=True)
class Region:
    """A shape and its box; footprints meet it when they share a point."""

    shape: BaseGeometry
    bbox: Bbox
    is_box: bool

    @classmethod
    def of_box(cls, bbox: Bbox) -> Region:
        """Return a box; west is larger than east across the antimeridian."""
        return cls(box_shape(bbox), bbox, is_box=True)

    @classmethod
    def of_geometry(cls, geometry: dict[str, Any]) -> Region:
        """Return what a GeoJSON geometry covers.

        Raises:
            InvalidInput: not GeoJSON, crossing itself, too long, or outside of the world.
        """
        shape = shape_of(geometry, _NAME, _MOST_VERTICES)
        require_simple(shape, _NAME)
        return cls(shape, box_of(shape), is_box=False)

    @property
    def is_world(self) -> bool:
        """Tell whether it leaves nothing out."""
        return self.is_box and self.bbox == (-180, -90, 180, 90)

    def misses(self, footprints: Iterable[tuple[T, bytes]]) -> list[T]:
        """Return the ids of those footprints, as WKB, that share no point with the region."""
        shapely.prepare(self.shape)
        found: list[T] = []
        for part in _parts(footprints):
            met = self._met(shapely.from_wkb([wkb for _, wkb in part]))
            found.extend(id for (id, _), meets in zip(part, met, strict=True) if not meets)
        return found

    def _met(self, shapes: Any) -> Iterable[bool]:
        try:
            return list(shapely.intersects(self.shape, shapes))
        except ShapelyError:  # a footprint so broken that nothing can be said of it: its box met
            return [self._meets_one(shape) for shape in shapes]

    def _meets_one(self, shape: BaseGeometry) -> bool:
        try:
            return bool(shapely.intersects(self.shape, shape))
        except ShapelyError:
            return True


def _parts(footprints: Iterable[tuple[T, bytes]]) -> Iterator[list[tuple[T, bytes]]]:
    part: list[tuple[T, bytes]] = []
    size = 0
    for id, wkb in footprints:
        part.append((id, wkb))
        size += len(wkb)
        if size >= _BYTES_AT_ONCE or len(part) == _AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part
