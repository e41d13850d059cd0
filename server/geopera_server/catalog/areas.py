"""Delivery areas: folders ``<area>/<mosaic type>/<date>*.tif``, found where they lie."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ..errors import InvalidInput

_NAME = re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d).*\.tiff?", re.IGNORECASE)


class DeliveredFile(Protocol):
    """A file in the storage."""

    @property
    def key(self) -> str:
        """Where it is found."""

    @property
    def size_bytes(self) -> int:
        """How large it is."""


@dataclass(frozen=True)
class Delivery:
    """The files of one mosaic type and one capture date, by name."""

    date: dt.date
    files: tuple[DeliveredFile, ...]

    @property
    def size_bytes(self) -> int:
        """The size of all files together."""
        return sum(file.size_bytes for file in self.files)


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


def list_areas(files: Iterable[DeliveredFile], root: str) -> list[Area]:
    """Return the areas that the files below a key make up, by name.

    Only ``<area>/<mosaic type>/<date>*.tif`` counts, and nothing whose name begins with a dot.
    """
    found: dict[str, dict[str, dict[dt.date, list[DeliveredFile]]]] = {}
    for file in files:
        parts = file.key.removeprefix(f"{root}/").split("/")
        date = _date(parts[-1])
        if len(parts) != 3 or date is None or any(part.startswith(".") for part in parts):
            continue
        area, mosaic_type, _ = parts
        found.setdefault(area, {}).setdefault(mosaic_type, {}).setdefault(date, []).append(file)
    return [
        Area(name, tuple(_mosaic(each, mosaics[each]) for each in sorted(mosaics)))
        for name, mosaics in sorted(found.items())
    ]


def _mosaic(mosaic_type: str, dates: dict[dt.date, list[DeliveredFile]]) -> Mosaic:
    return Mosaic(mosaic_type, tuple(Delivery(date, tuple(dates[date])) for date in sorted(dates)))


def _date(name: str) -> dt.date | None:
    match = _NAME.fullmatch(name)
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None
