"""The words of the plugin in the language of QGIS."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "Geopera"


def tr(text: str) -> str:
    """Return a text in the language of QGIS.

    Give it one literal; what differs goes in afterwards: ``tr("{count} dates").format(count=2)``.
    """
    return QCoreApplication.translate(CONTEXT, text)
