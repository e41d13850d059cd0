"""Clips that keep some bands: what is left of a raster, and of how it was drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...client.models import Asset
from ..style.style import SceneStyle, band_number

_UNNAMED = re.compile(r"^b?\d+$")


def narrowed(asset: Asset, kept: Sequence[int]) -> Asset:
    """Return an asset with some of its bands, by their numbers; "b4" is "b1" when it is the first.

    Numbers of bands that there are not are left out.
    """
    bands = [asset.bands[number - 1] for number in kept if 1 <= number <= len(asset.bands)]
    return replace(
        asset,
        bands=tuple(
            replace(band, name=f"b{place}") if _UNNAMED.match(band.name) else band
            for place, band in enumerate(bands, 1)
        ),
    )


def style_of_kept(style: SceneStyle, asset: Asset, kept: Sequence[int]) -> SceneStyle | None:
    """Return how the clip of some bands is drawn like its source; None when a band is missing."""
    left = narrowed(asset, kept)
    names = style.formula.bands if style.formula is not None else style.bands
    places: dict[str, int] = {}
    for name in names:
        number = band_number(asset, name)
        if number not in kept:
            return None
        places[name] = list(kept).index(number) + 1
    if style.formula is None:
        return replace(style, bands=tuple(left.bands[places[name] - 1].name for name in names))
    if not places:
        return style
    # All at once: what becomes "b1" must not become something else after that.
    pattern = "|".join(re.escape(name) for name in sorted(places, key=len, reverse=True))
    expression = re.sub(
        rf"\b({pattern})\b", lambda found: f"b{places[found.group(1)]}", style.formula.expression
    )
    bands = tuple(f"b{places[name]}" for name in names)
    return replace(style, formula=replace(style.formula, expression=expression, bands=bands))
