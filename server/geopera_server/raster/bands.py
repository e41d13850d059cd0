"""Names of bands: what a file calls them, what everybody calls them, and their 1-based index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from ..errors import InvalidInput

if TYPE_CHECKING:
    from .info import RasterInfo


class NamedBand(Protocol):
    """A band: its 1-based index, and what it is called."""

    @property
    def index(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def common_name(self) -> str | None: ...


class Banded(Protocol):
    """What has bands: a file, or an asset of the catalogue."""

    @property
    def bands(self) -> Sequence[NamedBand]: ...


# Common names follow the STAC extension "eo"; each accepts these other spellings.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "pan": ("panchromatic",),
    "coastal": ("aerosol", "aerosols", "coastalaerosol", "coastalblue", "ultrablue"),
    "blue": ("blue1",),
    "green": ("grn",),
    "green05": ("green1", "greeni"),
    "yellow": (),
    "red": (),
    "rededge": ("re",),
    "rededge071": ("rededge1", "re1", "vegetationrededge1"),
    "rededge075": ("rededge2", "re2", "vegetationrededge2"),
    "rededge078": ("rededge3", "re3", "vegetationrededge3"),
    "nir": ("nir1", "nearinfrared", "infrared", "broadnir", "nirbroad"),
    "nir08": ("nir2", "narrownir", "nirnarrow", "nir8a", "rededge4"),
    "nir09": ("watervapour", "watervapor"),
    "cirrus": (),
    "swir16": ("swir", "swir1", "shortwaveinfrared1", "shortwaveinfrared"),
    "swir22": ("swir2", "shortwaveinfrared2"),
    "lwir": ("thermal", "tir"),
    "alpha": (),
}
_CANONICAL = {spelling: name for name, others in _SPELLINGS.items() for spelling in (name, *others)}
# What may stand in for a band that a file lacks.
_SUBSTITUTES = {"nir": ("nir08",), "nir08": ("nir",), "rededge": ("rededge071",)}

_SENTINEL2 = {
    "B01": "coastal", "B02": "blue", "B03": "green", "B04": "red", "B05": "rededge071",
    "B06": "rededge075", "B07": "rededge078", "B08": "nir", "B8A": "nir08", "B09": "nir09",
    "B10": "cirrus", "B11": "swir16", "B12": "swir22",
}  # fmt: skip
_NAIP_FILE = re.compile(r"^m_\d{7}_[ns][ew]_\d{2}_", re.IGNORECASE)
_INDEX = re.compile(r"^b?(\d{1,5})$")


def canonical(name: str) -> str | None:
    """Return the common name that a spelling means ("SWIR 1" -> "swir16"), None when unknown."""
    return _CANONICAL.get(re.sub(r"[^a-z0-9]", "", name.lower()))


def common_names(
    descriptions: Sequence[str | None], colorinterps: Sequence[str], file_name: str = ""
) -> tuple[str | None, ...]:
    """Return the common name of each band, None where the file does not tell.

    The band's own description goes first, then its colour interpretation. Unnamed bands are
    never guessed, but for files named as NAIP quarter quads, which are red, green, blue, nir.
    """
    names: list[str | None] = []
    for description, colorinterp in zip(descriptions, colorinterps, strict=True):
        name = None
        if description:
            name = _SENTINEL2.get(description) or canonical(description)
        elif colorinterp not in {"gray", "undefined", "palette"}:
            name = canonical(colorinterp)
        names.append(name)
    if len(names) == 4 and _NAIP_FILE.match(file_name) and not any(names):
        return ("red", "green", "blue", "nir")
    return tuple(names)


def resolve(info: Banded, names: str | Iterable[str]) -> tuple[int, ...]:
    """Return the 1-based indexes of bands given as "red", "b3", "3" or the file's own names.

    Text is split at commas. A lower-case "b3" is always the third band, whatever it is called.

    Raises:
        InvalidInput: no such band, or no name at all.
    """
    parts = names.split(",") if isinstance(names, str) else list(names)
    parts = [part.strip() for part in parts if part.strip()]
    if not parts:
        raise InvalidInput("Name at least one band.")
    return tuple(_one(info, part) for part in parts)


def default_rgb(info: RasterInfo) -> tuple[int, ...]:
    """Return the bands to show when nobody says which: red, green, blue where the file has them.

    Otherwise its first three bands, or its first band alone when it has fewer.
    """
    by_name = {band.common_name: band.index for band in reversed(info.bands)}
    if {"red", "green", "blue"} <= by_name.keys():
        return by_name["red"], by_name["green"], by_name["blue"]
    visible = [band.index for band in info.bands if band.colorinterp != "alpha"]
    return tuple(visible[:3]) if len(visible) >= 3 else tuple(visible[:1] or [1])


def visible(info: RasterInfo) -> tuple[int, ...]:
    """Return all bands but those of opacity."""
    found = tuple(band.index for band in info.bands if band.colorinterp != "alpha")
    return found or (1,)


def _one(info: Banded, name: str) -> int:
    index = _INDEX.match(name)
    if index:
        number = int(index.group(1))
        if 1 <= number <= len(info.bands):
            return number
        raise InvalidInput(f"There is no band {number}: the raster has {len(info.bands)} band(s).")
    for band in info.bands:
        if band.name == name:
            return band.index
    for band in info.bands:
        if band.name.lower() == name.lower():
            return band.index
    wanted = canonical(name)
    if wanted:
        for candidate in (wanted, *_SUBSTITUTES.get(wanted, ())):
            for band in info.bands:
                if band.common_name == candidate:
                    return band.index
    known = ", ".join(band.common_name or band.name for band in info.bands[:20])
    raise InvalidInput(f"There is no band {name!r}: the raster has {known}.")
