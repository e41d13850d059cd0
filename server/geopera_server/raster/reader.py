"""rio-tiler's reader over files that stay open, with the fast path of tiles underneath."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.warp import transform_bounds
from rio_tiler.errors import TileOutsideBounds
from rio_tiler.expression import parse_expression
from rio_tiler.io import Reader as RioReader
from rio_tiler.models import ImageData

from .handle_pool import PooledSource, pooled_source
from .layout import Validity
from .location import Location
from .mercator import MAX_ZOOM, WEB_MERCATOR, Bounds, tile_bounds
from .tile_data import TileData
from .tile_matrix import WEB_MERCATOR_QUAD, matrix_set
from .tile_reader import read_tile

MAX_FAST_SIDE = 1024
_MAX_FAST_BUFFER = 64  # pixels


class Reader(RioReader):
    """A rio-tiler reader whose plain tiles come from cached blocks.

    Tiles of any tile matrix set by nearest neighbour are read by
    :func:`.tile_reader.read_tile`; everything else is rio-tiler's own work on an open handle.
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
        self, x: int, y: int, z: int, size: int, indexes: Sequence[int], buffer: int = 0
    ) -> TileData | None:
        """Read raw values of a tile from cached blocks; None when only rio-tiler can tell.

        What is not valid holds the raster's nodata value, or 0, as GDAL's warper leaves it.

        Args:
            size: pixels a side, without those of the buffer.
            buffer: pixels to add on each side.
        """
        if not self._is_plain(x, y, z, size + 2 * buffer):
            return None
        box = self._buffered_box(x, y, z, size, buffer)
        data = read_tile(self.source, indexes, box, size + 2 * buffer, crs=self._tile_crs)
        if data is None or data.values.shape[0] != len(indexes):
            return None
        if not _agrees(self.source, data):
            return None
        if data.valid is not None:
            _clear(self.source, data)
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
        **kwargs,
    ) -> ImageData:
        """Read a tile of the reader's tile matrix set.

        Raises:
            TileOutsideBounds: the raster does not reach it.
        """
        margin = self._quick_buffer(buffer)
        if margin is not None and not kwargs and not self.options:
            size = tilesize or self._tile_side(tile_z)
            wanted = parse_expression(expression) if expression else self.wanted(indexes)
            exists = all(1 <= index <= self.dataset.count for index in wanted)
            place = (tile_x, tile_y, tile_z)
            if exists and not self._is_cut(*place, size, margin):
                data = self.plain_tile(*place, size, wanted, margin)
                if data is not None:
                    image = self._image(data, wanted, self._buffered_box(*place, size, margin))
                    return image.apply_expression(expression) if expression else image
        box = self.tile_box(tile_x, tile_y, tile_z)
        if not self.tile_exists(tile_x, tile_y, tile_z):
            raise TileOutsideBounds(f"Tile {tile_z}/{tile_x}/{tile_y} is outside the raster")
        crs = self.tms.rasterio_crs
        side = tilesize or self._tile_side(tile_z)
        return self.part(
            box,
            dst_crs=crs,
            bounds_crs=crs,
            height=side,
            width=side,
            max_size=None,
            indexes=indexes,
            expression=expression,
            buffer=buffer,
            **kwargs,
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

    def _is_cut(self, x: int, y: int, z: int, size: int, buffer: int) -> bool:
        """Tell whether a tile reaches over the edge of a raster in the tiles' own CRS, or its
        buffer over that of the world.

        There rio-tiler 9 reads whole pixels of a window, which moves them by up to half a pixel.
        """
        if buffer and not self._has_buffer(x, y, z):
            return True
        is_own = self.tms.rasterio_crs == self.crs or (
            self.source.layout.is_mercator and self.tms.id == WEB_MERCATOR_QUAD
        )
        if not is_own or not self._has_tile(x, y, z):
            return False
        left, bottom, right, top = self._buffered_box(x, y, z, size, buffer)
        own = self.dataset.bounds
        inside = own.left <= left and own.bottom <= bottom and right <= own.right and top <= own.top
        return not inside

    def _image(
        self, data: TileData, indexes: Sequence[int], bounds: tuple[float, float, float, float]
    ) -> ImageData:
        array = np.ma.MaskedArray(data.values)
        alpha = None
        if self.source.layout.validity is Validity.ALPHA:
            shape = data.values.shape[1:]
            alpha = np.full(shape, 255, np.uint8) if data.alpha is None else data.alpha
            array.mask = np.broadcast_to(alpha != 255, data.values.shape)
        elif data.valid is None:
            array.mask = False
        else:
            array.mask = np.broadcast_to(~data.valid, data.values.shape)
        return ImageData(
            array,
            bounds=bounds,
            crs=self.tms.rasterio_crs,
            assets=[self.input],
            band_names=[f"b{index}" for index in indexes],
            band_descriptions=[
                self.dataset.descriptions[index - 1] or f"b{index}" for index in indexes
            ],
            dataset_statistics=self._known_ranges(indexes),
            nodata=self.dataset.nodata,
            alpha_mask=alpha,
        )

    def _known_ranges(self, indexes: Sequence[int]) -> list[tuple[float, float]] | None:
        """Return minimum and maximum from the file's tags, which rio-tiler stretches by."""
        if self.source.layout.dtype == np.uint8:
            return None
        found = []
        for index in indexes:
            tags = self.dataset.tags(index)
            if "STATISTICS_MINIMUM" not in tags or "STATISTICS_MAXIMUM" not in tags:
                return None
            found.append((float(tags["STATISTICS_MINIMUM"]), float(tags["STATISTICS_MAXIMUM"])))
        return found


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


def _agrees(source: PooledSource, data: TileData) -> bool:
    """Tell whether rio-tiler would call the same pixels valid: it takes infinity for a value."""
    if data.values.dtype.kind != "f":
        return True
    nodata = source.layout.nodata
    is_marked = source.layout.validity is Validity.NODATA and nodata is not None
    if is_marked and np.isnan(nodata or 0.0):
        return not np.isinf(data.values).any()
    return bool(np.isfinite(data.values).all())


def _clear(source: PooledSource, data: TileData) -> None:
    """Set what is not valid to what GDAL's warper leaves there."""
    valid = data.valid
    if valid is None:
        return
    nodata = source.layout.nodata if source.layout.validity is Validity.NODATA else None
    fill = 0 if nodata is None else nodata
    if len(valid) == 1:
        data.values[:, ~valid[0]] = fill
    else:
        data.values[~valid] = fill


def any_valid(data: TileData) -> NDArray[np.bool_] | None:
    """Return (rows, columns) True where any band is valid, None when all are."""
    if data.valid is None:
        return None
    found: NDArray[np.bool_] = data.valid[0]
    for plane in data.valid[1:]:
        found = found | plane
    return found
