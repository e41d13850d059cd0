"""Delivery areas: folders ``<area>/<mosaic type>/<date>*.tif``, found where they lie."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import InvalidInput, NotFound

_NAME = re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d).*\.tiff?", re.IGNORECASE)


@dataclass(frozen=True)
class Delivery:
    """The files of one mosaic type and one capture date, by name."""

    date: dt.date
    files: tuple[Path, ...]

    @property
    def size_bytes(self) -> int:
        """The size of all files together."""
        return sum(file.stat().st_size for file in self.files)


@dataclass(frozen=True)
class Mosaic:
    """A mosaic type of an area, with its deliveries, oldest first."""

    mosaic_type: str
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True)
class Area:
    """An area and its mosaic types, by name."""

    name: str
    mosaics: tuple[Mosaic, ...]

    def delivery(self, wanted: str) -> Delivery:
        """Return the newest delivery of a mosaic type, or that of ``<mosaic type>@<date>``.

        Raises:
            InvalidInput: the area has none.
        """
        mosaic_type, _, date = wanted.partition("@")
        for mosaic in self.mosaics:
            if mosaic.mosaic_type == mosaic_type:
                for delivery in reversed(mosaic.deliveries):
                    if date in ("", delivery.date.isoformat()):
                        return delivery
        held = ", ".join(mosaic.mosaic_type for mosaic in self.mosaics)
        raise InvalidInput(f"The area {self.name} has no raster of {wanted}; it has: {held}.")


def list_areas(root: Path) -> list[Area]:
    """Return all areas that hold rasters, by name."""
    found = (_area(folder) for folder in _folders(root))
    return [area for area in found if area.mosaics]


def find_area(root: Path, name: str) -> Area:
    """Return one area.

    Raises:
        NotFound: there is none of this name, or it holds no rasters.
    """
    for folder in _folders(root):  # the name is compared, never made part of a path
        if folder.name == name and (area := _area(folder)).mosaics:
            return area
    raise NotFound("There is no such area.")


def _area(folder: Path) -> Area:
    mosaics = (Mosaic(each.name, _deliveries(each)) for each in _folders(folder))
    return Area(folder.name, tuple(mosaic for mosaic in mosaics if mosaic.deliveries))


def _deliveries(folder: Path) -> tuple[Delivery, ...]:
    files: dict[dt.date, list[Path]] = {}
    for file in sorted(folder.iterdir()):
        date = _date(file.name)
        if date is not None and file.is_file():
            files.setdefault(date, []).append(file)
    return tuple(Delivery(date, tuple(files[date])) for date in sorted(files))


def _date(name: str) -> dt.date | None:
    match = _NAME.fullmatch(name)
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        each for each in folder.iterdir() if each.is_dir() and not each.name.startswith(".")
    )
