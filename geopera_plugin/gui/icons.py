"""Find the plugin's icons, in a checkout and in an installed plugin alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qgis.PyQt.QtGui import QIcon

_PLUGIN = Path(__file__).resolve().parents[1]


@cache
def icon_folder() -> Path:
    """Return the folder of the icons: inside an installed plugin, beside it in a checkout."""
    for root in (_PLUGIN, _PLUGIN.parent):
        folder = root / "resources" / "icons"
        if folder.is_dir():
            return folder
    return _PLUGIN / "resources" / "icons"


def icon(name: str) -> QIcon:
    """Return the icon of that name (its file's name without the extension)."""
    return QIcon(str(icon_folder() / f"{name}.svg"))
