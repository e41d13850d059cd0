"""Run by the Python of QGIS: say as JSON what the plugin and its tests take from QGIS's bindings.

For each class its base in Qt, its attributes, signals and enumerations. Nothing else of QGIS is in
the stand-in, so a name that QGIS does not have fails there as it would here.
"""

from __future__ import annotations

import ast
import enum
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from qgis.PyQt import QtCore, QtGui, QtWidgets, sip

QT = (QtWidgets, QtGui, QtCore)


def wanted(places: list[Path]) -> dict[str, set[str]]:
    """Return the names that files and folders import from modules of QGIS, but those of Qt."""
    found: dict[str, set[str]] = {}
    for path in (
        file for place in places for file in ([place] if place.suffix else place.rglob("*.py"))
    ):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                if node.module.startswith("qgis") and not node.module.startswith("qgis.PyQt"):
                    found.setdefault(node.module, set()).update(a.name for a in node.names)
            elif isinstance(node, ast.Import):
                for name in node.names:
                    if name.name.split(".")[0] in ("qgis", "processing"):
                        found.setdefault(name.name, set())
    return found


def describe(value: Any) -> dict[str, Any]:
    """Return what there is of a class; of anything else only that it is there."""
    if not isinstance(value, type):
        return {"kind": "value"}
    if members := enumeration(value):
        return {"kind": "enum", "members": members}
    described: dict[str, Any] = {"kind": "class", "base": qt_base(value)}
    nested: dict[str, Any] = {}
    methods: list[str] = []
    signals: dict[str, list[str]] = {}
    flat: dict[str, int] = {}
    for name in dir(value):
        if name.startswith("__"):
            continue
        attribute = getattr(value, name, None)
        if type(attribute).__name__ == "pyqtSignal":
            signals[name] = parameters(attribute)
        elif isinstance(attribute, type):
            if members := enumeration(attribute) or flat_enumeration(value, attribute):
                nested[name] = members
        elif isinstance(attribute, int) and not isinstance(attribute, bool):
            flat[name] = int(attribute)
        else:
            methods.append(name)
    return described | {"methods": methods, "signals": signals, "enums": nested, "flat": flat}


def qt_base(value: type) -> str:
    """Return the nearest class of Qt, such as `QtWidgets.QDockWidget`."""
    for base in value.__mro__:
        for module in QT:
            if getattr(module, base.__name__, None) is base and base.__name__ != "object":
                return f"{module.__name__.rsplit('.', 1)[-1]}.{base.__name__}"
    return ""


def parameters(signal: Any) -> list[str]:
    """Return the types in C++ of what a signal carries: its text ends in `finished(int)>`."""
    inside = str(signal).partition("(")[2].rpartition(")")[0]
    return [kind.strip() for kind in inside.split(",") if kind.strip()]


def enumeration(value: type) -> dict[str, int]:
    """Return the members of an enumeration, of Python or of SIP."""
    if issubclass(value, enum.Enum):
        return {name: int(m.value) for name, m in value.__members__.items() if _whole(m.value)}
    if not issubclass(value, int) or value is bool or isinstance(value, sip.wrappertype):
        return {}
    return {
        name: int(member)
        for name in dir(value)
        if not name.startswith("_") and isinstance(member := getattr(value, name, None), value)
    }


def flat_enumeration(outer: type, value: type) -> dict[str, int]:
    """Return the members of an enumeration of C++ that only its class lists."""
    if not issubclass(value, int) or value in (int, bool):
        return {}
    return {
        name: int(member)
        for name in dir(outer)
        if type(member := getattr(outer, name, None)) is value
    }


def _whole(value: Any) -> bool:
    try:
        int(value)
    except (TypeError, ValueError):
        return False
    return True


def main() -> None:
    """Print the description."""
    answer: dict[str, dict[str, Any]] = {}
    for module, names in wanted([Path(place) for place in sys.argv[1:]]).items():
        loaded = importlib.import_module(module)
        present = [name for name in sorted(names) if hasattr(loaded, name)]
        answer[module] = {name: describe(getattr(loaded, name)) for name in present}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
