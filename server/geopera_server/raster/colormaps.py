"""Curated colormaps in groups, and the colormap of a name."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from ..errors import InvalidInput
from ..resources import resource_path

SWATCHES = 16

Color = tuple[int, int, int, int]


@lru_cache(maxsize=1)
def groups() -> dict[str, list[dict[str, Any]]]:
    """Return the groups to offer: name (as :func:`lookup` takes it), title, swatch colours."""
    text = resource_path("colormaps.json").read_text(encoding="utf-8")
    document: dict[str, list[dict[str, Any]]] = json.loads(text)
    return {
        group: [
            {
                "name": entry["name"],
                "title": entry["title"],
                "colors": entry.get("colors") or swatches(entry["name"]),
            }
            for entry in entries
        ]
        for group, entries in document.items()
    }


@lru_cache(maxsize=256)
def lookup(name: str) -> dict[int, Color]:
    """Return a colormap of 256 RGBA colours by rio-tiler's name; ``_r`` at its end reverses it.

    Raises:
        InvalidInput: there is no such colormap.
    """
    from rio_tiler.colormap import cmap

    wanted = name.strip().lower()
    known = set(cmap.list())
    if wanted in known:
        return _plain(cmap.get(wanted))
    if wanted.endswith("_r") and wanted[:-2] in known:
        forward = _plain(cmap.get(wanted[:-2]))
        colors = [forward[index] for index in sorted(forward)]
        return dict(zip(sorted(forward), reversed(colors), strict=True))
    raise InvalidInput(f"There is no colormap {name[:40]!r}: cog.colormaps lists them.")


def swatches(name: str, count: int = SWATCHES) -> list[str]:
    """Return ``count`` colours of a colormap from low to high, as "#rrggbb"."""
    colormap = lookup(name)
    keys = sorted(colormap)
    picked = [keys[round(step * (len(keys) - 1) / (count - 1))] for step in range(count)]
    return ["#{:02x}{:02x}{:02x}".format(*colormap[key][:3]) for key in picked]


def _plain(colormap: Any) -> dict[int, Color]:
    if not isinstance(colormap, dict):
        raise InvalidInput("This colormap is made of intervals and cannot be used here.")
    result: dict[int, Color] = {}
    for key, (red, green, blue, alpha) in colormap.items():
        result[int(key)] = (int(red), int(green), int(blue), int(alpha))
    return result
