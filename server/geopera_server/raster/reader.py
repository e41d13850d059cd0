"""rio-tiler's reader over files that stay open, with the fast path of tiles underneath."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from rasterio.warp import transform_bounds
from rio_tiler.errors import TileOutsideBounds
from rio_tiler.expression import parse_expression
from rio_tiler.io import Reader as RioReader
from rio_tiler.models import ImageData

from .handle_pool import PooledSource, pooled_source
from .layout import Validity
from .location import Location
from .mercator import MAX_ZOOM, WEB_MERCATOR, Bounds, tile_bounds
from .plain_values import agrees, clear, mixed
from .tile_data import TileData
from .tile_image import image_of
from .tile_matrix import WEB_MERCATOR_QUAD, matrix_set
from .tile_reader import read_tile

MAX_FAST_SIDE = 1024
_MAX_FAST_BUFFER = 64  # pixels


class Reader(RioReader):
    """A rio-tiler reader whose plain tiles come from cached blocks.

    Tiles of any tile matrix set by nearest neighbour are read by
    :func:`.tile_reader.read_tile`, and those that enlarge the raster's pixels by some kernels too;
    everything else is rio-tiler's own work on an open handle.
    Belongs to the thread that opened it.
    """

    source: PooledSource
    dataset: Any
    tms: Any

    def __attrs_post_init__(self) -> None:
        """Look at the raster; one without overviews is served like all others, unwarned."""
        if self.dataset.gcps[0]:
            super().__attrs_post_init__()  # type: ignore[no-untyped-call]
            return
        self.bounds = tuple(self.dataset.bounds)
        self.crs = self.dataset.crs
        self.transform = self.dataset.transform
        self.height, self.width = self.dataset.height, self.dataset.width
        self._get_colormap()  # type: ignore[no-untyped-call]

    def plain_tile(
        self,
        x: int,
        y: int,
        z: int,
        size: int,
        indexes: Sequence[int],
        buffer: int = 0,
        resampling: str = "nearest",
        shrinking: float = 1.0,
    ) -> TileData | None:
        """Read raw values of a tile from cached blocks; None when only rio-tiler can tell.

        What is not valid holds the raster's nodata value, or 0, as GDAL's warper leaves it.

        Args:
            size: pixels a side, without those of the buffer.
            buffer: pixels to add on each side.
            resampling: how GDAL would warp it.
            shrinking: how many pixels of the raster, a side, a kernel may bring to one of the tile;
                GDAL itself shrinks in steps, so that over 1 its values are others.
        """
        side = size + 2 * buffer
        if not self._is_plain(x, y, z, side):
            return None
        box = self._buffered_box(x, y, z, size, buffer)
        if resampling == "nearest":
            data = read_tile(self.source, indexes, box, side, crs=self._tile_crs)
            is_known = data is not None and agrees(self.source, data)
        else:
            crs = self._tile_crs
            text = crs if isinstance(crs, str) else crs.to_wkt()
            data = mixed(self.source, indexes, (box, text), side, resampling, shrinking)
            is_known = data is not None
        if data is None or not is_known or data.values.shape[0] != len(indexes):
            return None
        if data.valid is not None:
            clear(self.source, data)
        return data

    def tile(  # type: ignore[no-untyped-def]  # rio-tiler's signature
        self,
        tile_x: int,
        tile_y: int,
        tile_z: int,
        tilesize: int | None = None,
        indexes: Any = None,
        expression: str | None = None,
        buffer: float | None = None,
        reproject_method: Any = "nearest",
        resampling_method: Any = "nearest",
        **kwargs,
    ) -> ImageData:
        """Read a tile of the reader's tile matrix set.

        Raises:
            TileOutsideBounds: the raster does not reach it.
        """
        place = (tile_x, tile_y, tile_z)
        options = {
            "indexes": indexes,
            "expression": expression,
            "buffer": buffer,
            "reproject_method": reproject_method,
            "resampling_method": resampling_method,
        }
        quick = None if kwargs else self.quick_tile(place, tilesize, **options)
        return quick or self.warped_tile(place, tilesize, **options, **kwargs)

    def quick_tile(
        self,
        place: tuple[int, int, int],
        tilesize: int | None,
        indexes: Any = None,
        expression: str | None = None,
        buffer: float | None = None,
        reproject_method: str = "nearest",
        resampling_method: str = "nearest",
        shrinking: float = 1.0,
    ) -> ImageData | None:
        """Read a tile (x, y, z) from cached blocks, None when only rio-tiler can tell.

        A raster is either reprojected, to the pixels of the tile, or its own pixels are resampled:
        of the two methods, only one has a say.
        """
        margin = self._quick_buffer(buffer)
        if margin is None or self.options:
            return None
        if self._has_own_crs and (reproject_method, resampling_method) != ("nearest", "nearest"):
            return None
        size = tilesize or self._tile_side(place[2])
        wanted = parse_expression(expression) if expression else self.wanted(indexes)
        exists = all(1 <= index <= self.dataset.count for index in wanted)
        if not exists or self._is_cut(*place, size, margin):
            return None
        data = self.plain_tile(*place, size, wanted, margin, reproject_method, shrinking)
        if data is None:
            return None
        bounds = self._buffered_box(*place, size, margin)
        image = image_of(self.source, data, wanted, bounds, self.tms.rasterio_crs)
        return image.apply_expression(expression) if expression else image

    def warped_tile(
        self, place: tuple[int, int, int], tilesize: int | None, **options: Any
    ) -> ImageData:
        """Read a tile (x, y, z) by rio-tiler.

        Raises:
            TileOutsideBounds: the raster does not reach it.
        """
        x, y, z = place
        box = self.tile_box(x, y, z)
        if not self.tile_exists(x, y, z):
            raise TileOutsideBounds(f"Tile {z}/{x}/{y} is outside the raster")
        crs = self.tms.rasterio_crs
        side = tilesize or self._tile_side(z)
        return self.part(
            box,
            dst_crs=crs,
            bounds_crs=crs,
            height=side,
            width=side,
            max_size=None,
            **options,
        )

    def tile_box(self, x: int, y: int, z: int) -> Bounds:
        """Return left, bottom, right, top of a tile in the CRS of the tile matrix set.

        Raises:
            TileOutsideBounds: the tile matrix set has no such zoom.
        """
        if self.tms.id == WEB_MERCATOR_QUAD and 0 <= z <= MAX_ZOOM:
            return tile_bounds(z, x, y)
        if not 0 <= z <= max(int(matrix.id) for matrix in self.tms):
            raise TileOutsideBounds(f"The tile matrix set {self.tms.id} has no zoom {z}")
        left, bottom, right, top = self.tms.xy_bounds(x, y, z)
        return left, bottom, right, top

    def _quick_buffer(self, buffer: float | None) -> int | None:
        """Return the pixels that a buffer adds on each side, None when rio-tiler must add them."""
        if not buffer:
            return 0
        is_whole = 0 < buffer <= _MAX_FAST_BUFFER and buffer == int(buffer)
        return int(buffer) if is_whole and self.tms.id == WEB_MERCATOR_QUAD else None

    def _buffered_box(self, x: int, y: int, z: int, size: int, buffer: int) -> Bounds:
        left, bottom, right, top = self.tile_box(x, y, z)
        margin = (right - left) / size * buffer
        return left - margin, bottom - margin, right + margin, top + margin

    def tile_exists(self, tile_x: int, tile_y: int, tile_z: int) -> bool:
        """Tell whether a tile meets the raster, in the raster's CRS."""
        box = self.tile_box(tile_x, tile_y, tile_z)
        if self.tms.rasterio_crs != self.crs:
            box = transform_bounds(self.tms.rasterio_crs, self.crs, *box, densify_pts=21)
            if not all(map(math.isfinite, box)):
                return True
        own = self.dataset.bounds
        low, high = min(own.bottom, own.top), max(own.bottom, own.top)
        return bool(box[0] < own.right and box[2] > own.left and box[3] > low and box[1] < high)

    def _tile_side(self, z: int) -> int:
        return 256 if self.tms.id == WEB_MERCATOR_QUAD else int(self.tms.matrix(z).tileWidth)

    def wanted(self, indexes: Any) -> tuple[int, ...]:
        """Return band numbers: those given, or all but the alpha band."""
        if indexes is None:
            alpha = self.source.layout.alpha
            return tuple(index for index in self.dataset.indexes if index != alpha)
        return (indexes,) if isinstance(indexes, int) else tuple(indexes)

    def _is_plain(self, x: int, y: int, z: int, size: int) -> bool:
        layout = self.source.layout
        return (
            layout.validity is not None
            and self._has_tile(x, y, z)
            and 16 <= size <= MAX_FAST_SIDE
            and not (layout.validity is Validity.ALPHA and layout.dtype != np.uint8)
            and not (layout.validity is Validity.NODATA and layout.alpha)
            and self.dataset is self.source.dataset  # else it is warped by control points
        )

    def _has_tile(self, x: int, y: int, z: int) -> bool:
        if self.tms.id == WEB_MERCATOR_QUAD:
            return 0 <= z <= MAX_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z
        return bool(self.tms.minzoom <= z <= self.tms.maxzoom)

    def _has_buffer(self, x: int, y: int, z: int) -> bool:
        """Tell whether a tile of the web mercator lies between others."""
        last: int = 2**z - 1
        return 0 < x < last and 0 < y < last

    @property
    def _tile_crs(self) -> Any:
        return WEB_MERCATOR if self.tms.id == WEB_MERCATOR_QUAD else self.tms.rasterio_crs

    @property
    def _has_own_crs(self) -> bool:
        """Whether the raster is in the CRS of the tiles."""
        is_mercator = self.source.layout.is_mercator and self.tms.id == WEB_MERCATOR_QUAD
        return bool(is_mercator or self.tms.rasterio_crs == self.crs)

    def _is_cut(self, x: int, y: int, z: int, size: int, buffer: int) -> bool:
        """Tell whether a tile reaches over the edge of a raster in the tiles' own CRS, or its
        buffer over that of the world.

        There rio-tiler 9 reads whole pixels of a window, which moves them by up to half a pixel.
        """
        if buffer and not self._has_buffer(x, y, z):
            return True
        if not self._has_own_crs or not self._has_tile(x, y, z):
            return False
        left, bottom, right, top = self._buffered_box(x, y, z, size, buffer)
        own = self.dataset.bounds
        inside = own.left <= left and own.bottom <= bottom and right <= own.right and top <= own.top
        return not inside


@contextmanager
def open_reader(location: Location, tms: str = WEB_MERCATOR_QUAD) -> Iterator[Reader]:
    """Open a GeoTIFF as a rio-tiler reader, in this thread only; its handle is pooled.

    Raises:
        NotFound: there is no such file.
        InvalidInput: not a plain GeoTIFF file, or no such tile matrix set.
    """
    matrices = matrix_set(tms)
    with pooled_source(location) as source:
        reader = Reader(None, dataset=source.dataset, tms=matrices)
        reader.source = source
        with reader:
            yield reader
