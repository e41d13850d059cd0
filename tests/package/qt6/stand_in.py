"""A stand-in for QGIS on Qt 6: Qt is the real PyQt6, QGIS's classes have names and no behaviour."""

from __future__ import annotations

import enum
import importlib
import importlib.machinery
import json
import sys
import types
from pathlib import Path
from typing import Any

from PyQt6 import QtCore, QtGui, QtWidgets

_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtXml", "QtTest", "sip")
# What Qt 6 keeps in QtGui, and QGIS's own qgis.PyQt still finds in QtWidgets.
_MOVED = ("QAction", "QActionGroup", "QShortcut", "QUndoCommand", "QUndoStack", "QFileSystemModel")
_CARRIED = {"bool": bool, "int": int, "double": float, "QString": str}


def read(file: Path) -> dict[str, dict[str, Any]]:
    """Read what `describe.py` has printed into a file."""
    return dict(json.loads(file.read_text("utf-8")))


def install(description: dict[str, dict[str, Any]]) -> None:
    """Make `qgis` importable."""
    qgis = _module("qgis")
    pyqt = _module("qgis.PyQt")
    qgis.PyQt = pyqt
    for name in _MODULES:
        module = _module(f"qgis.PyQt.{name}")
        real = importlib.import_module(f"PyQt6.{name}")
        vars(module).update({key: value for key, value in vars(real).items() if key[:2] != "__"})
        setattr(pyqt, name, module)
    for name in _MOVED:
        setattr(sys.modules["qgis.PyQt.QtWidgets"], name, getattr(QtGui, name))
    osgeo = _module("osgeo")  # comes with QGIS, and knows no Qt
    for name in ("gdal", "ogr", "osr"):
        module = _module(f"osgeo.{name}")
        module.__getattr__ = lambda _name: Anything()  # type: ignore[method-assign]
        setattr(osgeo, name, module)
    for path, names in description.items():
        module = _module(path)
        parent, _, last = path.rpartition(".")
        if parent in sys.modules:
            setattr(sys.modules[parent], last, module)
        for name, entry in names.items():
            setattr(module, name, _make(name, entry))


def _module(path: str) -> types.ModuleType:
    module = types.ModuleType(path)
    module.__path__ = []  # type: ignore[attr-defined]
    module.__spec__ = importlib.machinery.ModuleSpec(path, None)  # so that it can be looked for
    sys.modules[path] = module
    return module


def _make(name: str, entry: dict[str, Any]) -> Any:
    if entry["kind"] == "value":
        return Anything()
    if entry["kind"] == "enum":
        return enum.IntEnum(name, entry["members"])
    base = _base(entry["base"])
    has_signals = base is not object and issubclass(base, QtCore.QObject)
    body: dict[str, Any] = dict.fromkeys(entry["methods"], _nothing)
    for inherited in dir(base):
        body.pop(inherited, None)  # Qt's own does something
    for signal, kinds in entry["signals"].items():
        if not hasattr(base, signal):
            carried = [_CARRIED.get(kind, object) for kind in kinds]
            body[signal] = QtCore.pyqtSignal(*carried) if has_signals else Anything()
    # as the bindings of Qt 6 have it: what was scoped by SIP is an Enum, and flat names remain
    body |= {key: enum.IntEnum(key, members) for key, members in entry["enums"].items()}
    body |= {key: value for key, value in entry["flat"].items() if not hasattr(base, key)}
    body["__init__"] = _initializer(base)
    return type(base)(name, (base,), body)


def _base(path: str) -> type:
    if not path:
        return object
    module, name = path.split(".")
    for place in (getattr(importlib.import_module(f"PyQt6.{module}"), name, None),):
        if isinstance(place, type) and place.__name__ not in ("wrapper", "simplewrapper"):
            return place
    return object


def _initializer(base: type) -> Any:
    def initialize(self: Any, *arguments: Any, **_named: Any) -> None:
        if base is object:
            return
        if issubclass(base, QtCore.QObject):
            kind = QtWidgets.QWidget if issubclass(base, QtWidgets.QWidget) else QtCore.QObject
            parents = [given for given in arguments if isinstance(given, kind)]
            texts = [given for given in arguments if isinstance(given, str)]
            try:
                base.__init__(self, *texts, *parents[:1])
            except TypeError:
                base.__init__(self, *parents[:1])
        else:
            base.__init__(self)

    return initialize


def _nothing(*_arguments: Any, **_named: Any) -> Any:
    return Anything()


class Anything:
    """What a call into QGIS answers: takes all, is nothing."""

    def __call__(self, *_arguments: Any, **_named: Any) -> Any:
        return Anything()

    def __getitem__(self, _key: Any) -> Any:
        return Anything()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Any:
        return iter(())

    def __str__(self) -> str:
        return ""

    def __index__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0

    def __neg__(self) -> float:
        return 0.0

    def __sub__(self, other: Any) -> Any:
        return -other
