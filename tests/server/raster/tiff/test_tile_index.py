"""Where tiles are, when the directories of a file contradict each other."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from geopera_server.raster.bytes_source import Range
from geopera_server.raster.tiff.directory import Deferred
from geopera_server.raster.tiff.tile_index import TileIndex


class Bytes:
    """A source of bytes in memory."""

    def __init__(self, content: bytes) -> None:
        self.identity = ("test_tile_index", id(self))
        self.size = len(content)
        self._content = content

    def read(self, offset: int, length: int) -> bytes:
        return self._content[offset : offset + length]

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        return [self.read(*each) for each in ranges]


def test_images_of_several_sizes_may_name_one_place_for_their_tiles() -> None:
    source = Bytes(struct.pack("<40I", *range(100, 140)))

    def index(count: int) -> TileIndex:
        return TileIndex(source, "<", Deferred(4, count, 0), Deferred(4, count, 0), count)

    assert index(10).places([9]) == [(109, 109)]
    assert index(40).places([39]) == [(139, 139)]
