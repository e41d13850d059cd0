"""Open Geopera's imagery in QGIS."""

from __future__ import annotations


def classFactory(iface):  # noqa: N802 (the name that QGIS calls)
    """Return the plugin; import it only now, so that listing plugins stays fast."""
    from .plugin import GeoperaPlugin

    return GeoperaPlugin(iface)
