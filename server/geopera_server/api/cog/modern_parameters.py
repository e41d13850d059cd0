"""The parameters of the routes as titiler.core 2.x has them."""

from __future__ import annotations

import json
import math
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ...raster.titiler.algorithms import ALGORITHMS
from .constraints import (
    Buffer,
    ColormapName,
    Coordinate,
    CrsText,
    MatrixSetName,
    ModernImageType,
    Place,
    Side,
    one_of,
)
from .parameters import Drawing, Measured, ModernLayers, ModernSized, Source, ZoomRange
from .parsing import Parameters

MAX_TILE_SIDE = 2048
AlgorithmName = Annotated[str, one_of("algorithm", tuple(ALGORITHMS))]
TileSide = Annotated[int, Field(gt=0, le=MAX_TILE_SIDE)]


def _json_object(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(found, dict):
        raise ValueError("an object is needed")
    return found


def _corners(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    numbers = tuple(float(part) for part in text.split(","))
    if len(numbers) == 6:
        numbers = (numbers[0], numbers[1], numbers[3], numbers[4])
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise ValueError("a box is west,south,east,north")
    return numbers


class Processed(Parameters):
    """What is done to the values before they are drawn."""

    algorithm: AlgorithmName | None = None
    algorithm_params: Annotated[dict[str, Any] | None, BeforeValidator(_json_object)] = Field(
        None, description="The algorithm's parameters, as a JSON object."
    )


class Coverage(Parameters):
    """How the edges of a tile are read."""

    buffer: Buffer | None = Field(None, description="Pixels to add on each side.")
    padding: Annotated[int, Field(gt=0, le=256)] | None = None

    def edges(self) -> dict[str, float]:
        """Return rio-tiler's arguments."""
        given = {"buffer": self.buffer, "padding": self.padding}
        return {key: value for key, value in given.items() if value is not None}


class Tile(ModernLayers, Drawing, Processed, Coverage):
    """A tile of a tile matrix set."""

    z: Annotated[int, Field(le=30)]
    x: Place
    y: Place
    tileMatrixSetId: MatrixSetName  # noqa: N815
    format: ModernImageType | None = None
    tilesize: TileSide | None = None


class Preview(ModernLayers, Drawing, Processed, ModernSized):
    """A picture of the whole raster."""

    format: ModernImageType | None = None
    dst_crs: CrsText | None = None


class Box(Preview):
    """A picture of a box."""

    minx: Coordinate
    miny: Coordinate
    maxx: Coordinate
    maxy: Coordinate
    coord_crs: CrsText | None = None


class Feature(Preview):
    """A picture of a polygon."""

    coord_crs: CrsText | None = None


class Map(ModernLayers, Drawing, Processed):
    """A picture as OGC API Maps asks for it."""

    bbox: Annotated[tuple[float, float, float, float] | None, BeforeValidator(_corners)] = None
    bbox_crs: CrsText | None = Field(None, alias="bbox-crs")
    crs: CrsText | None = None
    width: Side | None = None
    height: Side | None = None
    f: ModernImageType | None = None


class Point(ModernLayers):
    """The values at a place."""

    lon: Coordinate
    lat: Coordinate
    coord_crs: CrsText | None = None


class Statistics(ModernLayers, ModernSized, Measured, Processed):
    """Statistics of a smaller version of the raster."""


class FeatureStatistics(Statistics):
    """Statistics of polygons, by how much of each pixel they cover."""

    coord_crs: CrsText | None = None
    dst_crs: CrsText | None = None
    cover_scale: Annotated[int, Field(ge=1, le=20)] = 10


class TileJson(ModernLayers, Drawing, Processed, Coverage, ZoomRange):
    """Where a map client finds the tiles."""

    tileMatrixSetId: MatrixSetName  # noqa: N815
    tile_format: ModernImageType | None = None
    tilesize: TileSide = 512


class MapPage(TileJson):
    """A page with a map."""

    tilesize: TileSide = 256


class InfoInCrs(Source):
    """What is known of a raster, and its place in a CRS."""

    crs: CrsText | None = None


class TileSets(Source):
    """The tile matrix sets that a raster can be seen in."""

    crs: CrsText | None = None
    f: Literal["html", "json"] | None = None


class TileSet(Source, ZoomRange):
    """One of them."""

    tileMatrixSetId: MatrixSetName  # noqa: N815
    f: Literal["html", "json"] | None = None


class Listing(Parameters):
    """A list, or an entry of it."""

    f: Literal["html", "json"] | None = None


class MatrixSet(Listing):
    """A tile matrix set."""

    tileMatrixSetId: MatrixSetName  # noqa: N815


class Algorithm(Listing):
    """An algorithm."""

    algorithmId: AlgorithmName  # noqa: N815


class ColorMap(Parameters):
    """A colormap, as JSON or as a picture."""

    colorMapId: ColormapName  # noqa: N815
    f: Literal["html", "json"] | ModernImageType | None = None
    orientation: Literal["vertical", "horizontal"] | None = None
    width: Side | None = None
    height: Side | None = None
