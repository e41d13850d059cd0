"""The places of tiles in the tile matrix sets that morecantile knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..errors import InvalidInput
from .at_hand import about_to_wait
from .mercator import MAX_ZOOM, WEB_MERCATOR, Bounds, tile_bounds

if TYPE_CHECKING:
    from morecantile import TileMatrixSet

WEB_MERCATOR_QUAD = "WebMercatorQuad"


@dataclass(frozen=True)
class TilePlace:
    """Left, bottom, right and top of a tile in its CRS."""

    bounds: Bounds
    crs: str


@lru_cache(maxsize=4096)
def tile_place(tms: str, z: int, x: int, y: int) -> TilePlace:
    """Return where a tile of a tile matrix set is.

    Raises:
        InvalidInput: there is no such set, or no such tile in it.
    """
    if tms == WEB_MERCATOR_QUAD:
        _require(0 <= z <= MAX_ZOOM, f"The zoom must be 0 to {MAX_ZOOM}, not {z}.")
        _require_tile(z, x, y, 2**z, 2**z)
        return TilePlace(tile_bounds(z, x, y), WEB_MERCATOR)
    matrices = matrix_set(tms)
    low, high = matrices.minzoom, matrices.maxzoom
    _require(low <= z <= high, f"The zoom of {tms} must be {low} to {high}, not {z}.")
    matrix = matrices.matrix(z)
    _require_tile(z, x, y, matrix.matrixWidth, matrix.matrixHeight)
    from morecantile import Tile

    found = matrices.xy_bounds(Tile(x, y, z))
    bounds = (float(found.left), float(found.bottom), float(found.right), float(found.top))
    return TilePlace(bounds, _crs(tms))


@lru_cache(maxsize=64)
def matrix_set(name: str) -> TileMatrixSet:
    """Return a tile matrix set by its identifier.

    Raises:
        InvalidInput: there is none of that name.
    """
    about_to_wait()
    import morecantile  # with pyproj, a quarter of a second: web mercator does without
    from morecantile.errors import InvalidIdentifier

    try:
        return morecantile.tms.get(name)
    except InvalidIdentifier:
        known = ", ".join(sorted(morecantile.tms.list()))
        raise InvalidInput(f"There is no tile matrix set {name[:40]!r}: {known}.") from None


@lru_cache(maxsize=1)
def matrix_set_names() -> tuple[str, ...]:
    """Return the identifiers of the tile matrix sets."""
    import morecantile

    return tuple(morecantile.tms.list())


@lru_cache(maxsize=64)
def _crs(name: str) -> str:
    crs = matrix_set(name).rasterio_crs
    epsg = crs.to_epsg()
    return f"EPSG:{epsg}" if epsg else str(crs.to_wkt())


def _require_tile(z: int, x: int, y: int, columns: int, rows: int) -> None:
    _require(
        0 <= x < columns and 0 <= y < rows,
        f"At zoom {z}, x of a tile is 0 to {columns - 1} and y is 0 to {rows - 1}.",
    )


def _require(holds: bool, words: str) -> None:
    if not holds:
        raise InvalidInput(words)
