"""Find projects, capture dates and formulas in QGIS's locator bar: `geo harbour`, `geo ndvi`."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.locator_index import Entry, EntryKind, LocatorIndex
from ..core.translate import tr
from .icons import icon
from .style.panel import Mode
from .words import count_text, day_text

LOCATOR_PREFIX = "geo"
_SHORTEST = 3  # letters, without the prefix: else every search would be full of ours


class GeoperaLocatorFilter(QgsLocatorFilter):
    """Search in a thread of QGIS, on a clone; open what was chosen on the window's thread."""

    def __init__(self, index: LocatorIndex, open_entry: Callable[[Entry], None]) -> None:
        super().__init__()
        self._index = index
        self._open = open_entry

    def name(self) -> str:
        """Return the id of the filter."""
        return "geopera"

    def displayName(self) -> str:  # noqa: N802
        """Return its name in QGIS's options."""
        return tr("Geopera: projects, dates and formulas")

    def description(self) -> str:
        """Return what it does, for QGIS's options."""
        return tr("Projects, capture dates and spectral formulas of Geopera")

    def prefix(self) -> str:
        """Return what limits a search to this filter."""
        return LOCATOR_PREFIX

    def clone(self) -> GeoperaLocatorFilter:
        """Return the copy that searches in another thread."""
        return GeoperaLocatorFilter(self._index, self._open)

    def fetchResults(self, text, context, feedback) -> None:  # noqa: N802
        """Search; a server that is gone finds nothing."""
        if len(text.strip()) < _SHORTEST and not context.usingPrefix:
            return
        try:
            entries = self._index.search(text, feedback.isCanceled)
        except Exception:  # noqa: BLE001 - in a thread of QGIS, whatever a server answers
            return
        for place, entry in enumerate(entries):
            if feedback.isCanceled():
                return
            self.resultFetched.emit(self._result(entry, 1 - place / 100))

    def triggerResult(self, result) -> None:  # noqa: N802
        """Open what was chosen."""
        kept = result.userData  # a method in some versions of QGIS
        self._open(Entry.from_text(str(kept() if callable(kept) else kept)))

    def _result(self, entry: Entry, score: float) -> QgsLocatorResult:
        result = QgsLocatorResult()
        result.filter = self
        result.displayString = _title(entry)
        result.description = entry.detail or _count(entry)
        result.group = _group(entry.kind)
        result.icon = icon(_ICONS[entry.kind])
        result.score = score
        if hasattr(result, "setUserData"):
            result.setUserData(entry.to_text())
        else:
            result.userData = entry.to_text()
        return result


class Locator(QObject):
    """The part of the plugin that keeps the filter in QGIS's locator bar."""

    opened = pyqtSignal(object)
    """The `Entry` that was chosen."""

    def __init__(self, bench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._wanted: tuple[str, str] | None = None
        self.index = LocatorIndex(lambda: bench.connection.client)
        self._filter = GeoperaLocatorFilter(self.index, self.open)
        bench.iface.registerLocatorFilter(self._filter)
        bench.catalog.projects_loaded.connect(self._on_projects)
        bench.catalog.dates_loaded.connect(self._on_dates)

    def dispose(self) -> None:
        """Take the filter out of the bar."""
        self._bench.catalog.projects_loaded.disconnect(self._on_projects)
        self._bench.catalog.dates_loaded.disconnect(self._on_dates)
        self._bench.iface.deregisterLocatorFilter(self._filter)  # which deletes it

    def open(self, entry: Entry) -> None:
        """Show the entry in the dock."""
        dock = self._bench.dock
        dock.setUserVisible(True)
        if entry.kind is EntryKind.FORMULA:
            dock.style_panel.set_mode(Mode.FORMULA)
            dock.style_panel.formula.set_formula(entry.key)
        elif entry.kind is EntryKind.PROJECT:
            self._choose_project(entry.key)
        else:
            self._wanted = (entry.project_id, entry.key)
            if not self._choose_date():
                self._choose_project(entry.project_id)
        self.opened.emit(entry)

    def _choose_project(self, project_id: str) -> None:
        self._bench.dock.imagery.set_projects(self.index.projects(), project_id)

    def _choose_date(self) -> bool:
        panel = self._bench.dock.imagery
        project = panel.project()
        if self._wanted is None or project is None or project.id != self._wanted[0]:
            return False
        row = panel.dates.model().row_of(self._wanted[1])
        if row < 0:
            return False
        self._wanted = None
        panel.dates.choose_row(row)
        return True

    def _on_projects(self, _projects: list) -> None:
        self.index.forget()

    def _on_dates(self, project_id: str, _dates: list) -> None:
        if self._wanted is not None and self._wanted[0] == project_id:
            self._choose_date()
            self._wanted = None


_ICONS = {EntryKind.PROJECT: "imagery", EntryKind.DATE: "geopera", EntryKind.FORMULA: "apply_style"}


def _group(kind: EntryKind) -> str:
    return {
        EntryKind.PROJECT: tr("Geopera projects"),
        EntryKind.DATE: tr("Geopera capture dates"),
        EntryKind.FORMULA: tr("Geopera formulas"),
    }[kind]


def _title(entry: Entry) -> str:
    return day_text(entry.key) if entry.kind is EntryKind.DATE else entry.title


def _count(entry: Entry) -> str:
    return count_text(entry.count, "scene") if entry.kind is EntryKind.PROJECT else ""
