"""A colormap as a picture of itself."""

from __future__ import annotations

import numpy as np

from ..encode import Image
from .look import Colormap, colored, encoded

_THICK = 20


def colormap_picture(
    colormap: Colormap, name: str, upright: bool, size: tuple[int | None, int | None]
) -> Image:
    """Draw the colours in order, from left to right or downwards; 256 x 20 pixels unless asked."""
    if isinstance(colormap, dict):
        keys = np.array(sorted(colormap))
        keys = keys if len(keys) != 256 else np.arange(256)
    else:
        keys = np.array([low for (low, _), _ in colormap])
    kind = np.uint8 if keys.min() >= 0 and keys.max() < 256 else np.float64
    wide, high = size
    default = (_THICK, 256) if upright else (256, _THICK)
    width, height = wide or default[0], high or default[1]
    length = height if upright else width
    places = np.minimum((np.arange(length) + 0.5) * len(keys) / length, len(keys) - 1)
    line = keys[places.astype(int)].astype(kind)
    strip = line[:, None] if upright else line[None]
    values = np.ascontiguousarray(np.broadcast_to(strip, (height, width)))[None]
    rgb, opacity = colored(values, np.ones((height, width), np.bool_), colormap)
    mask = None if name in ("jpg", "jpeg") else opacity
    return encoded(rgb, mask, name, ((0.0, 0.0, 1.0, 1.0), None))
