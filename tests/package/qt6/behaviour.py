"""What a few classes of QGIS must answer before the plugin's widgets can be built and used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PyQt6 import QtCore, QtWidgets

from tests.package.qt6.stand_in import Anything

_ANSWERS: dict[str, Any] = {
    "QgsGeometry.isNull": True,
    "QgsGeometry.isEmpty": True,
    "QgsRectangle.xMinimum": 10.0,
    "QgsRectangle.yMinimum": 46.0,
    "QgsRectangle.xMaximum": 11.0,
    "QgsRectangle.yMaximum": 47.0,
    "QgsRectangle.width": 1.0,
    "QgsRectangle.height": 1.0,
    "QgsProject.readEntry": ("", False),
    "QgsApplication.locale": "en_US",
}


class Iface:
    """A window of QGIS in which anything may be registered."""

    def __init__(self) -> None:
        import qgis.gui

        self.window = QtWidgets.QMainWindow()
        self.canvas = qgis.gui.QgsMapCanvas()
        self.canvas.setScene(QtWidgets.QGraphicsScene(self.canvas))

    def mainWindow(self) -> QtWidgets.QMainWindow:
        """Return the window."""
        return self.window

    def mapCanvas(self) -> Any:
        """Return the map."""
        return self.canvas

    def activeLayer(self) -> None:
        """Return that there is none."""

    def addDockWidget(self, area: QtCore.Qt.DockWidgetArea, dock: QtWidgets.QDockWidget) -> None:
        """Show a dock."""
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock: QtWidgets.QDockWidget) -> None:
        """Take a dock away."""
        self.window.removeDockWidget(dock)

    def __getattr__(self, name: str) -> Any:
        return Anything()


def behave(folder: Path) -> None:
    """Give names of the stand-in what they must do; files stay in a folder."""
    import qgis.core
    import qgis.gui

    class Settings(QtCore.QSettings):
        def __init__(self, *_arguments: Any) -> None:
            super().__init__(str(folder / "QGIS3.ini"), QtCore.QSettings.Format.IniFormat)

    qgis.core.QgsSettings = Settings
    for place, answer in _ANSWERS.items():
        kind, name = place.split(".")
        setattr(getattr(qgis.core, kind), name, lambda *_given, answer=answer, **_named: answer)
    qgis.core.QgsApplication.qgisSettingsDirPath = staticmethod(lambda: str(folder))
    project = qgis.core.QgsProject()
    qgis.core.QgsProject.instance = staticmethod(lambda: project)
    qgis.core.QgsGeometry.boundingBox = lambda _self: qgis.core.QgsRectangle()
    qgis.gui.QgsDateEdit.isNull = lambda _self: True
