"""What a clip is asked to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """What a clip should be other than its source; nothing by default.

    ``bands`` are names or indexes, ``expression`` is band math whose results become the bands,
    ``crs`` any name of a coordinate system, ``resolution`` the side of a pixel in its units.
    ``exact_box`` asks for a file that ends at the area's box, not at tiles.
    """

    bands: str | None = None
    expression: str | None = None
    crs: str | None = None
    resolution: float | None = None
    exact_box: bool = False

    @property
    def resamples(self) -> bool:
        """Return whether pixels are moved to another grid."""
        return self.crs is not None or self.resolution is not None

    @property
    def needs_pixels(self) -> bool:
        """Return whether tiles cannot be copied as they are."""
        return self != Wanted()
