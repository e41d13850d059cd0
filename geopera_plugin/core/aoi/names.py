"""Areas of interest with names, kept in the QGIS project."""

from __future__ import annotations

import base64
import binascii
import json
import struct
import zlib
from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..log import log_info
from ..translate import tr

MAX_NAME = 80
MAX_AREAS = 200
_SCOPE, _KEY = "geopera", "areas"
_MAX_BYTES = 8_000_000  # of one area: 200,000 vertices are 3.2 MB
_MAX_ALL_BYTES = 128_000_000
_POLYGON, _MULTIPOLYGON = 3, 6  # types of WKB


@dataclass(frozen=True)
class DeletedArea:
    """An area that was deleted, and which of the projects that were opened had it."""

    name: str
    wkb: bytes
    project: int


class NamedAreas(QObject):
    """Save, rename and delete areas; tell when the list changes, also by another project."""

    changed = pyqtSignal()
    project_changed = pyqtSignal()
    """Another project is open, or the same one was read anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._areas: dict[str, bytes] = {}
        self._project = 0  # counts the projects that were opened
        project = QgsProject.instance()
        project.readProject.connect(self._follow)
        project.cleared.connect(self._follow)
        self._read()

    def dispose(self) -> None:
        """Stop following the project."""
        project = QgsProject.instance()
        project.readProject.disconnect(self._follow)
        project.cleared.disconnect(self._follow)

    def names(self) -> list[str]:
        """Return all names, in order."""
        return sorted(self._areas, key=str.casefold)

    def geometry(self, name: str) -> QgsGeometry:
        """Return an area in EPSG:4326; a null geometry when there is none of that name."""
        geometry = QgsGeometry()
        geometry.fromWkb(self._areas.get(name, b""))
        return geometry

    def name_of(self, geometry: QgsGeometry) -> str:
        """Return under which name an area is saved, or an empty text."""
        wkb = bytes(geometry.asWkb())
        return next((name for name, kept in self._areas.items() if kept == wkb), "")

    def problem(self, name: str) -> str | None:
        """Return why an area cannot have that name, or None when it can."""
        problem = _bad_name(name)
        if problem:
            return problem
        if name.strip() not in self._areas and len(self._areas) >= MAX_AREAS:
            return tr("A project keeps {most} areas at most.").format(most=MAX_AREAS)
        return None

    def rename_problem(self, old: str, new: str) -> str | None:
        """Return why an area cannot get another name, or None when it can."""
        if new.strip() == old:
            return None
        if new.strip() in self._areas:
            return tr("There is an area of that name.")
        # One name goes and one comes: a project that is full has room for it.
        return _bad_name(new)

    def free_name(self) -> str:
        """Return a name that no area has yet."""
        taken = {name.casefold() for name in self._areas}
        number = 1
        while tr("Area {number}").format(number=number).casefold() in taken:
            number += 1
        return tr("Area {number}").format(number=number)

    def save(self, name: str, geometry: QgsGeometry) -> None:
        """Keep an area under a name; one that has the name already is replaced.

        Raises:
            ValueError: the area cannot have that name.
        """
        problem = self.problem(name)
        if problem:
            raise ValueError(problem)
        wkb = bytes(geometry.asWkb())
        if self._areas.get(name.strip()) != wkb:
            self._write({**self._areas, name.strip(): wkb})

    def rename(self, old: str, new: str) -> None:
        """Give an area another name.

        Raises:
            ValueError: it cannot have that name.
        """
        new = new.strip()
        if old == new or old not in self._areas:
            return
        problem = self.rename_problem(old, new)
        if problem:
            raise ValueError(problem)
        areas = {new if name == old else name: wkb for name, wkb in self._areas.items()}
        self._write(areas)

    def bring_back(self, deleted: DeletedArea) -> None:
        """Keep an area again that was deleted; not in another project than the one that had it.

        Raises:
            ValueError: its name has been given to another one, or there is no room.
        """
        if deleted.project != self._project:
            return
        if deleted.name in self._areas:
            raise ValueError(tr("There is an area of that name."))
        problem = self.problem(deleted.name)
        if problem:
            raise ValueError(problem)
        self._write({**self._areas, deleted.name: deleted.wkb})

    def delete(self, name: str) -> DeletedArea | None:
        """Forget an area; return what brings it back, None when there is no such area."""
        wkb = self._areas.get(name)
        if wkb is None:
            return None
        self._write({kept: each for kept, each in self._areas.items() if kept != name})
        return DeletedArea(name, wkb, self._project)

    def _write(self, areas: dict[str, bytes]) -> None:
        self._areas = areas
        entries = [
            {"name": name, "wkb": base64.b64encode(zlib.compress(wkb)).decode("ascii")}
            for name, wkb in areas.items()
        ]
        project = QgsProject.instance()
        if entries:
            project.writeEntry(_SCOPE, _KEY, json.dumps(entries, ensure_ascii=False))
        else:
            project.removeEntry(_SCOPE, _KEY)
        project.setDirty(True)
        self.changed.emit()

    def _follow(self, *_args: object) -> None:
        self._project += 1
        self.project_changed.emit()
        self._read()

    def _read(self) -> None:
        text, _found = QgsProject.instance().readEntry(_SCOPE, _KEY, "")
        areas = _decoded(text)
        if areas != self._areas:
            self._areas = areas
            self.changed.emit()


def _bad_name(name: str) -> str | None:
    """Return why nothing can have that name, or None."""
    if not name.strip():
        return tr("Give the area a name.")
    if len(name.strip()) > MAX_NAME:
        return tr("A name has {most} characters at most.").format(most=MAX_NAME)
    return None


def _decoded(text: str) -> dict[str, bytes]:
    """Return the areas in a project's entry; anybody may have written the project."""
    if not text:
        return {}
    areas: dict[str, bytes] = {}
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        log_info(tr("The areas in this project cannot be read."))
        return {}
    room = _MAX_ALL_BYTES
    for entry in entries[:MAX_AREAS]:
        try:
            name, packed = str(entry["name"]).strip()[:MAX_NAME], base64.b64decode(entry["wkb"])
            wkb = zlib.decompressobj().decompress(packed, _MAX_BYTES)
        except (KeyError, TypeError, ValueError, binascii.Error, zlib.error):
            continue
        room -= len(wkb)
        if name and room >= 0 and _is_area(wkb):
            areas[name] = wkb
    if len(areas) < len(entries):
        log_info(tr("Some areas in this project cannot be read."))
    return areas


def _is_area(wkb: bytes) -> bool:
    """Say whether a WKB is a flat polygon or multipolygon, and nothing else.

    QGIS reads one within another for as long as there are any, which ends its process.
    """
    try:
        return _end_of(wkb, 0, (_POLYGON, _MULTIPOLYGON)) == len(wkb)
    except (IndexError, ValueError, struct.error):
        return False


def _end_of(wkb: bytes, start: int, kinds: tuple[int, ...]) -> int:
    """Return where the geometry ends that begins at a place."""
    order = "<" if wkb[start] else ">"
    kind, count = struct.unpack_from(f"{order}II", wkb, start + 1)
    if kind not in kinds or not count:
        raise ValueError(kind)
    place = start + 9
    for _ in range(count):
        if kind == _MULTIPOLYGON:
            place = _end_of(wkb, place, (_POLYGON,))
            continue
        (points,) = struct.unpack_from(f"{order}I", wkb, place)
        place += 4 + 16 * points
        if points < 4 or place > len(wkb):
            raise ValueError(points)
    return place
