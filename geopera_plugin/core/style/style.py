"""How a scene is drawn: three bands, or a formula with a colormap, stretched to what matters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...client import BadRequest, Client
from ...client.models import OWN, Asset, BandStatistics, Formula, Scene
from ..layers.spec import LayerSpec
from .colors import LINEAR, is_custom
from .relief import Relief
from .stretch import USUAL, Stretch, rescale_text

NEAREST = "nearest"
# How the server reads the names of bands, as far as its formulas go.
_SPELLINGS = {"swir": "swir16", "swir1": "swir16", "swir2": "swir22"}
_STAND_INS = {"nir": ("nir08",), "nir08": ("nir",), "rededge": ("rededge071",)}
_INDEX = re.compile(r"^b?(\d{1,5})$")
_UNNAMED = re.compile(r"^b?\d+$")


@dataclass(frozen=True)
class SceneStyle:
    """Say what to draw: ``bands`` (one or three names), or a ``formula`` with a ``colormap``.

    ``rescale`` is "low,high", for each band, joined by semicolons; None until it is known.
    ``colormap`` is a name, or colours of one's own (`core.style.colors`). ``relief`` draws heights
    instead.
    """

    bands: tuple[str, ...] = ()
    formula: Formula | None = None
    colormap: str | None = None
    rescale: str | None = None
    stretch: Stretch = USUAL
    resampling: str = NEAREST
    opacity: float = 1.0
    relief: Relief | None = None

    @classmethod
    def of_bands(cls, bands: Sequence[str], colormap: str | None = None) -> SceneStyle:
        """Draw bands: three as red, green, blue; one as grey or by a colormap."""
        return cls(bands=tuple(bands), colormap=colormap)

    @classmethod
    def of_formula(cls, formula: Formula, colormap: str | None = None) -> SceneStyle:
        """Draw a formula, in its own colormap unless told."""
        return cls(formula=formula, colormap=colormap or formula.colormap)

    def with_rescale(self, rescale: str | None) -> SceneStyle:
        """Return the same style with another stretch."""
        return replace(self, rescale=rescale)

    @property
    def title(self) -> str:
        """Return a name for people."""
        if self.relief:
            return self.relief.shading.value.title()
        return self.formula.name if self.formula else " ".join(self.bands) or "scene"

    @property
    def short_title(self) -> str:
        """Return a name that fits a layer's name."""
        if self.relief:
            return self.title
        if self.formula:
            own = self.formula.domain == OWN
            return (
                (self.formula.id or _shortened(self.formula.expression))
                if own
                else (self.formula.id.upper())
            )
        return "RGB" if len(self.bands) == 3 else self.title


def _shortened(expression: str, most: int = 28) -> str:
    return expression if len(expression) <= most else f"{expression[: most - 1]}…"


def default_bands(asset: Asset) -> tuple[str, ...]:
    """Return the bands that a person expects: natural colour, else the first three or one."""
    by_role = {band.role: band.name for band in asset.bands}
    natural = [by_role.get(role) for role in ("red", "green", "blue")]
    if all(natural):
        return tuple(str(name) for name in natural)
    names = tuple(band.name for band in asset.bands)
    return names[:3] if len(names) >= 3 else names[:1]


def band_number(asset: Asset, name: str) -> int | None:
    """Return the place (from 1) of the band that a formula calls so, as the server finds it."""
    return _Names.of(asset).number(name)


def missing_bands(asset: Asset, formula: Formula) -> list[str]:
    """Return the bands of a formula that an asset lacks."""
    names = _Names.of(asset)
    return [name for name in formula.bands if names.number(name) is None]


@dataclass(frozen=True)
class _Names:
    """What the bands of an asset are called: by itself, and by their roles."""

    own: tuple[str, ...]
    roles: tuple[str, ...]

    @classmethod
    def of(cls, asset: Asset) -> _Names:
        roles = (band.role for band in asset.bands)
        return cls(
            tuple(band.name.lower() for band in asset.bands),
            tuple(_SPELLINGS.get(role, role) for role in roles),
        )

    def number(self, name: str) -> int | None:
        index = _INDEX.match(name)
        if index:
            number = int(index.group(1))
            return number if 1 <= number <= len(self.own) else None
        if name.lower() in self.own:
            return self.own.index(name.lower()) + 1
        wanted = _SPELLINGS.get(name.lower(), name.lower())
        for candidate in (wanted, *_STAND_INS.get(wanted, ())):
            if candidate in self.roles:
                return self.roles.index(candidate) + 1
        return None


def obstacle(asset: Asset, formula: Formula) -> str | None:
    """Say why a formula means nothing for an asset, None when it does."""
    missing = missing_bands(asset, formula)
    if missing:
        return f"It needs bands that this scene lacks: {', '.join(missing)}."
    if formula.reflectance_scale and any(band.data_type == "uint8" for band in asset.bands):
        return "It needs reflectance; this scene has 8-bit brightness."
    return None


def can_draw(asset: Asset, formula: Formula) -> bool:
    """Say whether a formula means something for an asset: bands and kind of values."""
    return obstacle(asset, formula) is None


def by_numbers(formula: Formula, asset: Asset) -> Formula:
    """Return a formula with "b4" for "nir", where the file itself names no bands.

    What the catalogue knows of the bands of such a file, its clips cannot tell.
    """
    expression = formula.expression
    for name in formula.bands:
        number = band_number(asset, name)
        if number is not None and _UNNAMED.match(asset.bands[number - 1].name):
            expression = re.sub(rf"\b{re.escape(name)}\b", f"b{number}", expression)
    return replace(formula, expression=expression)


def layer_spec(scene: Scene, asset_key: str, style: SceneStyle) -> LayerSpec:
    """Return the spec of a tile layer that draws a scene in a style."""
    asset = scene.asset(asset_key)
    formula = style.formula
    name = scene.date or scene.title
    return LayerSpec(
        url=asset.href,
        title=name if name.lower() == style.short_title.lower() else f"{name} {style.short_title}",
        bands=None if formula else ",".join(style.bands) or None,
        expression=formula.expression if formula else None,
        rescale=style.rescale,
        colormap=style.colormap,
        colormap_type=LINEAR if is_custom(style.colormap) else None,
        resampling=None if style.resampling == NEAREST else style.resampling,
        stretch=style.stretch.to_text(),
        relief=style.relief.to_text() if style.relief else None,
        formula_id=(formula.id or None) if formula else None,
        item_id=scene.id,
        project_id=scene.project_id,
        date=scene.date,
        minzoom=asset.minzoom,
        maxzoom=asset.maxzoom,
        bbox=scene.bbox,
    )


def stretch(
    client: Client,
    scene: Scene,
    asset_key: str,
    style: SceneStyle,
    aoi_geojson: Mapping[str, Any] | None = None,
) -> str:
    """Return the rescale of the style's percentiles over the AOI, else over the whole scene.

    Reads at full resolution, so it may take long: call it in the background.

    Raises:
        BadRequest: the AOI has no valid pixel of the scene.
        ClientError: the server refused, or is gone.
    """
    figures = client.statistics(
        scene.asset(asset_key).href,
        aoi_geojson or area_of(scene),
        bands=None if style.formula else ",".join(style.bands) or None,
        expression=style.formula.expression if style.formula else None,
        percentiles=(style.stretch.low, style.stretch.high),
    )
    bands = list(figures.values())
    if aoi_geojson and all(band.mean is None for band in bands):
        raise BadRequest(
            "Nothing to stretch", "The area of interest has no valid pixel of this scene."
        )
    return rescale_of(bands, style)


def rescale_of(figures: Sequence[BandStatistics], style: SceneStyle) -> str:
    """Return "low,high" per band, joined by semicolons; without figures the range is neutral."""
    neutral = style.formula.rescale if style.formula else (0.0, 1.0)
    return rescale_text(style.stretch.ranges(figures, neutral))


def parse_rescale(text: str | None, bands: int) -> list[tuple[float, float]]:
    """Read a rescale; one range stands for every band, and what cannot be read is none."""
    if not text:
        return []
    try:
        pairs = [part.split(",") for part in text.split(";") if part]
        ranges = [(float(low), float(high)) for low, high in pairs]
    except ValueError:
        return []
    return ranges * bands if len(ranges) == 1 else ranges


def area_of(scene: Scene) -> Mapping[str, Any]:
    """Return the footprint of a scene, or its box."""
    if scene.geometry:
        return scene.geometry
    west, south, east, north = scene.bbox or (-180.0, -90.0, 180.0, 90.0)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
