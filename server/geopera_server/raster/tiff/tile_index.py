"""Where the tiles of an image are in its file, read page by page: there may be millions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..block_cache import BlockCache
from ..bytes_source import ByteSource
from .directory import Deferred, MalformedTiff
from .tags import Field, type_size, value_dtype

_PAGE = 4096  # tiles
_BUDGET_BYTES = 32 * 2**20
_WHOLE_NUMBERS = frozenset({3, 4, 13, 16, 18})

_pages = BlockCache(_BUDGET_BYTES)

Place = tuple[int, int]


class TileIndex:
    """Offset and size of each tile, in bytes; pages are kept in a cache that all files share."""

    def __init__(
        self,
        source: ByteSource,
        order: str,
        offsets: Field | Deferred,
        sizes: Field | Deferred,
        count: int,
    ) -> None:
        """Prepare; ``count`` is the number of tiles.

        Raises:
            MalformedTiff: the fields have fewer values, or other than whole numbers.
        """
        for values in (offsets, sizes):
            if values.kind not in _WHOLE_NUMBERS:
                raise MalformedTiff("places of tiles that are no whole numbers")
            if values.count != count:
                raise MalformedTiff("another number of tiles than its size asks for")
        self._source, self._order, self._count = source, order, count
        self._parts = (offsets, sizes)

    def places(self, numbers: Sequence[int]) -> list[Place]:
        """Return offset and size of tiles; a size of 0 is a tile that is not stored.

        Raises:
            OSError: the source cannot be read, or ends before.
        """
        found = []
        for number in numbers:
            if not 0 <= number < self._count:
                raise MalformedTiff("there is no such tile")
            offsets, sizes = (self._page(part, number // _PAGE) for part in self._parts)
            found.append((int(offsets[number % _PAGE]), int(sizes[number % _PAGE])))
        return found

    def _page(self, part: Field | Deferred, page: int) -> NDArray[np.generic]:
        if isinstance(part, Field):
            return part.values()
        # two images may say that their tiles are at one place, and yet have not as many
        key = (self._source.identity, part.place, part.kind, page, self._count)
        return _pages.get(key, lambda: self._load(part, page))

    def _load(self, part: Deferred, page: int) -> NDArray[np.generic]:
        size = type_size(part.kind)
        first = page * _PAGE
        count = min(_PAGE, self._count - first)
        data = self._source.read(part.place + first * size, count * size)
        return np.frombuffer(data, self._order + value_dtype(part.kind)).copy()
