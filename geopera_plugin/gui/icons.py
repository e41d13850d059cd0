"""Find the plugin's icons."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

from ..core.resource_folder import resource_folder


def icon_folder() -> Path:
    """Return the folder of the icons."""
    return resource_folder() / "icons"


def icon(name: str) -> QIcon:
    """Return the icon of that name (its file's name without the extension)."""
    return QIcon(str(icon_folder() / f"{name}.svg"))
