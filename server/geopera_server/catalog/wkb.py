"""Plain polygons as WKB, read without a library of geometry: most footprints are such."""

from __future__ import annotations

import struct
from typing import Any

_POLYGON = b"\x01\x03\x00\x00\x00"  # little-endian, type 3, without heights and SRID
_COUNT = struct.Struct("<I")


def polygon_geojson(wkb: bytes) -> dict[str, Any] | None:
    """Return the GeoJSON of a polygon; None for anything else, and for what is damaged."""
    if not wkb.startswith(_POLYGON):
        return None
    try:
        (rings,) = _COUNT.unpack_from(wkb, len(_POLYGON))
        if rings == 0:
            return None
        place = len(_POLYGON) + _COUNT.size
        coordinates: list[list[list[float]]] = []
        for _ in range(rings):
            (points,) = _COUNT.unpack_from(wkb, place)
            place += _COUNT.size
            if points * 16 > len(wkb) - place:
                return None
            numbers = iter(struct.unpack_from(f"<{2 * points}d", wkb, place))
            place += 16 * points
            coordinates.append([[x, y] for x, y in zip(numbers, numbers, strict=True)])
    except struct.error:
        return None
    return {"type": "Polygon", "coordinates": coordinates}
