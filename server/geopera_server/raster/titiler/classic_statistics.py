"""Statistics as rio-tiler 3.1 defines them: of the values that were read, each counting once.

They are of a smaller version of the raster, as TiTiler's are: ``cog.statistics`` is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import InvalidInput
from .cutout import Cutout
from .limits import check_listed

Edges = int | tuple[float, ...]


@dataclass(frozen=True)
class Measures:
    """What to measure; ``bins`` is a number of bins, or their edges."""

    percentiles: tuple[int, ...] = (2, 98)
    categorical: bool = False
    categories: tuple[float, ...] | None = None
    bins: Edges = 10
    range: tuple[float, float] | None = None


def measure(cutout: Cutout, measures: Measures) -> dict[str, dict[str, Any]]:
    """Return the statistics of each band, by its name.

    Raises:
        InvalidInput: a band has no valid pixel, or the bins make no sense.
    """
    hidden = cutout.mask == 0
    result: dict[str, dict[str, Any]] = {}
    for name, plane in zip(cutout.names, cutout.values, strict=True):
        without = hidden | ~np.isfinite(plane) if plane.dtype.kind == "f" else hidden
        result[name] = _band(np.ma.MaskedArray(plane, mask=without), measures)
        check_listed(listed(result))
    return result


def listed(statistics: Mapping[str, Mapping[str, Any]]) -> int:
    """Return how many numbers the histograms of some bands hold."""
    return sum(len(part) for band in statistics.values() for part in band["histogram"])


def _band(values: Any, measures: Measures) -> dict[str, Any]:
    valid = values.compressed()
    if not len(valid):
        raise InvalidInput("There is no valid pixel to measure.")
    keys, counts = np.unique(valid, return_counts=True)
    count = float(len(valid))
    percentiles = np.percentile(valid, measures.percentiles).tolist()
    return {
        "min": float(values.min()),
        "max": float(values.max()),
        "mean": float(values.mean()),
        "count": count,
        "sum": float(values.sum()),
        "std": float(values.std()),
        "median": float(np.median(valid)),
        "majority": float(keys[counts.argmax()]),
        "minority": float(keys[counts.argmin()]),
        "unique": float(len(keys)),
        **{
            f"percentile_{percentile}": value
            for percentile, value in zip(measures.percentiles, percentiles, strict=True)
        },
        "histogram": _histogram(valid, keys, counts, measures),
        "valid_percent": round(count / values.size * 100, 2),
        "masked_pixels": float(values.size - len(valid)),
        "valid_pixels": count,
    }


def _histogram(
    valid: NDArray[Any], keys: NDArray[Any], counts: NDArray[Any], measures: Measures
) -> list[Sequence[float]]:
    if measures.categorical:
        if not measures.categories:
            check_listed(2 * len(keys))
        found = dict(zip(keys.tolist(), counts.tolist(), strict=True))
        wanted = keys
        if measures.categories:
            wanted = np.array(measures.categories).astype(keys.dtype)
        return [[found.get(key, 0) for key in wanted.tolist()], wanted.tolist()]
    try:
        heights, edges = np.histogram(valid, bins=measures.bins, range=measures.range)
    except (ValueError, TypeError, IndexError) as error:
        raise InvalidInput(f"The histogram cannot be made: {error}.") from error
    return [heights.tolist(), edges.tolist()]
