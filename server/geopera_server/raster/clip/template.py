"""The directory of a file that does not exist yet, as GDAL writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasterio.io import DatasetWriter, MemoryFile

from ..tiff.directory import read_structure
from ..tiff.image import TiledImage, tiled_image
from ..tiff.tags import Code, Field

_PLACE = frozenset(
    {Code.PIXEL_SCALE, Code.TIEPOINT, Code.TRANSFORMATION, Code.GEO_KEYS, Code.GDAL_METADATA}
    | {34736, 34737}  # the numbers and the text of the geographic keys
)


def template(profile: dict[str, Any], describe: Callable[[DatasetWriter], None]) -> TiledImage:
    """Return an image without tiles; ``describe`` writes names and tags into the open file.

    Must be used inside ``raster_env``.
    """
    with MemoryFile() as memory:
        with memory.open(**profile, sparse_ok=True) as dataset:
            describe(dataset)
        content = memory.getbuffer()
        structure = read_structure(lambda offset, size: bytes(content[offset : offset + size]))
    image = tiled_image(structure.directories[0])
    if image is None:
        raise RuntimeError("GDAL has not made a tiled file")
    return image


def overview_fields(fields: dict[int, Field]) -> dict[int, Field]:
    """Return the fields that an overview shares with its image."""
    return {code: field for code, field in fields.items() if code not in _PLACE}
