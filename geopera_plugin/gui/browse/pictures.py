"""Small pictures by key, of which those that nobody has looked at for longest are let go."""

from __future__ import annotations

from collections import OrderedDict
from typing import Callable

from qgis.PyQt.QtGui import QImage

MOST_BYTES = 32 * 2**20  # 128 pictures of 256 by 256


class Pictures:
    """Hold pictures up to a number of bytes; what was looked at last stays."""

    def __init__(
        self, on_dropped: Callable[[object], None] | None = None, most_bytes: int = MOST_BYTES
    ) -> None:
        self._most = most_bytes
        self._on_dropped = on_dropped
        self._images: OrderedDict[object, QImage] = OrderedDict()
        self._bytes = 0

    def __contains__(self, key: object) -> bool:
        """Tell whether a picture is there, without looking at it."""
        return key in self._images

    @property
    def size_bytes(self) -> int:
        """Return the size of all pictures."""
        return self._bytes

    def get(self, key: object) -> QImage | None:
        """Return a picture, which stays longer for that."""
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def put(self, key: object, image: QImage) -> None:
        """Hold a picture; older ones are let go for it, and told. The newest is always held."""
        before = self._images.pop(key, None)
        self._images[key] = image
        self._bytes += image.sizeInBytes() - (before.sizeInBytes() if before is not None else 0)
        while self._bytes > self._most and len(self._images) > 1:
            gone, old = self._images.popitem(last=False)
            self._bytes -= old.sizeInBytes()
            if self._on_dropped is not None:
                self._on_dropped(gone)
