"""Blocks of a tiled GeoTIFF, read and decoded without GDAL; one reader serves all threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from numpy.typing import NDArray

from ..bytes_source import ByteSource, ShortRead
from .block_image import BlockImage
from .codecs import Undecodable
from .directory import MalformedTiff, TiffStructure, read_structure
from .help import HELP
from .image import MASK, REDUCED
from .known_image import block_image
from .tags import Code
from .wheels import Wheels, installed

_MAX_READ = 64 * 2**20  # of stored bytes in memory at once
_WORTH_HELP = 1 << 17  # bytes of a decoded tile from which another thread is worth its call
_SLACK = 4096  # bytes by which a tile may grow when it cannot be compressed
_DEFERRED = frozenset({Code.TILE_OFFSETS, Code.TILE_BYTE_COUNTS})
_WANTED = _DEFERRED | {
    Code.SUBFILE_TYPE,
    Code.WIDTH,
    Code.HEIGHT,
    Code.BITS_PER_SAMPLE,
    Code.COMPRESSION,
    Code.PHOTOMETRIC,
    Code.FILL_ORDER,
    Code.SAMPLES_PER_PIXEL,
    Code.PLANAR,
    Code.PREDICTOR,
    Code.TILE_WIDTH,
    Code.TILE_HEIGHT,
    Code.EXTRA_SAMPLES,
    Code.SAMPLE_FORMAT,
    Code.JPEG_TABLES,
    Code.GDAL_NODATA,
    Code.LERC_PARAMETERS,
}
_MAX_HEADER_BYTES = 1 << 20
_HEAD = 1 << 14  # bytes that hold all directories of most COGs, without the places of tiles


class Tile(NamedTuple):
    """A tile of an image; ``plane`` is 0 unless bands are stored apart."""

    row: int
    column: int
    plane: int = 0


@dataclass(frozen=True, eq=False)
class BlockLevel:
    """The image of a level and its mask; each is None when only GDAL can read it."""

    width: int
    height: int
    image: BlockImage | None
    mask: BlockImage | None


class BlockReader:
    """The levels of a file: the whole raster, then its overviews in the file's order."""

    def __init__(self, source: ByteSource, wheels: Wheels | None = None) -> None:
        """Read the directories, but not where tiles are.

        Raises:
            MalformedTiff: not a TIFF file, or a damaged one.
            OSError: the source cannot be read.
        """
        self._source = source
        self._wheels = installed() if wheels is None else wheels

        head = source.read(0, min(_HEAD, source.size))

        def read(offset: int, size: int) -> bytes:
            if offset + size <= len(head):
                return head[offset : offset + size]
            return source.read(offset, max(0, min(size, source.size - offset)))

        try:
            structure = read_structure(
                read, wanted=_WANTED, deferred=_DEFERRED, limit=_MAX_HEADER_BYTES
            )
        except ShortRead as error:
            raise MalformedTiff("the file ends within a directory") from error
        self.levels = self._levels(structure)

    def blocks(self, image: BlockImage, tiles: Sequence[Tile]) -> Iterator[NDArray[Any]]:
        """Yield the block of each tile, (samples, rows, columns) without what is beyond the edge.

        Raises:
            Undecodable, MalformedTiff: GDAL should try.
            OSError: the source cannot be read.
        """
        numbers = [image.number(*tile) for tile in tiles]
        places = image.index.places(numbers)
        limit = image.stored_size * 2 + _SLACK
        for offset, size in places:
            if size and (size > limit or offset <= 0):
                raise Undecodable("a tile at no place, or of more bytes than pixels")
        first = 0
        while first < len(tiles):
            last, total = first, 0
            while last < len(tiles) and (total == 0 or total + places[last][1] <= _MAX_READ):
                total += places[last][1]
                last += 1
            yield from self._decoded(image, tiles[first:last], places[first:last])
            first = last

    def _decoded(
        self, image: BlockImage, tiles: Sequence[Tile], places: Sequence[tuple[int, int]]
    ) -> Iterator[NDArray[Any]]:
        stored = iter(self._source.read_many([place for place in places if place[1]]))
        found = [next(stored) if size else None for _, size in places]

        def decode(number: int) -> NDArray[Any]:
            (row, column, _), data = tiles[number], found[number]
            if data is None:
                return image.empty(row, column)
            return image.decode(data, row, column, self._wheels)

        here = len(tiles)
        with HELP.decoding():
            lent = None
            if here > 1 and image.stored_size >= _WORTH_HELP:
                half = (here + 1) // 2
                lent = HELP.offer(lambda: [decode(number) for number in range(half, len(tiles))])
                here = half if lent is not None else here
            for number in range(here):
                yield decode(number)
            if lent is not None:
                yield from lent.result()

    def _levels(self, structure: TiffStructure) -> tuple[BlockLevel, ...]:
        order = structure.order
        masks: dict[tuple[int, int, bool], BlockImage | None] = {}
        images: list[tuple[int, int, BlockImage | None]] = []
        for place, directory in enumerate(structure.directories):
            kind = directory.number(Code.SUBFILE_TYPE, 0)
            width, height = directory.number(Code.WIDTH, 0), directory.number(Code.HEIGHT, 0)
            is_mask = bool(kind & MASK)
            if place and not kind & (MASK | REDUCED):
                continue
            image = block_image(directory, order, self._source, self._wheels, is_mask=is_mask)
            if is_mask:
                masks.setdefault((width, height, bool(kind & REDUCED)), image)
            else:
                images.append((width, height, image))
        return tuple(
            BlockLevel(width, height, image, masks.get((width, height, number > 0)))
            for number, (width, height, image) in enumerate(images)
        )
