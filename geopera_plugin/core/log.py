"""One place that writes to QGIS's log, under one tab."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

from ..client.problems import harmless

TAB = "Geopera"


def log_info(text: str) -> None:
    """Note something for who reads the log."""
    _log(text, Qgis.MessageLevel.Info)


def log_error(text: str) -> None:
    """Note a failure; the interface tells the user in its own way."""
    _log(text, Qgis.MessageLevel.Critical)


def log_warning(text: str) -> None:
    """Note what the user was told of."""
    _log(text, Qgis.MessageLevel.Warning)


def _log(text: str, level: Qgis.MessageLevel) -> None:
    # The panel of the log shows markup, and words come from servers.
    QgsMessageLog.logMessage(harmless(text), TAB, level, notifyUser=False)
