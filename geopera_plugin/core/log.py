"""One place that writes to QGIS's log, under one tab."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

TAB = "Geopera"


def log_info(text: str) -> None:
    """Note something for who reads the log."""
    QgsMessageLog.logMessage(text, TAB, Qgis.MessageLevel.Info, notifyUser=False)


def log_error(text: str) -> None:
    """Note a failure; the interface tells the user in its own way."""
    QgsMessageLog.logMessage(text, TAB, Qgis.MessageLevel.Critical, notifyUser=False)
