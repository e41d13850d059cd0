"""Whether an answer of ours is TiTiler's."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any

import numpy as np

from .answers import pixels_of

RELATIVE = 1e-6
NATIVE = 0.1  # of 255, the mean difference of pixels at native zoom
RESAMPLED = 1.5  # where two libraries, or two versions of one, resample
LOSSY = 6.0  # where the pixels were compressed with loss on top
_LOSSY = ("JPEG", "WEBP", "JP2OpenJPEG")


def differences(ours: dict[str, Any], theirs: dict[str, Any], bound: float) -> list[str]:
    """Return everything that differs, in words. Pixels may differ by ``bound``, of 255."""
    if theirs["status"] >= 400 or ours["status"] != theirs["status"]:
        return _status(ours["status"], theirs["status"])
    if ours["type"] != theirs["type"]:
        return [f"type {ours['type']} for {theirs['type']}"]
    if "json" in theirs:
        return list(_values(ours["json"], theirs["json"], ""))
    if "xml" in theirs:
        return list(
            _elements(ElementTree.fromstring(ours["xml"]), ElementTree.fromstring(theirs["xml"]))
        )
    found = _pictures(ours, theirs, bound) if "pixels" in theirs else ""
    return [found] if found else []


def _status(ours: int, theirs: int) -> list[str]:
    """A failure of theirs (500) is a refusal of ours: 4xx, in words."""
    if ours == theirs or (theirs >= 500 and 400 <= ours < 500):
        return []
    return [f"status {ours} for {theirs}"]


def _values(ours: Any, theirs: Any, where: str) -> Iterator[str]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        if ours.keys() != theirs.keys():
            yield f"{where}: keys {sorted(ours.keys() ^ theirs.keys())[:6]}"
        for key in ours.keys() & theirs.keys():
            yield from _values(ours[key], theirs[key], f"{where}/{key}")
    elif isinstance(theirs, list) and isinstance(ours, list):
        if len(ours) != len(theirs):
            yield f"{where}: {len(ours)} for {len(theirs)} entries"
        for index, (one, other) in enumerate(zip(ours, theirs, strict=False)):
            yield from _values(one, other, f"{where}/{index}")
    elif not _is_same(ours, theirs):
        yield f"{where}: {str(ours)[:90]} for {str(theirs)[:90]}"


def _is_same(ours: Any, theirs: Any) -> bool:
    kinds = (int, float)
    if isinstance(theirs, kinds) and isinstance(ours, kinds):
        return math.isclose(ours, theirs, rel_tol=RELATIVE, abs_tol=RELATIVE)
    return bool(ours == theirs)


def _elements(ours: ElementTree.Element, theirs: ElementTree.Element) -> Iterator[str]:
    tag = ours.tag.rpartition("}")[2]
    if ours.tag != theirs.tag or len(ours) != len(theirs):
        yield f"<{tag}> with {len(ours)} for <{theirs.tag}> with {len(theirs)}"
        return
    if ours.attrib.keys() != theirs.attrib.keys():
        yield f"<{tag}>: attributes {set(ours.attrib) ^ set(theirs.attrib)}"
    texts = [(ours.text, theirs.text)]
    texts += [(ours.get(key, ""), theirs.attrib[key]) for key in theirs.attrib]
    for one, other in texts:
        yield from _values(_words(one), _words(other), f"<{tag}>")
    for child, other_child in zip(ours, theirs, strict=True):
        yield from _elements(child, other_child)


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
    means = zip(ours["means"], theirs["means"], strict=True)
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
