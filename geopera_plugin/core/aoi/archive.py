"""Find the vector files in a file, a folder or an archive that a person picked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ..translate import tr
from .world import AreaProblem

MAX_BYTES = 500_000_000
_MAX_ENTRIES = 2_000
_MAX_DATASETS = 20
_ARCHIVES = (".zip", ".kmz", ".shz")
_FOLDERS = (".gdb",)
SUFFIXES = (
    ".geojson", ".json", ".geojsonl", ".topojson", ".gpkg", ".shp", ".kml", ".gpx", ".fgb",
    ".gml", ".tab", ".mif", ".dxf", ".dgn", ".sqlite", ".csv", ".gmt", ".parquet", ".jml",
)  # fmt: skip


def datasets_in(path: str) -> list[str]:
    """Return what GDAL is to open for a file of this computer.

    Raises:
        AreaProblem: it is not there, too large, or nothing that could have polygons.
    """
    place = Path(path)
    try:
        if place.is_dir():
            if place.suffix.lower() not in _FOLDERS:
                raise AreaProblem(tr("{name} is a folder.").format(name=place.name))
            size = sum(entry.stat().st_size for entry in place.iterdir())
        elif place.is_file():
            size = place.stat().st_size
        else:
            raise AreaProblem(tr("There is no file {name}.").format(name=place.name))
    except (OSError, ValueError) as error:
        raise AreaProblem(tr("{name} cannot be read.").format(name=place.name)) from error
    _require_small(size, place.name)
    if place.suffix.lower() in _ARCHIVES:
        return _members(place)
    return [str(place)]


def _members(place: Path) -> list[str]:
    try:
        with zipfile.ZipFile(place) as archive:
            entries = archive.infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise AreaProblem(tr("{name} is no readable archive.").format(name=place.name)) from error
    if len(entries) > _MAX_ENTRIES:
        raise AreaProblem(
            tr("{name} holds more than {most} files.").format(name=place.name, most=_MAX_ENTRIES)
        )
    _require_small(sum(entry.file_size for entry in entries), place.name)
    names = [
        entry.filename
        for entry in entries
        if Path(entry.filename).suffix.lower() in SUFFIXES
        and not Path(entry.filename).name.startswith("._")
    ]
    if not names:
        raise AreaProblem(tr("There is no vector file in {name}.").format(name=place.name))
    return [f"/vsizip/{{{place}}}/{name}" for name in names[:_MAX_DATASETS]]


def _require_small(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise AreaProblem(
            tr("{name} is larger than {most} MB: take out the part that you need first.").format(
                name=name, most=MAX_BYTES // 1_000_000
            )
        )
