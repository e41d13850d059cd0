"""Values of a tile mixed from several pixels of a level, by kernels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .handle_pool import PooledSource
from .kernels import KERNELS, Kernel
from .layout import Layout, Validity
from .taps import Taps, taps_of
from .tile_data import TileData, opacity_of
from .tile_grid import Grid, LeftToReference, Shape
from .window import Plane, Window, read_mask, read_window

__all__ = ["KERNELS", "resample"]

_LEAST_WEIGHT = 1e-5


def resample(
    source: PooledSource,
    layout: Layout,
    indexes: Sequence[int],
    grid: Grid,
    level: int,
    size: Shape,
    shape: Shape,
    resampling: str,
) -> TileData | None:
    """Mix the pixels of a level of ``size`` (rows, columns); None when no centre is on it.

    A pixel of the tile is valid where the pixel under its centre is (average and mode: where it
    covers any valid one); of the pixels around, only the valid ones count, and their weights are
    brought to a sum of 1. There, weights below 0 (cubic, lanczos) do not count either.

    Raises:
        LeftToReference: too many pixels would have to be mixed.
    """
    kernel = KERNELS[resampling]
    taps = taps_of(grid, kernel, shape, size, (layout.info.height, layout.info.width))
    if taps is None:
        return None
    is_alpha = layout.validity is Validity.ALPHA
    if layout.alpha and not is_alpha:  # two say what is hidden
        raise LeftToReference
    wanted = [*indexes, layout.alpha] if is_alpha else list(indexes)
    planes = read_window(source, level, taps.window, wanted)
    shared = _shared_mask(source, layout, level, taps, planes)
    values = np.empty((len(wanted), *shape), layout.dtype)
    valids: list[NDArray[np.bool_] | None] = []
    for target, plane in zip(values, planes, strict=True):
        part = taps.framed(plane)
        usable = _usable(layout, part, shared, taps)
        valids.append(_mixed(taps, kernel, part, usable, target))
    alpha = None
    if is_alpha:
        alpha = opacity_of(values[-1])
        values, valids = values[:-1], valids[:-1]
        if valids[0] is not None:
            alpha = alpha * valids[0]
    found = [_holes(layout, plane, taps.window) for plane in planes]
    is_whole, is_marked = (all(each) for each in zip(*found, strict=True))
    return TileData(values, _together(valids, shape), alpha, is_whole, is_marked)


def _holes(layout: Layout, plane: Plane, window: Window) -> tuple[bool, bool]:
    """Return ``is_whole`` and ``is_marked`` of a band of :class:`.tile_data.TileData`."""
    top, left = window.top - plane.top, window.left - plane.left
    height, width = window.bottom - window.top, window.right - window.left
    values = plane.values[top : top + height, left : left + width]
    nodata = layout.nodata if layout.validity is Validity.NODATA else None
    nowhere = None if nodata is None else values == layout.dtype.type(nodata)
    if layout.dtype.kind != "f":
        has_mask = layout.validity in (Validity.ALPHA, Validity.MASK)
        return not has_mask and (nowhere is None or not nowhere.any()), True
    numbers = np.isfinite(values)
    if nodata is not None and math.isnan(nodata):
        return bool(numbers.all()), not np.isinf(values).any()
    known = numbers if nowhere is None else numbers & ~nowhere
    is_marked = bool(numbers.all()) and layout.validity is not Validity.MASK
    return bool(known.all()) and is_marked, is_marked


def _shared_mask(
    source: PooledSource, layout: Layout, level: int, taps: Taps, planes: list[Plane]
) -> NDArray[np.bool_] | None:
    """Return which pixels of the framed window are valid in all bands, None when all are."""
    mask: NDArray[np.bool_] | None = None
    if layout.validity is Validity.ALPHA:
        mask = taps.framed(planes[-1]) > 0
    elif layout.validity is Validity.MASK:
        mask = taps.framed(read_mask(source, level, taps.window)) > 0
    elif taps.is_framed:
        window = taps.window
        ones = np.ones((window.bottom - window.top, window.right - window.left), np.bool_)
        mask = taps.framed(Plane(ones, window.top, window.left))
    return None if mask is None or mask.all() else mask


def _usable(
    layout: Layout, part: NDArray[Any], shared: NDArray[np.bool_] | None, taps: Taps
) -> NDArray[np.bool_] | None:
    """Return which pixels of a band's framed part are valid, None when all are."""
    usable = shared
    if layout.validity is Validity.NODATA and not math.isnan(layout.nodata or 0.0):
        own = part != layout.dtype.type(layout.nodata or 0.0)
        usable = own if usable is None else usable & own
    if layout.dtype.kind == "f":
        own = np.isfinite(part)
        usable = own if usable is None else usable & own
    return None if usable is None or usable.all() else usable


def _mixed(
    taps: Taps,
    kernel: Kernel,
    part: NDArray[Any],
    usable: NDArray[np.bool_] | None,
    target: NDArray[Any],
) -> NDArray[np.bool_] | None:
    """Write a band's mixed values, and return which are valid, None when all are."""
    valid = taps.inside
    if usable is not None:
        valid = _centred(taps, usable) if not kernel.is_box else valid
        if valid is not None and not valid.any():
            target[...] = 0
            return valid
        part = np.where(usable, part, part.dtype.type(0))
    if kernel.is_mode:
        target[...], known = _most(taps, part, usable)
        return _both(valid, known)
    narrow = part.dtype.itemsize <= 2 or part.dtype == np.float32
    numbers = part.astype(np.float32 if narrow else np.float64, copy=False)
    mixed = taps.mean(numbers)
    whole = taps.mean(np.ones(part.shape, np.float32)) if kernel.is_box else _sum(taps)
    if usable is None:
        mixed /= whole
    else:
        counted = usable.astype(np.float32)
        near = np.abs(taps.mean(counted) - whole) > 1e-4 * np.abs(whole)
        mixed /= np.where(near, 1, whole)
        if near.any():
            share = taps.mean(counted, positive=True)
            enough = share > _LEAST_WEIGHT
            valid = _both(valid, enough)
            edge = taps.mean(numbers, positive=True) / np.where(enough, share, 1)
            mixed = np.where(near, edge, mixed)
    _store(mixed, target)
    return None if valid is None or valid.all() else valid


def _centred(taps: Taps, usable: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Return whose centre is on a valid pixel of the raster, None when all are."""
    middle = taps.middle(usable)
    return _both(taps.inside, middle)


def _both(one: NDArray[np.bool_] | None, other: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    both = other if one is None else one & other
    return None if both.all() else both


def _sum(taps: Taps) -> NDArray[Any]:
    """Return the sum of all weights of each centre."""
    down, across = (np.sum(weights, axis=0) for weights in (taps.row_weights, taps.column_weights))
    return (down[:, None] if down.ndim == 1 else down) * across  # type: ignore[no-any-return]


def _store(mixed: NDArray[Any], target: NDArray[Any]) -> None:
    if target.dtype.kind == "f":
        target[...] = mixed
        return
    limits = np.iinfo(target.dtype)
    np.rint(mixed, out=mixed)
    if target.dtype.itemsize >= 8:  # the limits have no exact float
        target[...] = np.clip(mixed, float(limits.min), float(limits.max) * (1 - 2**-53))
    else:
        target[...] = np.clip(mixed, limits.min, limits.max)


def _most(
    taps: Taps, part: NDArray[Any], usable: NDArray[np.bool_] | None
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return the value that has most weight around each centre, and where there is one.

    Of several with equal weight it is the first, row by row.
    """
    values = list(taps.each(part))
    weights = list(taps.each_weight())
    if usable is not None:
        weights = [weight * seen for weight, seen in zip(weights, taps.each(usable), strict=True)]
    best, most = values[0].copy(), np.full(values[0].shape, _LEAST_WEIGHT, np.float32)
    for value, own in zip(values, weights, strict=True):
        votes = np.zeros(value.shape, np.float32)
        for other, weight in zip(values, weights, strict=True):
            votes += (other == value) * weight
        better = (votes > most + _LEAST_WEIGHT) & (own > 0)
        best = np.where(better, value, best)
        most = np.where(better, votes, most)
    return best, most > _LEAST_WEIGHT


def _together(valids: list[NDArray[np.bool_] | None], shape: Shape) -> NDArray[np.bool_] | None:
    """Return one plane for all bands when they are the same, else one for each."""
    known = [valid for valid in valids if valid is not None]
    if not known:
        return None
    if all(valid is known[0] for valid in valids):
        return known[0][None]
    return np.stack([np.ones(shape, np.bool_) if valid is None else valid for valid in valids])
