"""How large the pixels of an item are, as far as it is to be believed."""

from __future__ import annotations

from ..db.models import Item
from ..raster.info import pixel_sizes_m

_UNKNOWN_M = 1.0


def metres_per_pixel(item: Item) -> float:
    """Return the size of an item's pixels: what it costs follows from it.

    People may change ``gsd``; the zoom of its files was measured, and says within which bounds.
    """
    if not item.assets:
        return item.gsd or _UNKNOWN_M
    finest = max(asset.maxzoom for asset in item.assets)
    low, high = pixel_sizes_m(finest, (item.south + item.north) / 2)
    return min(max(item.gsd or low, low), high)
