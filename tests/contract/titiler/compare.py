"""Whether an answer of ours is TiTiler's."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import numpy as np

from .answers import pixels_of

RELATIVE = 1e-6
NATIVE = 0.1  # of 255, the mean difference of pixels at native zoom
RESAMPLED = 1.5  # where two libraries, or two versions of one, resample
LOSSY = 6.0  # where the pixels were compressed with loss on top
_LOSSY = ("JPEG", "WEBP", "JP2OpenJPEG")


def difference(ours: dict[str, Any], theirs: dict[str, Any], bound: float) -> str:
    """Return what differs, in words; "" when nothing does. Pixels may differ by ``bound``."""
    if theirs["status"] >= 400 or ours["status"] != theirs["status"]:
        return _status(ours["status"], theirs["status"])
    if ours["type"] != theirs["type"]:
        return f"type {ours['type']} for {theirs['type']}"
    if "json" in theirs:
        return _values(ours["json"], theirs["json"], "")
    if "xml" in theirs:
        return _elements(
            ElementTree.fromstring(ours["xml"]), ElementTree.fromstring(theirs["xml"])
        )
    return _pictures(ours, theirs, bound) if "pixels" in theirs else ""


def _status(ours: int, theirs: int) -> str:
    """A failure of theirs (500) is a refusal of ours: 4xx, in words."""
    if theirs >= 500 and 400 <= ours < 500:
        return ""
    return "" if ours == theirs else f"status {ours} for {theirs}"


def _values(ours: Any, theirs: Any, where: str) -> str:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        if ours.keys() != theirs.keys():
            return f"{where}: keys {sorted(ours.keys() ^ theirs.keys())[:6]}"
        return _first(_values(ours[key], theirs[key], f"{where}/{key}") for key in theirs)
    if isinstance(theirs, list) and isinstance(ours, list):
        if len(ours) != len(theirs):
            return f"{where}: {len(ours)} for {len(theirs)} entries"
        pairs = enumerate(zip(ours, theirs))
        return _first(_values(one, other, f"{where}/{index}") for index, (one, other) in pairs)
    numbers = (int, float)
    if isinstance(theirs, numbers) and isinstance(ours, numbers):
        is_same = math.isclose(ours, theirs, rel_tol=RELATIVE, abs_tol=RELATIVE)
    else:
        is_same = ours == theirs
    return "" if is_same else f"{where}: {str(ours)[:90]} for {str(theirs)[:90]}"


def _first(found: Any) -> str:
    return next((each for each in found if each), "")


def _elements(ours: ElementTree.Element, theirs: ElementTree.Element) -> str:
    if ours.tag != theirs.tag or len(ours) != len(theirs):
        return f"<{ours.tag}> with {len(ours)} for <{theirs.tag}> with {len(theirs)}"
    texts = [(ours.text, theirs.text)]
    if ours.attrib.keys() != theirs.attrib.keys():
        return f"<{ours.tag}>: attributes {set(ours.attrib) ^ set(theirs.attrib)}"
    texts += [(ours.attrib[key], theirs.attrib[key]) for key in theirs.attrib]
    for one, other in texts:
        found = _values(_words(one), _words(other), ours.tag)
        if found:
            return found
    return _first(_elements(one, other) for one, other in zip(ours, theirs))


def _words(text: str | None) -> list[Any]:
    """Return the words of a text, numbers as numbers."""
    return [
        float(word) if re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", word) else word
        for word in (text or "").split()
    ]


def _pictures(ours: dict[str, Any], theirs: dict[str, Any], bound: float) -> str:
    for key in ("format", "mode", "size"):
        if ours[key] != theirs[key]:
            return f"{key} {ours[key]} for {theirs[key]}"
    one, other = pixels_of(ours).astype(np.float64), pixels_of(theirs).astype(np.float64)
    if (np.isnan(one) != np.isnan(other)).any():
        return "NaN elsewhere"
    scale = _scale(theirs)
    means = zip(ours["means"], theirs["means"])
    if ours["format"] in _LOSSY:
        bound = max(bound, LOSSY)
    for band, (mean, expected) in enumerate(means):
        if (mean is None) != (expected is None):
            return f"mean of band {band}: {mean} for {expected}"
        if mean is not None and abs(mean - expected) / scale * 255 > 2 * bound:
            return f"mean of band {band}: {mean} for {expected}"
    off = np.nan_to_num(np.abs(one - other)) / scale * 255
    return "" if off.mean() <= bound else f"pixels differ by {off.mean():.2f} of 255"


def _scale(shape: dict[str, Any]) -> float:
    """Return what a full range of values is."""
    kind = np.dtype(shape["dtype"])
    if kind == np.uint8:
        return 255.0
    values = pixels_of(shape).astype(np.float64)
    values = values[np.isfinite(values) & (np.abs(values) < 1e30)]
    return float(np.ptp(values)) or 1.0 if values.size else 1.0
