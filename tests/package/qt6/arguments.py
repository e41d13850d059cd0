"""What the constructors of the plugin's widgets are given, by the types that they name."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from typing import Any

from PyQt6 import QtGui, QtWidgets

_SCENE = {
    "id": "scene-1",
    "properties": {"title": "Scene of June", "datetime": "2026-06-01T10:00:00Z", "gsd": 10},
    "bbox": [10.0, 46.0, 10.5, 46.5],
    "assets": {"visual": {"title": "Visual", "eo:bands": [{"name": "red"}]}},
}


class Arguments:
    """Values for parameters, each type's made once."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}
        self._makers: dict[str, Callable[[], Any]] = {
            "str": lambda: "calendar",  # a name; and there is an icon of that name
            "int": lambda: 12,
            "bool": lambda: False,
            "QWidget | None": QtWidgets.QWidget,
            "list[QAction]": lambda: [QtGui.QAction("Draw", None)],
            "QgsMapCanvas": lambda: _class("qgis.gui", "QgsMapCanvas")(),
            "Aoi": lambda: _make("core.aoi.aoi.Aoi"),
            "Area": lambda: _make("core.aoi.area.Area"),
            "Connection": lambda: _make("core.connection.Connection"),
            "JobsModel": lambda: _make("core.jobs.model.JobsModel", self.of_type("Connection")),
            "Servers": lambda: _make("core.servers.profiles.Servers"),
            "Sequence[FileLayer]": lambda: [_make("core.aoi.file.FileLayer", "file", "layer", 3)],
            "Sequence[Project]": lambda: [_make("client.models.catalog.Project", "p", "o", "Alps")],
            "Scene": lambda: _class("geopera_plugin.client.models", "Scene").from_dict(_SCENE, "p"),
        }

    def of_type(self, kind: str) -> Any:
        """Return the value of a type."""
        if kind not in self._made:
            self._made[kind] = self._makers[kind]()
        return self._made[kind]

    def needed(self, made: type) -> dict[str, Any]:
        """Return what a constructor needs.

        Raises:
            LookupError: it needs what is not known here.
        """
        given = {}
        for parameter in list(inspect.signature(made.__init__).parameters.values())[1:]:
            named = parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
            if not named or parameter.default is not parameter.empty:
                continue
            if str(parameter.annotation) not in self._makers:
                raise LookupError(f"{parameter.name}: {parameter.annotation}")
            given[parameter.name] = self.of_type(str(parameter.annotation))
        return given


def _make(place: str, *arguments: Any) -> Any:
    module, _, name = place.rpartition(".")
    return _class(f"geopera_plugin.{module}", name)(*arguments)


def _class(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)
