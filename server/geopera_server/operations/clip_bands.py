"""Which bands of its rasters a clip keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..db.models import Asset
from ..errors import InvalidInput
from ..raster.bands import resolve
from ..raster.clip import Wanted

_ALPHA = "alpha"


@dataclass(frozen=True)
class _Band:
    index: int
    name: str
    common_name: str | None


@dataclass(frozen=True)
class _Known:
    """The bands of an asset as the catalogue names them."""

    bands: tuple[_Band, ...]


def kept(
    assets: Sequence[Asset], asked: Mapping[str, Sequence[str]] | None
) -> dict[str, tuple[int, ...]]:
    """Return the 1-based indexes of the bands to keep, by asset key; none where all are kept.

    Opacity is always kept.

    Raises:
        InvalidInput: an asset that is not clipped, a band that there is not, or one named twice.
    """
    by_key = {asset.key: asset for asset in assets}
    found = {}
    for key, names in (asked or {}).items():
        if key not in by_key:
            raise InvalidInput(f"There are bands for {key}, which is not clipped.")
        known = _known(by_key[key])
        indexes = resolve(known, names)
        if len(set(indexes)) != len(indexes):
            raise InvalidInput(f"A band of {key} is named twice.")
        alpha = [band.index for band in known.bands if band.common_name == _ALPHA]
        indexes += tuple(index for index in alpha if index not in indexes)
        if indexes != tuple(band.index for band in known.bands):
            found[key] = indexes
    return found


def wanted(indexes: Sequence[int]) -> Wanted:
    """Return what is asked of a clip that keeps these bands; all, when there are none."""
    return Wanted(bands=",".join(f"b{index}" for index in indexes) or None)


def narrowed(
    names: Mapping[str, Sequence[dict[str, Any]]], chosen: Mapping[str, Sequence[int]]
) -> dict[str, list[dict[str, Any]]]:
    """Return what the catalogue says of the bands that a clip keeps."""
    return {
        key: [bands[index - 1] for index in chosen.get(key, range(1, len(bands) + 1))]
        for key, bands in names.items()
    }


def _known(asset: Asset) -> _Known:
    return _Known(
        tuple(
            _Band(place, str(band.get("name") or f"b{place}"), band.get("eo:common_name"))
            for place, band in enumerate(asset.bands, 1)
        )
    )
