"""The nearest values of a tile, and which of them are valid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .handle_pool import PooledSource
from .layout import Layout, Validity
from .sampling import Sampling
from .tile_data import TileData, opacity_of
from .tile_grid import Shape
from .window import read_mask, read_window


def gather(
    source: PooledSource,
    layout: Layout,
    indexes: Sequence[int],
    sampling: Sampling,
    level: int,
    shape: Shape,
) -> TileData:
    """Return what the pixels of a level under a tile's hold, one band for each of ``indexes``."""
    wanted = list(indexes)
    hidden_too = layout.validity is Validity.NODATA and layout.alpha > 0
    if layout.validity is Validity.ALPHA or hidden_too:
        wanted.append(layout.alpha)
    planes = read_window(source, level, sampling.window, wanted)
    values = np.empty((len(wanted), *shape), layout.dtype)
    for target, plane in zip(values, planes, strict=True):
        sampling.of(plane, target)
    valid = None if sampling.inside is None else sampling.inside[None]
    alpha = None
    if layout.validity is Validity.ALPHA:
        alpha = opacity_of(values[-1]) if valid is None else opacity_of(values[-1]) * valid[0]
        values = values[:-1]
        valid = _both(valid, (alpha > 0)[None])
    elif layout.validity is Validity.MASK:
        mask = read_mask(source, level, sampling.window)
        valid = _both(valid, (sampling.of(mask) > 0)[None])
    elif hidden_too:
        valid = _both(valid, (values[-1] > 0)[None])
        values = values[:-1]
    if layout.validity is Validity.NODATA and not math.isnan(layout.nodata or 0.0):
        valid = _both(valid, values != layout.dtype.type(layout.nodata or 0.0))
    if layout.dtype.kind == "f":
        valid = _both(valid, np.isfinite(values))
    return TileData(values, valid, alpha)


def _both(one: NDArray[np.bool_] | None, other: NDArray[Any]) -> NDArray[np.bool_] | None:
    if one is not None:
        both: NDArray[np.bool_] = one & other
        return both
    return None if other.all() else other
