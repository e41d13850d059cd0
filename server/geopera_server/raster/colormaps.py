"""Curated colormaps in groups, and the colormap of a name."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InvalidInput
from ..resources import resource_path

SWATCHES = 16
_NAME = re.compile(r"[a-z0-9_]{1,40}")

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
    wanted = name.strip().lower()
    stored = _stored(wanted)
    if stored is not None:
        return stored
    from rio_tiler.colormap import cmap

    known = set(cmap.list())
    if wanted in known:
        return _plain(cmap.get(wanted))
    if wanted.endswith("_r") and wanted[:-2] in known:
        forward = _plain(cmap.get(wanted[:-2]))
        colors = [forward[index] for index in sorted(forward)]
        return dict(zip(sorted(forward), reversed(colors), strict=True))
    raise InvalidInput(f"There is no colormap {name[:40]!r}: cog.colormaps lists them.")


def _stored(name: str) -> dict[int, Color] | None:
    """Return a colormap as rio-tiler's wheel stores it, None for one of another kind.

    To import rio-tiler for it costs a tenth of a second.
    """
    folder = _folder()
    if folder is None or not _NAME.fullmatch(name):
        return None
    for wanted, step in ((name, 1), (name.removesuffix("_r"), -1)):
        file = folder / f"{wanted}.npy"
        if file.is_file():
            return _plain(dict(enumerate(np.load(file, allow_pickle=False)[::step].tolist())))
    return None


@lru_cache(maxsize=1)
def _folder() -> Path | None:
    """Return where rio-tiler has its colormaps, None when it would look elsewhere too."""
    found = importlib.util.find_spec("rio_tiler")
    places = None if found is None else found.submodule_search_locations
    if not places or os.environ.get("COLORMAP_DIRECTORY"):
        return None
    return Path(places[0]) / "cmap_data"


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
