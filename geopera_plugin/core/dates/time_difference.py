"""A layer of what changed between two dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...client import Client
from ...client.differences import difference
from ..layers.spec import LayerSpec, difference_title
from .time_frames import Frame

_DIVERGING = ("rdylgn", "rdbu", "brbg", "piyg", "prgn", "puor", "rdylbu", "spectral", "coolwarm")
_COLORMAP = "rdbu"


def can_differ(spec: LayerSpec) -> bool:
    """Say whether a layer shows one value a pixel, which is what differs in a readable way."""
    if spec.expression:
        return ";" not in spec.expression.strip("; ")
    return bool(spec.bands) and "," not in str(spec.bands)


def difference_spec(
    client: Client,
    spec: LayerSpec,
    one: Frame,
    other: Frame,
    area: Mapping[str, Any] | None,
) -> LayerSpec:
    """Return the spec of the later date less the earlier, stretched evenly around zero.

    Asks the server for the stretch: call it in the background.

    Args:
        area: polygon in EPSG:4326 whose changes are stretched; None for all that both show.

    Raises:
        ClientError: the server refused, or is gone.
    """
    earlier, later = sorted((one, other), key=lambda frame: frame.date)
    boxes = [frame.bbox for frame in (earlier, later) if frame.bbox is not None]
    common = _common(boxes)
    where = area or _rectangle(common or spec.bbox or (-180.0, -85.0, 180.0, 85.0))
    figures = difference(client, later.url, earlier.url, where, spec.bands, spec.expression)
    if area and all(figure.reach is None for figure in figures):
        where = _rectangle(common or spec.bbox or (-180.0, -85.0, 180.0, 85.0))
        figures = difference(client, later.url, earlier.url, where, spec.bands, spec.expression)
    reach = max((figure.reach or 0.0 for figure in figures), default=0.0) or 1.0
    what = spec.title.replace(spec.date or "\0", "").strip() or (spec.formula_id or "").upper()
    return replace(
        spec,
        url=later.url,
        item_id=later.item_id,
        date=later.date,
        minus=earlier.url,
        minus_date=earlier.date,
        frames=(),
        rescale=f"{-reach:.6g},{reach:.6g}",
        colormap=spec.colormap if spec.colormap in _DIVERGING else _COLORMAP,
        bbox=common or spec.bbox,
        title=difference_title(what, later.date, earlier.date),
    )


def _common(boxes: Sequence[Sequence[float]]) -> tuple[float, float, float, float] | None:
    """Return what all boxes share, None when that is nothing."""
    if not boxes:
        return None
    wests, souths, easts, norths = zip(*boxes)
    box = (max(wests), max(souths), min(easts), min(norths))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _rectangle(box: Sequence[float]) -> dict[str, Any]:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
