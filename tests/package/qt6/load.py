"""Import every module of the plugin with PyQt6, and build every widget that needs only a parent.

Reads the description of QGIS from standard input; prints as JSON what was imported and built, and
what failed.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
import traceback
from pathlib import Path
from typing import Any

from PyQt6 import QtWidgets

from tests.package.qt6.stand_in import install


def modules(plugin: Path) -> list[str]:
    """Return the names of the plugin's modules."""
    return [
        ".".join(path.relative_to(plugin.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(plugin.rglob("*.py"))
    ]


def widgets(names: list[str]) -> list[type]:
    """Return the plugin's widgets whose constructor needs nothing but a parent."""
    found = []
    for name in names:
        for value in vars(sys.modules[name]).values():
            if not isinstance(value, type) or value.__module__ != name:
                continue
            if not issubclass(value, QtWidgets.QWidget):
                continue
            needed = [
                parameter
                for parameter in inspect.signature(value.__init__).parameters.values()
                if parameter.default is parameter.empty
                and parameter.kind is parameter.POSITIONAL_OR_KEYWORD
            ]
            if len(needed) == 1:  # self
                found.append(value)
    return found


def main() -> None:
    """Import and build, and tell."""
    install(json.load(sys.stdin))
    told: dict[str, Any] = {"imported": [], "built": [], "failed": {}}
    for name in modules(Path(sys.argv[1])):
        try:
            importlib.import_module(name)
            told["imported"].append(name)
        except Exception:  # noqa: BLE001 - whatever it is, it is told
            told["failed"][name] = traceback.format_exc()
    application = QtWidgets.QApplication([])
    kept = []
    for kind in widgets(told["imported"]):
        place = f"{kind.__module__}.{kind.__name__}"
        try:
            widget = kind()
            widget.resize(widget.sizeHint())
            if not isinstance(widget, QtWidgets.QDialog):
                widget.grab()  # paints it
            kept.append(widget)
            told["built"].append(place)
        except Exception:  # noqa: BLE001
            told["failed"][place] = traceback.format_exc()
    json.dump(told, sys.stdout)
    sys.stdout.flush()
    del application


if __name__ == "__main__":
    main()
