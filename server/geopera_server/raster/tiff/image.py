"""The tiled images of a TIFF file: full resolution, overviews, and their masks."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .directory import Directory, MalformedTiff, TiffStructure
from .tags import Code, Compression

REDUCED, PAGE, MASK = 1, 2, 4  # bits of the kind of an image
_KINDS = {1: "u", 2: "i", 3: "f"}


@dataclass(frozen=True)
class TiledImage:
    """One image cut into tiles.

    ``offsets`` and ``sizes`` have the shape (planes, tile rows, tile columns); a size of 0 is a
    tile that is not stored. ``dtype`` is None when samples are no whole, equal bytes.
    """

    directory: Directory
    width: int
    height: int
    tile_width: int
    tile_height: int
    bands: int
    planes: int
    dtype: str | None
    compression: int
    predictor: int
    offsets: NDArray[np.int64] = field(repr=False)
    sizes: NDArray[np.int64] = field(repr=False)

    @property
    def photometric(self) -> int:
        """Return what the samples mean: 1 grey, 2 RGB, 3 palette, 6 YCbCr."""
        return self.directory.number(Code.PHOTOMETRIC, 1)

    @property
    def is_plain_mask(self) -> bool:
        """Return whether it holds one bit a pixel, stored by deflate."""
        return (
            self.directory.number(Code.BITS_PER_SAMPLE, 1) == 1
            and self.bands == 1
            and self.compression in (Compression.DEFLATE, Compression.OLD_DEFLATE)
            and self.predictor == 1
            and self.directory.number(Code.FILL_ORDER, 1) == 1
        )


@dataclass(frozen=True)
class Level:
    """An image and the mask of the same size, if there is one."""

    image: TiledImage
    mask: TiledImage | None


def tiled_image(directory: Directory) -> TiledImage | None:
    """Return the image of a directory; None when it is stored in strips.

    Raises:
        MalformedTiff: its fields contradict each other.
    """
    fields = directory.fields
    if Code.TILE_OFFSETS not in fields or Code.TILE_BYTE_COUNTS not in fields:
        return None
    number = directory.number
    width, height = number(Code.WIDTH, 0), number(Code.HEIGHT, 0)
    tile_width, tile_height = number(Code.TILE_WIDTH, 0), number(Code.TILE_HEIGHT, 0)
    bands = number(Code.SAMPLES_PER_PIXEL, 1)
    if min(width, height, tile_width, tile_height, bands) < 1:
        raise MalformedTiff("an image without pixels")
    planes = bands if number(Code.PLANAR, 1) == 2 else 1
    shape = (planes, -(-height // tile_height), -(-width // tile_width))
    offsets = fields[Code.TILE_OFFSETS].values().astype(np.int64)
    sizes = fields[Code.TILE_BYTE_COUNTS].values().astype(np.int64)
    if offsets.size != sizes.size or offsets.size != shape[0] * shape[1] * shape[2]:
        raise MalformedTiff("another number of tiles than its size asks for")
    return TiledImage(
        directory,
        width,
        height,
        tile_width,
        tile_height,
        bands,
        planes,
        sample_dtype(directory),
        number(Code.COMPRESSION, 1),
        number(Code.PREDICTOR, 1),
        offsets.reshape(shape),
        sizes.reshape(shape),
    )


def levels(structure: TiffStructure) -> tuple[Level, ...]:
    """Return the first image and its overviews, in the file's order, each with its mask.

    Empty when the first image is stored in strips; an overview in strips ends the list.
    """
    images: list[TiledImage] = []
    masks: dict[tuple[int, int], TiledImage] = {}
    for index, directory in enumerate(structure.directories):
        kind = directory.number(Code.SUBFILE_TYPE, 0)
        image = tiled_image(directory)
        if index == 0 and image is None:
            return ()
        if image is None:
            continue
        if kind & MASK:
            masks.setdefault((image.width, image.height), image)
        elif index == 0 or kind & REDUCED:
            images.append(image)
    return tuple(Level(image, masks.get((image.width, image.height))) for image in images)


def sample_dtype(directory: Directory) -> str | None:
    """Return the NumPy name of the samples, None when they are no whole, equal bytes."""
    bits = _all_numbers(directory, Code.BITS_PER_SAMPLE)
    formats = _all_numbers(directory, Code.SAMPLE_FORMAT)
    if len(bits) != 1 or len(formats) != 1:
        return None
    size, kind = bits.pop(), _KINDS.get(formats.pop())
    if kind is None or size not in (8, 16, 32, 64) or (kind == "f" and size < 32):
        return None
    return np.dtype(f"{kind}{size // 8}").name


def _all_numbers(directory: Directory, code: Code) -> set[int]:
    """Return the different numbers of a field, 1 when it is absent."""
    field = directory.fields.get(code)
    if field is None:
        return {1}
    numbers = field.values()
    return set(numbers.tolist()) if numbers.dtype.kind in "ui" else set()
