"""What a tile layer shows: everything about it but the address and the secret of a server."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from ..dates.time_frames import Frame, frame_at

VERSION = 1
_NUMBERS = ("minzoom", "maxzoom")
_FAULTS = (TypeError, KeyError, ValueError, OverflowError, AttributeError, RecursionError)


@dataclass(frozen=True)
class LayerSpec:
    """Describe a tile layer.

    ``url`` is the href of an asset, ``bands`` names joined by commas, ``rescale`` "low,high" for
    each band joined by semicolons, ``bbox`` west, south, east, north in EPSG:4326. ``server`` is
    the id of a server's profile, empty for the embedded one. ``minus`` is the href of an asset
    whose values are taken from those of ``url``, that of ``minus_date``. A layer with ``frames``
    steps through time: ``url``, ``item_id`` and ``date`` are those of the frame that is shown.
    """

    url: str
    title: str
    bands: str | None = None
    expression: str | None = None
    rescale: str | None = None
    colormap: str | None = None
    formula_id: str | None = None
    item_id: str | None = None
    project_id: str | None = None
    date: str | None = None
    minzoom: int = 0
    maxzoom: int = 22
    bbox: tuple[float, float, float, float] | None = None
    server: str = ""
    minus: str | None = None
    minus_date: str | None = None
    frames: tuple[Frame, ...] = ()
    resampling: str | None = None
    colormap_type: str | None = None
    stretch: str | None = None
    relief: str | None = None
    """How heights are shown (`core.style.relief`); None for a layer of pictures."""

    def to_json(self) -> str:
        """Return the text that a project file keeps."""
        return json.dumps({"version": VERSION, **asdict(self)}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> LayerSpec:
        """Read what ``to_json`` wrote; fields of later versions are ignored.

        Raises:
            ValueError: the text is no layer spec.
        """
        try:
            data: Any = json.loads(text)
            known = {name: data[name] for name in cls.__dataclass_fields__ if name in data}
            if known.get("bbox") is not None:
                west, south, east, north = (float(value) for value in known["bbox"])
                known["bbox"] = (west, south, east, north)
            known["frames"] = tuple(Frame.from_dict(each) for each in known.get("frames") or ())
            if not all(map(math.isfinite, known.get("bbox") or ())):
                raise ValueError("bbox")
            for name in known.keys() - {*_NUMBERS, "bbox", "frames"}:
                if not isinstance(known[name], (str, type(None))):
                    raise TypeError(name)
            for name in _NUMBERS:
                known[name] = int(known.get(name, cls.__dataclass_fields__[name].default))
            if known["url"] is None or known["title"] is None:
                raise ValueError("url")
            return cls(**known)
        except _FAULTS as error:
            raise ValueError("This is no layer of Geopera.") from error

    def version_hash(self) -> str:
        """Return a short hash of what the tiles look like, to tell kept tiles from new ones."""
        look: tuple[object, ...] = (
            self.url,
            self.bands,
            self.expression,
            self.rescale,
            self.colormap,
        )
        more = (self.resampling, self.colormap_type, self.relief)
        if any(more):
            look += more
        if self.minus:
            look += ("minus", self.minus)
        return hashlib.sha256(json.dumps(look).encode()).hexdigest()[:10]

    def with_frames(self, frames: Iterable[Frame]) -> LayerSpec:
        """Return the spec of a layer that steps through these, still at its own date."""
        ordered = tuple(sorted(frames, key=lambda each: each.date))
        boxes = [frame.bbox for frame in ordered if frame.bbox is not None]
        bbox = self.bbox
        if boxes and bbox is not None:
            west, south, east, north = zip(*boxes, bbox)
            bbox = (min(west), min(south), max(east), max(north))
        return replace(self, frames=ordered, bbox=bbox)

    def at(self, date: str) -> LayerSpec:
        """Return the spec at the latest frame of that day or before; unchanged when none is."""
        frame = frame_at(self.frames, date)
        if frame is None or (frame.url, frame.date) == (self.url, self.date):
            return self
        title = self.title.replace(self.date, frame.date) if self.date else self.title
        return replace(self, url=frame.url, item_id=frame.item_id, date=frame.date, title=title)

    def styled_as(self, other: LayerSpec) -> LayerSpec:
        """Return the look of another spec in this layer, which keeps its times.

        A difference that gets another formula is stretched around zero anew: what the other was
        stretched to are the values of one date.
        """
        if not self.frames and not self.minus:
            return replace(other, server=other.server or self.server)
        same_asset = _asset_key(other.url) == _asset_key(self.url)
        if other.project_id != self.project_id or not same_asset:
            return replace(other, server=other.server or self.server)
        title = other.title
        if self.date and other.date and other.date != self.date:
            title = title.replace(other.date, self.date)
        kept = replace(
            other,
            url=self.url,
            item_id=self.item_id,
            date=self.date,
            server=self.server,
            bbox=self.bbox,
            frames=self.frames,
            minus=self.minus,
            minus_date=self.minus_date,
            title=title,
        )
        if not self.minus:
            return kept
        values = (self.expression, self.bands) == (other.expression, other.bands)
        return replace(
            kept,
            title=difference_title(title, self.date, self.minus_date),
            rescale=kept.rescale if values else _around_zero(kept.rescale),
        )


def difference_title(title: str, later: str | None, earlier: str | None) -> str:
    """Return what a difference is called: what is drawn, then both dates."""
    what = title.replace(later or "\0", "").strip()
    return f"{what} {later} \N{MINUS SIGN} {earlier}".strip()


def _asset_key(url: str) -> str:
    return url.rsplit("/", 1)[-1]


def _around_zero(rescale: str | None) -> str | None:
    """Return ranges of the same width around zero, half as wide: dates differ less than places."""
    if not rescale:
        return rescale
    ranges = []
    for part in rescale.split(";"):
        try:
            low, high = (float(value) for value in part.split(","))
        except ValueError:
            return rescale
        reach = max(abs(high - low) / 2, 1e-6)
        ranges.append(f"{-reach:.6g},{reach:.6g}")
    return ";".join(ranges)
