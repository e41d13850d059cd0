"""Formulas, colormaps and the figures that stretch them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .read import Json, read_colours, read_count, read_number, read_text

OWN = "own"
"""The domain of the formulas that an organization saved."""


@dataclass(frozen=True)
class Formula:
    """A spectral index: an expression over band names, with the colours and range that suit it."""

    id: str
    name: str
    expression: str
    bands: tuple[str, ...] = ()
    rescale: tuple[float, float] = (-1.0, 1.0)
    colormap: str = "viridis"
    reference: str = ""
    domain: str = ""
    reflectance_scale: bool = False
    own_id: str = ""
    """The id of a formula that the organization saved; empty for one of the catalogue."""

    @classmethod
    def from_own(cls, data: Json) -> Formula:
        """Read one entry of ``band_formulas.list``, or the answer of ``band_formulas.create``."""
        low, high = data.get("value_range") or (-1.0, 1.0)
        return cls(
            id=str(data["name"]),
            name=str(data.get("display_name") or data["name"]),
            expression=str(data["formula"]),
            bands=tuple(str(band) for band in data.get("required_bands") or ()),
            rescale=(float(low), float(high)),
            colormap=str(data.get("colormap") or "viridis").lower(),
            reference=str(data.get("description") or ""),
            domain=OWN,
            own_id=str(data["id"]),
        )

    @classmethod
    def from_dict(cls, data: Json) -> Formula:
        """Read one value of ``cog.formulas``."""
        low, high = data.get("rescale") or (-1.0, 1.0)
        return cls(
            id=str(data["id"]),
            name=str(data.get("name") or data["id"]),
            expression=str(data["expression"]),
            bands=tuple(str(band) for band in data.get("bands") or ()),
            rescale=(float(low), float(high)),
            colormap=str(data.get("colormap") or "viridis"),
            reference=str(data.get("reference") or ""),
            domain=str(data.get("domain") or ""),
            reflectance_scale=bool(data.get("reflectance_scale")),
        )


@dataclass(frozen=True)
class Colormap:
    """A named ramp; ``colors`` are ``#rrggbb`` swatches from low to high."""

    name: str
    title: str
    group: str
    colors: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, group: str, data: Json) -> Colormap:
        """Read one entry of a group of ``cog.colormaps``."""
        return cls(
            name=str(data["name"]),
            title=str(data.get("title") or data["name"]),
            group=group,
            colors=read_colours(data.get("colors")),
        )


@dataclass(frozen=True)
class BandStatistics:
    """Figures of one band (or expression) over a polygon; ``percentiles`` maps "2" to its value."""

    name: str
    min: float | None
    max: float | None
    mean: float | None
    std: float | None
    count: int = 0
    median: float | None = None
    valid_percent: float = 0.0
    histogram: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    percentiles: Mapping[str, float | None] = field(default_factory=dict, hash=False)
    description: str = ""
    is_exact: bool = True

    @classmethod
    def from_dict(cls, name: str, data: Json) -> BandStatistics:
        """Read one value of ``cog.statistics``."""
        counts, edges = (list(data.get("histogram") or ()) + [(), ()])[:2]
        prefix = "percentile_"
        return cls(
            name=name,
            min=read_number(data.get("min")),
            max=read_number(data.get("max")),
            mean=read_number(data.get("mean")),
            std=read_number(data.get("std")),
            count=read_count(data.get("count")),
            median=read_number(data.get("median")),
            valid_percent=read_number(data.get("valid_percent")) or 0.0,
            histogram=_histogram(counts, edges),
            percentiles={
                key[len(prefix) :]: read_number(value)
                for key, value in data.items()
                if key.startswith(prefix)
            },
            description=str(data.get("description") or ""),
            is_exact=_is_exact(data.get("approximation")),
        )

    def percentile(self, percent: float) -> float | None:
        """Return the asked percentile, or None when it was not computed."""
        return self.percentiles.get(f"{percent:g}")


@dataclass(frozen=True)
class Profile:
    """A saved style of a scene; ``config`` says how tiles are drawn."""

    id: str
    item_id: str
    name: str
    config: Mapping[str, Any] = field(default_factory=dict, hash=False)
    asset_key: str | None = None
    is_default: bool = False

    @classmethod
    def from_dict(cls, data: Json) -> Profile:
        """Read one entry of ``visualization.profiles.list``."""
        config = data.get("config")
        return cls(
            id=str(data["id"]),
            item_id=str(data.get("item_id") or ""),
            name=str(data.get("name") or data["id"]),
            config=dict(config) if isinstance(config, Mapping) else {},
            asset_key=read_text(data.get("asset_key")),
            is_default=bool(data.get("is_default")),
        )


def _histogram(counts: Any, edges: Any) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return counts and the edges around them; nothing when they cannot be drawn."""
    heights = [read_number(count) for count in counts]
    places = [read_number(edge) for edge in edges]
    drawable = len(places) == len(heights) + 1 and all(height is not None for height in heights)
    if not drawable or any(place is None for place in places):
        return (), ()
    return tuple(max(0.0, height or 0.0) for height in heights), tuple(p or 0.0 for p in places)


def _is_exact(approximation: Any) -> bool:
    """Say whether every pixel was read: the answer tells of an approximation, and of its step."""
    return not isinstance(approximation, Mapping) or float(approximation.get("factor") or 0) == 1.0
