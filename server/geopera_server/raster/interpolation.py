"""Values at the pixel centres of a tile, from those at the corners of its cells."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Coordinates = NDArray[np.float64]
Shape = tuple[int, int]


def spread(
    nodes: Coordinates,
    shape: Shape | int,
    scale: float,
    origin: float = 0.0,
    dtype: type[np.floating[Any]] = np.float64,
) -> NDArray[Any]:
    """Interpolate nodes to the pixel centres of a tile, times ``scale``, less ``origin``."""
    rows, columns = (shape, shape) if isinstance(shape, int) else shape
    scaled = nodes * scale
    scaled -= origin
    cells = len(nodes) - 1
    if rows % cells or columns % cells:
        return _spread_uneven(scaled, rows, columns, dtype)
    steps = scaled[:, 1:] - scaled[:, :-1]
    lines = steps[:, :, None] * _shares(cells, columns, "d")[:, 1]
    lines += scaled[:, :-1, None]
    lines = lines.reshape(cells + 1, columns)
    ends = np.empty((cells, 2, columns), dtype)  # a line of nodes, and the way to the next one
    ends[:, 0] = lines[:-1]
    np.subtract(lines[1:], lines[:-1], out=ends[:, 1], casting="same_kind")
    # a product of matrices goes through memory once, where a product and a sum would twice
    places: NDArray[Any] = np.matmul(_shares(cells, rows, np.dtype(dtype).char), ends)
    return places.reshape(rows, columns)


def centres(nodes: Coordinates, size: int, scale: float) -> Coordinates:
    """Interpolate nodes along one axis to the pixel centres of a tile: (size,)."""
    if len(nodes) > 2:
        return _between((nodes * scale)[:, None], size)[:, 0]
    first, last = float(nodes[0]) * scale, float(nodes[-1]) * scale
    pixels: Coordinates = np.arange(0.5, size, dtype=np.float64)
    pixels *= (last - first) / size
    pixels += first
    return pixels


def _between(nodes: Coordinates, size: int) -> Coordinates:
    cell, share = _places(len(nodes) - 1, size)
    steps: Coordinates = nodes[1:] - nodes[:-1]
    return steps[cell] * share + nodes[cell]


def _spread_uneven(
    nodes: Coordinates, rows: int, columns: int, dtype: type[np.floating[Any]]
) -> NDArray[Any]:
    """Interpolate nodes to a tile whose pixels are not divided evenly among the cells."""
    lines = _between(nodes.T, columns).T
    across = np.ascontiguousarray(lines, dtype)  # (nodes, columns)
    steps = across[1:] - across[:-1]
    cell, share = _places(len(steps), rows)
    uneven: NDArray[Any] = steps[cell] * share.astype(dtype) + across[cell]
    return uneven


@lru_cache(maxsize=64)
def _shares(cells: int, size: int, dtype: str) -> NDArray[Any]:
    """Return 1, and where in its cell it is (0 to 1), for each pixel centre of one cell."""
    share = (np.arange(size // cells) + 0.5) * cells / size
    return np.stack([np.ones_like(share), share], axis=1).astype(dtype)


@lru_cache(maxsize=64)
def _places(cells: int, size: int) -> tuple[NDArray[np.intp], Coordinates]:
    """Return for each pixel centre its cell, and where in the cell it is (0 to 1, a column)."""
    position = (np.arange(size) + 0.5) * cells / size
    cell = np.minimum(position.astype(np.intp), cells - 1)
    return cell, (position - cell)[:, None]
