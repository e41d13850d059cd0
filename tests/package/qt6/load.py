"""Import every module of a plugin with PyQt6, build its widgets, and start and stop it.

Reads the description of QGIS from standard input; prints as JSON what was imported and built, and
what failed.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt6 import QtCore, QtWidgets

from tests.package.qt6.arguments import Arguments
from tests.package.qt6.behaviour import Iface, behave
from tests.package.qt6.hands import touch
from tests.package.qt6.stand_in import install

_NOT_ALONE = ("DayGrid", "StylePage")  # the first is abstract, the other wants the plugin's session


class Told:
    """What was done, and what failed."""

    def __init__(self) -> None:
        self.done: dict[str, Any] = {"imported": [], "built": [], "steps": [], "failed": {}}
        self.done["touched"] = 0
        self.place = "import"
        sys.excepthook = self._note

    def tries(self, place: str, run: Callable[[], Any]) -> Any:
        """Run a step and return its answer; note what it raises, in slots and events too."""
        self.place = place
        try:
            return run()
        except Exception:  # noqa: BLE001 - whatever it is, it is told
            self._note(*sys.exc_info())

    def _note(self, *raised: Any) -> None:
        self.done["failed"].setdefault(self.place, "".join(traceback.format_exception(*raised)))


def modules(plugin: Path) -> list[str]:
    """Return the names of the plugin's modules."""
    return [
        ".".join(path.relative_to(plugin.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(plugin.rglob("*.py"))
    ]


def widgets(names: list[str]) -> list[type]:
    """Return the classes of widgets that these modules define."""
    return [
        value
        for name in names
        for value in list(vars(sys.modules[name]).values())
        if isinstance(value, type)
        and value.__module__ == name
        and issubclass(value, QtWidgets.QWidget)
        and value.__name__ not in _NOT_ALONE
    ]


def main() -> None:
    """Import, build, start, and tell."""
    install(json.load(sys.stdin))
    folder = tempfile.TemporaryDirectory()
    behave(Path(folder.name))
    told = Told()
    application = QtWidgets.QApplication([])
    names = modules(Path(sys.argv[1]))
    for name in names:
        if told.tries(name, lambda name=name: importlib.import_module(name)):
            told.done["imported"].append(name)
    given = Arguments()
    kept = []
    for kind in widgets(told.done["imported"]):
        place = f"{kind.__module__}.{kind.__name__}"
        widget = told.tries(place, lambda kind=kind: kind(**given.needed(kind)))
        if widget is None:
            continue
        kept.append(widget)
        told.done["built"].append(place)
        told.done["touched"] += told.tries(place, lambda widget=widget: touch(widget)) or 0
    package = sys.modules.get(names[0])
    if hasattr(package, "classFactory"):
        plugin = told.tries("start", lambda: _started(package))
        told.done["steps"].append("start")
        told.tries("stop", plugin.unload)
        told.done["steps"].append("stop")
    application.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete)
    json.dump(told.done, sys.stdout)
    sys.stdout.flush()


def _started(package: Any) -> Any:
    plugin = package.classFactory(Iface())
    plugin.initGui()
    return plugin


if __name__ == "__main__":
    main()
