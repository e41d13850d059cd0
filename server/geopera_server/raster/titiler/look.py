"""How values become a picture: what a request says of it, and the file formats."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from color_operations import parse_operations  # type: ignore[import-untyped]
from color_operations.utils import scale_dtype, to_math_type  # type: ignore[import-untyped]
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.transform import from_bounds
from rio_tiler.colormap import apply_cmap, cmap, parse_color
from rio_tiler.errors import RioTilerError
from rio_tiler.utils import render

from ...errors import InvalidInput
from ..encode import Image, encode
from ..picture import Picture
from .limits import Box

MAX_COLORMAP_ENTRIES = 2048
MAX_COMPARISONS = 2_000_000_000
Colormap = Any  # rio-tiler's: a dict of numbers to RGBA, or a list of ((low, high), RGBA)


class Format(NamedTuple):
    """A file format: its media type, GDAL's driver, the options of it, and what it can hold."""

    media_type: str
    driver: str
    options: Mapping[str, Any] = {}
    dtypes: tuple[str, ...] = ()  # empty: all of them


FORMATS = {
    "png": Format("image/png", "PNG", {"zlevel": 6}, ("uint8", "uint16")),
    "pngraw": Format("image/png", "PNG", {"zlevel": 1}, ("uint8", "uint16")),
    "jpeg": Format("image/jpeg", "JPEG", {"quality": 85}, ("uint8",)),
    "jpg": Format("image/jpg", "JPEG", {"quality": 85}, ("uint8",)),
    "webp": Format("image/webp", "WEBP", {"quality": 75, "lossless": False}, ("uint8",)),
    "jp2": Format("image/jp2", "JP2OpenJPEG", {}, ("uint8", "int16", "uint16")),
    "tif": Format("image/tiff; application=geotiff", "GTiff"),
    "npy": Format("application/x-binary", "NPY"),
}
MODERN_FORMATS = {**FORMATS, "tiff": FORMATS["tif"]}


@dataclass(frozen=True)
class Look:
    """How to draw values; ``format`` None is JPEG where all is valid, else PNG."""

    format: str | None = None
    rescale: tuple[tuple[float, float], ...] = ()
    color_formula: str | None = None
    colormap: str | None = None
    colormap_name: str | None = None
    return_mask: bool = True


def colormap_of(look: Look, internal: Colormap) -> Colormap:
    """Return the colormap to use: the one named, the one given as JSON, or the raster's own.

    Raises:
        InvalidInput: neither a known name nor a colormap.
    """
    if look.colormap_name:
        return named_colormap(look.colormap_name)
    if look.colormap:
        return parse_colormap(look.colormap)
    return internal or None


@lru_cache(maxsize=64)
def named_colormap(name: str) -> Colormap:
    """Return a colormap of rio-tiler; shared, so not to be changed."""
    try:
        return cmap.get(name)
    except RioTilerError as error:
        raise InvalidInput(f"There is no colormap {name[:40]!r}.") from error


@lru_cache(maxsize=64)
def parse_colormap(text: str) -> Colormap:
    """Parse ``{"0": colour, ...}`` or ``[[[low, high], colour], ...]``; colours are RGBA or hex.

    Raises:
        InvalidInput: it is neither.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInput("Could not parse the colormap value: it is not JSON.") from None
    try:
        if isinstance(found, dict) and 0 < len(found) <= MAX_COLORMAP_ENTRIES:
            return {int(key): parse_color(color) for key, color in found.items()}
        if isinstance(found, list) and 0 < len(found) <= MAX_COLORMAP_ENTRIES:
            return [((float(a), float(b)), parse_color(color)) for (a, b), color in found]
    except (ValueError, TypeError, OverflowError, RioTilerError) as error:
        raise InvalidInput(f"The colormap is not valid: {error}.") from error
    raise InvalidInput(f"A colormap is an object or a list of 1 to {MAX_COLORMAP_ENTRIES} entries.")


def stretched(
    values: NDArray[Any], shown: NDArray[np.bool_], ranges: Sequence[tuple[float, float]]
) -> NDArray[np.uint8]:
    """Return values brought from their ranges to 0..255, rounded down; what is not shown is 0.

    ``shown`` is (rows, columns), or has a plane for each band. One range is for all bands; when
    their number is another one, the first is.
    """
    if len(ranges) != len(values):
        ranges = [ranges[0]] * len(values)
    result = np.empty(values.shape, np.uint8)
    everything = bool(shown.all())
    for band, (plane, (low, high)) in enumerate(zip(values, ranges, strict=True)):
        if plane.dtype in (np.uint8, np.uint16):
            result[band] = _table(plane.dtype.str, low, high)[plane]
        else:
            result[band] = _linear(plane, low, high)
        if not everything:
            result[band][~(shown if shown.ndim == 2 else shown[band])] = 0
    return result


@lru_cache(maxsize=128)
def _table(dtype: str, low: float, high: float) -> NDArray[np.uint8]:
    kind = np.dtype(dtype)
    return _linear(np.arange(np.iinfo(kind).max + 1, dtype=kind), low, high)


def _linear(values: NDArray[Any], low: float, high: float) -> NDArray[np.uint8]:
    with np.errstate(all="ignore"):
        if values.dtype.kind == "f":
            share = (np.clip(values, low, high) - low) / np.float64(high - low) * 255
            share = np.where(np.isfinite(share), share, 0)
        else:  # ranges may reach beyond the dtype
            share = (np.clip(values.astype(np.float64), low, high) - low) / np.float64(high - low)
            share *= 255
            share = np.nan_to_num(share, posinf=0, neginf=0)
        return share.astype(np.uint8)


def check_formula(formula: str) -> None:
    """Refuse what is no formula of color-operations.

    Raises:
        InvalidInput: it is none.
    """
    try:
        parse_operations(formula)
    except (ValueError, IndexError, TypeError, KeyError) as error:
        raise InvalidInput(f"This is no color formula: {error}.") from error


def formulated(values: NDArray[Any], formula: str) -> NDArray[np.uint8]:
    """Apply a formula of color-operations, such as ``gamma RG 1.5, sigmoidal RGB 10 0.4``.

    Raises:
        InvalidInput: it is not one, or not for that many bands.
    """
    try:
        operations = parse_operations(formula)
        result = values.copy()
        result[result < 0] = 0
        for operation in operations:
            result = scale_dtype(operation(to_math_type(result)), np.uint8)
    except (ValueError, IndexError, TypeError, KeyError) as error:
        raise InvalidInput(f"The color formula cannot be applied: {error}.") from error
    return result


def colored(
    values: NDArray[Any], shown: NDArray[np.bool_], colormap: Colormap, wraps: bool = False
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return red, green and blue of one band, and the opacity: the colormap's where it is shown.

    A colormap of 256 colours takes numbers of 0 to 255; with ``wraps``, others are brought there
    as 2.x does, by their lowest eight bits.

    Raises:
        InvalidInput: more than one band, or values that the colormap does not reach.
    """
    if len(values) != 1:
        raise InvalidInput(f"A colormap is for one band, not {len(values)}: choose one by bidx.")
    is_table = isinstance(colormap, dict) and len(colormap) == 256
    if not is_table and len(colormap) * shown.size > MAX_COMPARISONS:
        raise InvalidInput("The colormap has too many entries for a picture of this size.")
    if is_table and values.dtype != np.uint8:
        fits = values.dtype.kind in "iu" and values.min() >= 0 and values.max() <= 255
        if not (wraps or fits):
            raise InvalidInput("A colormap takes numbers of 0 to 255: give a rescale.")
        values = values.astype(np.uint8)
    try:
        rgb, opacity = apply_cmap(values, colormap)
    except (RioTilerError, IndexError) as error:
        raise InvalidInput(f"The colormap cannot be applied: {error}.") from error
    return rgb, np.where(shown, opacity, 0).astype(np.uint8)


def encoded(
    values: NDArray[Any],
    mask: NDArray[Any] | None,
    name: str,
    place: tuple[Box, CRS | None],
) -> Image:
    """Return a file of values and their mask (0 and 255), which becomes the last band.

    Raises:
        InvalidInput: the format does not take that many bands.
    """
    kind = MODERN_FORMATS[name]
    quick = _quick(values, mask, name)
    if quick is not None:
        return Image(quick, kind.media_type)
    options = dict(kind.options)
    if kind.driver == "GTiff":
        bounds, crs = place
        options["transform"] = from_bounds(*bounds, values.shape[2], values.shape[1])
        if crs:
            options["crs"] = crs
    try:
        content = render(values, mask, img_format=kind.driver, **options)
    except RioTilerError as error:
        raise InvalidInput(f"{error}: choose other bands, or another format.") from error
    return Image(content, kind.media_type)


def _quick(values: NDArray[Any], mask: NDArray[Any] | None, name: str) -> bytes | None:
    """Encode the usual kinds of picture without GDAL; None for the others."""
    if values.dtype != np.uint8 or len(values) not in (1, 3):
        return None
    if name == "png":
        from ..encode import _png

        return _png(values, None if mask is None else mask.astype(np.uint8, copy=False))
    if name in ("jpg", "jpeg"):
        return encode(Picture(values), "jpeg", 85).content
    return None
