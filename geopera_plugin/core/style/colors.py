"""Colormaps as text, as tiles take them: a name, a reversed name, or colours of one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from ...client.models import Colormap

LINEAR = "linear"
_REVERSED = "_r"
_TOP = 255
_COLOR = re.compile(r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")

Stops = Sequence[tuple[float, str]]


def is_custom(colormap: str | None) -> bool:
    """Say whether a colormap is one's own colours rather than a name."""
    return (colormap or "").lstrip().startswith("{")


def is_reversed(colormap: str | None) -> bool:
    """Say whether a named colormap runs from its last colour to its first."""
    return not is_custom(colormap) and (colormap or "").endswith(_REVERSED)


def turned(colormap: str) -> str:
    """Return the same colours the other way round."""
    if is_custom(colormap):
        return custom([(1 - place, color) for place, color in stops_of(colormap)])
    if colormap.endswith(_REVERSED):
        return colormap[: -len(_REVERSED)]
    return f"{colormap}{_REVERSED}"


def base_name(colormap: str | None) -> str:
    """Return the name without its direction; empty for colours of one's own."""
    if not colormap or is_custom(colormap):
        return ""
    return colormap[: -len(_REVERSED)] if colormap.endswith(_REVERSED) else colormap


def custom(stops: Stops) -> str:
    """Return a linear JSON colormap of stops: shares of the range (0..1) and ``#rrggbb``."""
    levels: dict[int, str] = {}
    for place, color in sorted(stops, key=lambda stop: stop[0]):
        levels[min(_TOP, max(0, round(place * _TOP)))] = color
    if not levels:
        return ""
    ordered = sorted(levels)
    levels.setdefault(0, levels[ordered[0]])
    levels.setdefault(_TOP, levels[ordered[-1]])
    return json.dumps({str(level): levels[level] for level in sorted(levels)})


def stops_of(colormap: str) -> list[tuple[float, str]]:
    """Return the stops of colours of one's own; none when they cannot be read."""
    try:
        document = json.loads(colormap)
        found = [(int(level) / _TOP, str(color)) for level, color in document.items()]
    except (AttributeError, RecursionError, TypeError, ValueError):
        return []
    good = all(0 <= place <= 1 and _COLOR.match(color) for place, color in found)
    return sorted(found) if good else []


def colors_of(
    colormap: str | None, known: Mapping[str, Iterable[Colormap]]
) -> list[tuple[float, str]]:
    """Return the colours of a colormap with their places (0..1); none when it is not known."""
    if not colormap:
        return []
    if is_custom(colormap):
        return stops_of(colormap)
    by_name = {entry.name: entry.colors for group in known.values() for entry in group}
    colors = list(by_name.get(colormap) or ())
    if not colors and is_reversed(colormap):
        colors = list(reversed(by_name.get(base_name(colormap)) or ()))
    last = max(1, len(colors) - 1)
    return [(place / last, color) for place, color in enumerate(colors)]


def sampled(stops: Stops, count: int = 24) -> list[str]:
    """Return evenly spaced colours of a gradient, ``#rrggbb``."""
    found: list[str] = []
    for step in range(count if stops else 0):
        share = step / (count - 1)
        after = next((stop for stop in stops if stop[0] >= share), stops[-1])
        before = next((stop for stop in reversed(stops) if stop[0] <= share), stops[0])
        span = after[0] - before[0]
        part = (share - before[0]) / span if span > 0 else 0.0
        found.append(_mixed(before[1], after[1], part))
    return found


def _mixed(first: str, second: str, part: float) -> str:
    levels = [
        round(int(first[at : at + 2], 16) * (1 - part) + int(second[at : at + 2], 16) * part)
        for at in (1, 3, 5)
    ]
    return "#{:02x}{:02x}{:02x}".format(*levels)
