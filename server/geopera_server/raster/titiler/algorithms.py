"""The algorithms of titiler.core 2.x: what may be done to values before they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rio_tiler.models import ImageData
from rio_tiler.utils import linear_rescale

from ...errors import InvalidInput
from .algorithm import Algorithm, Range
from .look import colored, named_colormap
from .slopes import rises, shade, steepness

Values = Any  # a masked array (bands, rows, columns)


def _cut(values: Values, image: ImageData, buffer: int) -> tuple[Values, int]:
    if buffer and 2 * buffer >= min(image.width, image.height):
        raise InvalidInput("The buffer is larger than the picture.")
    return (values[buffer:-buffer, buffer:-buffer] if buffer else values), buffer


def _hillshade(image: ImageData, known: Mapping[str, Any]) -> Any:
    """Return how much light falls on the first band's surface, as levels of a byte."""
    down, along, hidden = rises(image.array[0], known["z_exaggeration"])
    levels = shade(down, along, known["azimuth"], known["angle_altitude"])
    return _cut(_without(levels, hidden), image, known["buffer"])


def _slope(image: ImageData, known: Mapping[str, Any]) -> Any:
    down, along, hidden = rises(image.array[0], known["z_exaggeration"])
    step = abs(image.transform[0]), abs(image.transform[4])
    return _cut(_without(steepness(down, along, step), hidden), image, known["buffer"])


def _without(values: NDArray[Any], hidden: NDArray[np.bool_] | None) -> Values:
    """Return masked values, 0 where they are hidden."""
    if hidden is None:
        return np.ma.MaskedArray(values)
    values[hidden] = 0
    return np.ma.MaskedArray(values, mask=hidden)


def _contours(image: ImageData, known: Mapping[str, Any]) -> Values:
    heights = image.data[:1].astype(np.float64)
    levels = linear_rescale(heights, (known["minz"], known["maxz"]), (1, 255)).astype(np.uint8)
    rgb, _ = colored(levels, np.ones(levels.shape[1:], np.bool_), named_colormap("terrain"))
    is_line = heights % max(1, known["increment"]) < known["thickness"]
    mask = np.broadcast_to(np.ma.getmaskarray(image.array)[:1], rgb.shape)
    return np.ma.MaskedArray(np.where(is_line, 0, rgb).astype(np.uint8), mask=mask)


def _terrarium(image: ImageData, known: Mapping[str, Any]) -> Values:
    heights = np.ma.clip(image.array[0] + 32768.0, 0.0, 65535.0)
    if known["nodata_height"] is not None:
        heights = heights.filled(np.clip(known["nodata_height"] + 32768.0, 0.0, 65535.0))
    return np.ma.stack([heights / 256, heights % 256, heights * 256 % 256]).astype(np.uint8)


def _terrain_rgb(image: ImageData, known: Mapping[str, Any]) -> Values:
    interval = known["interval"] or 0.1
    steps = np.ma.around((image.array[0].astype(np.float64) - known["baseval"]) / interval)
    if steps.count() and steps.max() - steps.min() > 256**3:
        raise InvalidInput("The heights span more than 256 ** 3 intervals: make it larger.")
    if known["nodata_height"] is not None:
        steps = steps.filled((known["nodata_height"] - known["baseval"]) / interval)
    whole = steps.astype(np.int32)
    return np.ma.stack([whole >> 16 & 255, whole >> 8 & 255, whole & 255]).astype(np.uint8)


def _normalized(image: ImageData, _known: Mapping[str, Any]) -> Values:
    one, other = (image.array[band].astype(np.float32) for band in (0, 1))
    return np.ma.MaskedArray((other - one) / (other + one), dtype=np.float32)


def _luma(image: ImageData) -> Values:
    red, green, blue = image.array[:3].astype(np.float64)
    return red * 299 / 1000 + green * 587 / 1000 + blue * 114 / 1000


def _grayscale(image: ImageData, _known: Mapping[str, Any]) -> Values:
    return _luma(image).astype(image.array.dtype)


def _bitonal(image: ImageData, _known: Mapping[str, Any]) -> Values:
    if image.count not in (1, 3):
        raise InvalidInput(f"An image of {image.count} bands cannot be made black and white.")
    levels = _luma(image) if image.count == 3 else image.array
    shown = np.where(levels.data > 127, 255, 0).astype(np.uint8)
    return np.ma.MaskedArray(shown, mask=np.ma.getmaskarray(levels))


def _across(name: str, **options: Any) -> Algorithm:
    """Return an algorithm that brings the bands of each pixel down to one value."""
    function = getattr(np.ma, name)

    def work(image: ImageData, _known: Mapping[str, Any]) -> Values:
        return function(image.array, axis=0, keepdims=True, **options)

    title = {"std": "Standard deviation", "var": "Variance"}.get(name, name.capitalize())
    description = f"Return the {title.lower()} of each pixel's bands."
    dtype = None if name in ("min", "max", "sum") else "float64"
    return Algorithm(title, description, work, outputs=1, dtype=dtype)


def _bytes(title: str, function: Callable[[Values], Values]) -> Algorithm:
    def work(image: ImageData, _known: Mapping[str, Any]) -> Values:
        return function(image.array).astype(np.uint8)

    return Algorithm(title, f"{title}, as a number of 0 to 255.", work, dtype="uint8")


_BUFFER = Range(3, 0, 99, whole=True)
_EXAGGERATION = Range(1.0, 1e-6, 1e6)
_SURFACE_SHRINKING = 2.5  # of terrain, which is smooth: there shades are off by 1 of 255
_NODATA_HEIGHT = Range(None, -99999.0, 99999.0)
_FAR = {"minz": Range(-12000, -99999, 99999), "maxz": Range(8000, -99999, 99999)}

ALGORITHMS: Mapping[str, Algorithm] = {
    "hillshade": Algorithm(
        "Hillshade",
        "Shade heights by the light of the sun.",
        _hillshade,
        {
            "azimuth": Range(45, 0, 360, whole=True),
            "angle_altitude": Range(45.0, -90.0, 90.0),
            "buffer": _BUFFER,
            "z_exaggeration": _EXAGGERATION,
        },
        inputs=1,
        outputs=1,
        dtype="uint8",
        shrinking=_SURFACE_SHRINKING,
    ),
    "slope": Algorithm(
        "Slope",
        "Compute how steep heights are, in degrees.",
        _slope,
        {"buffer": _BUFFER, "z_exaggeration": _EXAGGERATION},
        inputs=1,
        outputs=1,
        dtype="float32",
        shrinking=_SURFACE_SHRINKING,
    ),
    "contours": Algorithm(
        "Contours",
        "Draw lines of equal height over their colours.",
        _contours,
        {"increment": Range(35, 0, 999, True), "thickness": Range(1, 0, 10, True), **_FAR},
        inputs=1,
        outputs=3,
        dtype="uint8",
    ),
    "normalizedIndex": Algorithm(
        "Normalized Difference Index",
        "Compute (second - first) / (second + first) of two bands.",
        _normalized,
        inputs=2,
        outputs=1,
        dtype="float32",
    ),
    "terrarium": Algorithm(
        "Terrarium",
        "Encode heights as colours (Mapzen's Terrarium).",
        _terrarium,
        {"nodata_height": _NODATA_HEIGHT},
        inputs=1,
        outputs=3,
        dtype="uint8",
    ),
    "terrainrgb": Algorithm(
        "TerrainRGB",
        "Encode heights as colours (Mapbox's Terrain-RGB).",
        _terrain_rgb,
        {
            "interval": Range(0.1, 0.0, 1.0),
            "baseval": Range(-10000.0, -99999.0, 99999.0),
            "nodata_height": _NODATA_HEIGHT,
        },
        inputs=1,
        outputs=3,
        dtype="uint8",
    ),
    "cast": _bytes("Cut off decimals", lambda values: values),
    "ceil": _bytes("Round up", np.ma.ceil),
    "floor": _bytes("Round down", np.ma.floor),
    "min": _across("min"),
    "max": _across("max"),
    "median": _across("median"),
    "mean": _across("mean"),
    "std": _across("std", ddof=1),
    "var": _across("var", ddof=1),
    "sum": _across("sum"),
    "grayscale": Algorithm(
        "Grayscale", "Bring red, green and blue to their luma.", _grayscale, inputs=3, outputs=1
    ),
    "bitonal": Algorithm(
        "Bitonal", "Show levels over 127 as white, others as black.", _bitonal, outputs=1
    ),
}
