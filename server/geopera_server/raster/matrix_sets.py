"""The tile matrix sets of morecantile, read once."""

from __future__ import annotations

from functools import lru_cache

import morecantile
from morecantile import TileMatrixSet

from ..errors import NotFound

MERCATOR_QUAD = "WebMercatorQuad"


@lru_cache(maxsize=64)
def tile_matrix_set(name: str) -> TileMatrixSet:
    """Return a tile matrix set by morecantile's name; shared, so not to be changed.

    Raises:
        NotFound: there is none of that name.
    """
    if name not in tile_matrix_sets():
        raise NotFound(f"There is no tile matrix set {name[:60]!r}.")
    return morecantile.tms.get(name)


@lru_cache(maxsize=1)
def tile_matrix_sets() -> tuple[str, ...]:
    """Return the names of the tile matrix sets."""
    return tuple(morecantile.tms.list())
