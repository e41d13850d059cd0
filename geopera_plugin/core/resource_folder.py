"""Where the data files and icons are, in a checkout and in an installed plugin alike."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_PLUGIN = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=1)
def resource_folder() -> Path:
    """Return the folder ``resources``: inside an installed plugin, beside it in a checkout."""
    for root in (_PLUGIN, _PLUGIN.parent):
        folder = root / "resources"
        if folder.is_dir():
            return folder
    return _PLUGIN / "resources"
