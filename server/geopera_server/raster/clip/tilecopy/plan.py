"""What the tile copy engine will do with a source and an area, or why it cannot take them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import rasterio
import shapely
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from shapely.geometry.base import BaseGeometry

from ...bytes_source import ByteSource, LocalBytes
from ...location import Identity, identify, location_of
from ...pixels import PixelArea
from ...tiff.directory import MalformedTiff, TiffStructure, read_structure
from ...tiff.encoder import is_lossless
from ...tiff.image import Level, TiledImage, levels
from ...tiff.tags import Compression
from ..profile import Hiding, hiding
from .ahead import ReadAhead
from .frame import column_wide, frame
from .scanline import Place, Scanline

MIN_BYTES = 64 * 2**20  # of the decoded clip; below, encoding is quick and a tight box worth more
_ENOUGH_INSIDE = 0.15  # of the touched tiles; with fewer, reading and writing again is as cheap
_SMALL = 512  # pixels of a side that need no overview
_MANY_CORNERS = 2000
_REACH = 9  # pixels of an overview that Lanczos, level upon level, gathers from at most (8.5)


class Unsuited(Exception):
    """The tile copy engine does not take this source or area; the text says why."""


@dataclass(frozen=True)
class LevelPlan:
    """One level of the output: its grid of tiles, and how it lies on that of the source.

    ``overview`` is the overview's number in the source, None for full resolution. ``column`` and
    ``row`` are where the output begins in the source's level. ``kept`` says which pixels can be
    taken from the source's level as they are; ``places`` tells of each tile whether they all are.
    ``aligned`` tells that both have their tiles in the same places.
    """

    source: Level
    overview: int | None
    column: int
    row: int
    width: int
    height: int
    aligned: bool
    kept: Scanline
    places: NDArray[np.uint8]

    @property
    def is_jpeg(self) -> bool:
        """Return whether its tiles are JPEG, of which parts are blanked by units of 8 or 16."""
        return self.image.compression == Compression.JPEG

    @property
    def copies_jpeg(self) -> bool:
        """Return whether its tiles are JPEG in the source's places: none is encoded anew."""
        return self.is_jpeg and self.aligned and bool(self.image.sizes.any())

    @property
    def image(self) -> TiledImage:
        """Return the image of the source's level."""
        return self.source.image

    @property
    def first_tile(self) -> tuple[int, int]:
        """Return row and column of the source's tile that the output begins with."""
        return self.row // self.image.tile_height, self.column // self.image.tile_width


@dataclass(frozen=True)
class Plan:
    """The levels of the output, full resolution first. ``fill`` is the outside value by band.

    ``identity`` is the version of the source that the plan holds for, ``source`` its bytes.
    """

    identity: Identity
    source: ByteSource
    structure: TiffStructure
    levels: tuple[LevelPlan, ...]
    how: Hiding
    fill: tuple[float, ...]
    column: int
    row: int


def make_plan(source: rasterio.DatasetReader, area: PixelArea) -> Plan:
    """Plan the copy of an area's tiles.

    The output begins at a tile of the first overview and ends with a tile, so that up to two
    tiles on the left and at the top, and one on the other sides, may be blank.

    Raises:
        Unsuited: the crop engine should do it, with the reason.
    """
    transform = source.transform
    if transform.b or transform.d or transform.a <= 0 or transform.e >= 0:
        raise Unsuited("the source is rotated or upside down")
    if len(source.files) > 1 or source.gcps[0]:
        raise Unsuited("parts of the source are in other files, or it is placed by points")
    identity = identify(location_of(source))
    content = identity.source()
    if not isinstance(content, LocalBytes):
        content = ReadAhead(content)
    structure = _structure(content)
    how = hiding(source)
    usable = _usable(levels(structure), how)
    is_jpeg = usable[0][0].image.compression == Compression.JPEG
    if _raw_bytes(source, area) < MIN_BYTES and not is_jpeg:
        raise Unsuited("the area is small: a clip that ends at its box is worth more")
    column, row, width, height = frame(area, usable[0][0].image, len(usable))
    planned = _levels(area, usable, column, row, width, height)
    _check_sides(planned, width, height)
    outside = 0 if how.nodata is None else how.nodata
    fill = tuple(0 if interp == ColorInterp.alpha else outside for interp in source.colorinterp)
    return Plan(identity, content, structure, planned, how, fill, column, row)


def _raw_bytes(source: rasterio.DatasetReader, area: PixelArea) -> int:
    pixels = int(area.window.width) * int(area.window.height)
    return pixels * sum(int(np.dtype(dtype).itemsize) for dtype in source.dtypes)


def _structure(source: ByteSource) -> TiffStructure:
    def read(offset: int, size: int) -> bytes:
        there = max(0, min(size, source.size - offset))
        return source.read(offset, there) if there else b""

    try:
        return read_structure(read)
    except MalformedTiff as error:
        raise Unsuited(str(error)) from error


def _usable(found: tuple[Level, ...], how: Hiding) -> list[tuple[Level, int | None]]:
    """Return full resolution and the overviews that halve it again and again."""
    if not found:
        raise Unsuited("the source is stored in strips")
    first = found[0].image
    if first.compression == Compression.JPEG:
        _check_jpeg(first, how)
    elif not is_lossless(first) or first.dtype is None:
        raise Unsuited("the source's codec cannot be written without loss")
    if first.tile_width % 16 or first.tile_height % 16:
        raise Unsuited("the source's tiles have an unusual size")
    usable: list[tuple[Level, int | None]] = [(found[0], None)]
    for factor in (2**power for power in range(1, 31)):
        size = (-(-first.width // factor), -(-first.height // factor))
        match = [
            (level, number)
            for number, level in enumerate(found[1:])
            if (level.image.width, level.image.height) == size and _alike(level.image, first)
        ]
        if not match:
            break
        usable.append(match[0])
    return usable


def _check_jpeg(image: TiledImage, how: Hiding) -> None:
    if image.dtype != "uint8" or how.alpha or how.nodata is not None:
        raise Unsuited("parts of JPEG tiles can be hidden by a mask only")
    if image.planes > 1:  # GDAL writes them with tables that later planes lack
        raise Unsuited("its JPEG tiles hold one of several bands")
    if image.bands not in (1, 3):
        raise Unsuited("its JPEG tiles have neither one band nor three")


def _alike(image: TiledImage, first: TiledImage) -> bool:
    names = ("tile_width", "tile_height", "bands", "planes", "dtype", "compression", "photometric")
    same = all(getattr(image, name) == getattr(first, name) for name in names)
    return same and (is_lossless(image) or image.compression == Compression.JPEG)


def _levels(
    area: PixelArea,
    usable: list[tuple[Level, int | None]],
    column: int,
    row: int,
    width: int,
    height: int,
) -> tuple[LevelPlan, ...]:
    planned: list[LevelPlan] = []
    for power, (level, number) in enumerate(usable):
        factor = 2**power
        image = level.image
        if planned and max(planned[-1].width, planned[-1].height) <= max(
            image.tile_width, image.tile_height
        ):
            break
        size = (-(-width // factor), -(-height // factor))
        is_jpeg = image.compression == Compression.JPEG
        shape = area.geometry if not power or is_jpeg else _shrunk(area.geometry, factor)
        kept = Scanline(shape, (column, row), factor, *size)
        places = kept.places(image.tile_width, image.tile_height)
        if planned:
            places[(places == Place.OUTSIDE) & _any_child(planned[-1].places)] = Place.BOUNDARY
        elif not is_jpeg:
            _check_inside(places)
        x, y = column // factor, row // factor
        aligned = x % image.tile_width == 0 and y % image.tile_height == 0
        planned.append(LevelPlan(level, number, x, y, *size, aligned, kept, places))
    return tuple(planned)


def _shrunk(geometry: BaseGeometry, factor: int) -> BaseGeometry:
    """Return what lies deeper in a polygon than overview pixels of a level reach.

    A buffer of many corners takes minutes, and cannot be stopped: they are thinned out by less than
    two of its pixels, which the distance makes up for.
    """
    if shapely.get_num_coordinates(geometry) > _MANY_CORNERS:
        return geometry.simplify(2 * factor).buffer(-(_REACH + 2) * factor)
    return geometry.buffer(-_REACH * factor)


def _any_child(places: NDArray[np.uint8]) -> NDArray[np.bool_]:
    rows, columns = places.shape
    padded = np.pad(places != Place.OUTSIDE, ((0, rows % 2), (0, columns % 2)))
    quads = padded.reshape(-(-rows // 2), 2, -(-columns // 2), 2)
    return np.asarray(quads.any(axis=(1, 3)))


def _check_inside(places: NDArray[np.uint8]) -> None:
    inside = int((places == Place.INSIDE).sum())
    if inside < _ENOUGH_INSIDE * max(1, int((places != Place.OUTSIDE).sum())):
        raise Unsuited("few tiles lie wholly inside the area")


def _check_sides(planned: tuple[LevelPlan, ...], width: int, height: int) -> None:
    if len(planned) == 1 and max(width, height) > _SMALL:
        raise Unsuited("the source has no overviews")
    if any(column_wide(level.width, level.height, level.image.tile_width, 1) for level in planned):
        raise Unsuited("a level would be exactly one tile wide")
