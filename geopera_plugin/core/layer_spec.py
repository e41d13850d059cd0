"""What a tile layer shows: everything about it but the address and the secret of a server."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True)
class LayerSpec:
    """Describe a tile layer.

    ``url`` is the href of an asset, ``bands`` names joined by commas, ``rescale`` "low,high" for
    each band joined by semicolons, ``bbox`` west, south, east, north in EPSG:4326.
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
    resampling: str | None = None
    colormap_type: str | None = None
    stretch: str | None = None
    relief: str | None = None
    """How heights are shown (`core.style_relief`); None for a layer of pictures."""

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
            return cls(**known)
        except (TypeError, KeyError, ValueError) as error:
            raise ValueError("This is no layer of Geopera.") from error

    def version_hash(self) -> str:
        """Return a short hash of what the tiles look like, to tell kept tiles from new ones."""
        look = (self.url, self.bands, self.expression, self.rescale, self.colormap)
        more = (self.resampling, self.colormap_type, self.relief)
        if any(more):
            look += more
        return hashlib.sha256(json.dumps(look).encode()).hexdigest()[:10]
