"""Operations on rasters: tiles, statistics, and what to draw them with."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from ..raster.aoi import features_of, parse_aoi
from ..raster.color_classes import MAX_TEXT as MAX_COLORMAP_CHARACTERS
from ..raster.color_curve import MAX_FORMULA
from ..raster.colormaps import groups as colormap_groups
from ..raster.encode import MEDIA_TYPES
from ..raster.encode_data import DATA_FORMATS
from ..raster.formulas import catalogue as formula_catalogue
from ..raster.statistics import statistics as polygon_statistics
from ..raster.statistics import zonal_statistics
from ..raster.terrain import TerrainEncoding, TerrainRequest, render_terrain
from ..raster.thumbnail import render_thumbnail
from ..raster.tile import (
    MAX_BUFFER,
    MAX_TILESIZE,
    MIN_TILESIZE,
    RESAMPLINGS,
    TileRequest,
    render_tile,
)
from .registry import Bytes, Call, Registry
from .schemas import Empty, GeoJson, Input
from .sources import resolve

registry = Registry()

TILE_MEDIA_TYPES = (*sorted({*MEDIA_TYPES.values()}), *sorted(set(DATA_FORMATS.values())))
MAX_AOI_CHARACTERS = 10_000_000
Percentile = Annotated[float, Field(ge=0, le=100)]
FeatureCollection = Annotated[dict[str, Any], Field(description="GeoJSON FeatureCollection.")]
Statistics = dict[str, dict[str, Any]]


class CogStatsInput(Input):
    """A raster and the area to measure, or several; ``bands`` are names or indexes, by commas.

    ``geometry`` is one area, whatever it consists of; ``geometries`` are measured each on its own,
    in one pass, and the answer is a list in their order.
    """

    url: str = Field(max_length=4096)
    geometry: GeoJson | None = None
    geometries: list[GeoJson] | FeatureCollection | None = None
    expression: str | None = Field(None, max_length=2000)
    bands: str | None = Field(None, max_length=1000)
    percentiles: list[Percentile] = Field([2, 98], max_length=100)
    histogram_bins: int = Field(10, ge=1, le=1000)
    weighted: bool = Field(
        False, description="Count pixels at the edge by the share of their area that is inside."
    )
    categorical: bool = Field(
        False, description="Add `categories` (value, count), `unique`, `majority` and `minority`."
    )
    approximate: bool = Field(
        False, description="Read an overview, and add `approximation` with the likely errors."
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> CogStatsInput:
        if (self.geometry is None) == (self.geometries is None):
            raise ValueError("give either geometry or geometries")
        return self


class TileLook(Input):
    """A raster, and how a tile of it looks."""

    url: str = Field(max_length=4096, description="Asset href, or an allowed path.")
    bands: str | None = Field(None, max_length=1000, examples=["red,green,blue"])
    expression: str | None = Field(None, max_length=2000, examples=["(nir-red)/(nir+red)"])
    rescale: str | None = Field(None, max_length=1000, examples=["0,3000"])
    colormap: str | None = Field(
        None,
        max_length=MAX_COLORMAP_CHARACTERS,
        examples=["rdylgn", '{"1":"#00f","2":[255,0,0]}', "[[[0,10],[255,0,0,255]]]"],
        description="A name; or JSON: colours of values, or of intervals without their ends.",
    )
    quality: int = Field(85, ge=1, le=100)
    aoi: str | None = Field(None, max_length=MAX_AOI_CHARACTERS, description="GeoJSON or WKT.")
    tilesize: int = Field(256, ge=MIN_TILESIZE, le=MAX_TILESIZE)
    resampling: str = Field("nearest", max_length=20, examples=list(RESAMPLINGS))
    tms: str = Field("WebMercatorQuad", max_length=100, description="A tile matrix set.")
    colormap_type: str = Field(
        "explicit", max_length=10, description="linear: blend the colours of values 0 to 255."
    )
    gamma: float | None = Field(None, gt=0, le=100, description="Over 1 brightens.")
    color_formula: str | None = Field(
        None, max_length=MAX_FORMULA, examples=["gamma RGB 1.2 sigmoidal RGB 6 0.5 saturation 1.1"]
    )
    unscale: bool = Field(False, description="Apply each band's scale and offset first.")
    nodata: str | None = Field(None, max_length=40, description="Instead of the file's own.")
    buffer: float = Field(0, ge=0, le=MAX_BUFFER, description="Pixels more on each side.")
    return_mask: bool = Field(True, description="Hide what has no value.")
    minus: str | None = Field(
        None, max_length=4096, description="A raster whose values are taken from those of `url`."
    )


class CogTileInput(TileLook):
    """A tile of a raster: a picture, or its values as tif, npy or npz."""

    z: int = Field(ge=0, le=30)
    x: int = Field(ge=0, lt=2**30)
    y: int = Field(ge=0, lt=2**30)
    format: str = Field(max_length=10, examples=["png", "jpg", "webp", "tif", "npy", "npz"])


class TerrainLook(Input):
    """A raster of one band, and how its heights are told."""

    url: str = Field(max_length=4096, description="Asset href, or an allowed path.")
    invert: bool = Field(False, description="The raster has depths: positive is downwards.")
    encoding: TerrainEncoding = TerrainEncoding.MAPBOX
    aoi: str | None = Field(None, max_length=MAX_AOI_CHARACTERS, description="GeoJSON or WKT.")
    tilesize: int = Field(256, ge=MIN_TILESIZE, le=MAX_TILESIZE)
    resampling: str = Field("nearest", max_length=20, examples=["nearest", "bilinear", "cubic"])
    tms: str = Field("WebMercatorQuad", max_length=100, description="A tile matrix set.")


class CogTerrainInput(TerrainLook):
    """A tile of heights, from a raster of one band."""

    z: int = Field(ge=0, le=30)
    x: int = Field(ge=0, lt=2**30)
    y: int = Field(ge=0, lt=2**30)


class CogThumbnailInput(Input):
    """A raster, and the box that its picture must fit; the aspect is kept."""

    url: str = Field(max_length=4096)
    width: int = Field(256, ge=1, le=2048)
    height: int = Field(256, ge=1, le=2048)


@registry.operation(
    "cog.colormaps", scope="tiles:read", input=Empty, output=dict[str, list[dict[str, Any]]]
)
def colormaps(call: Call, request: Empty) -> dict[str, list[dict[str, Any]]]:
    """List the curated colormap groups, each colormap with the colours to draw it."""
    return colormap_groups()


@registry.operation(
    "cog.formulas", scope="tiles:read", input=Empty, output=dict[str, dict[str, Any]]
)
def formulas(call: Call, request: Empty) -> dict[str, dict[str, Any]]:
    """List the predefined spectral indices, keyed by index id."""
    return {id: formula.asdict() for id, formula in formula_catalogue().items()}


@registry.operation(
    "cog.statistics",
    scope="tiles:read",
    input=CogStatsInput,
    output=Statistics | list[Statistics],
    renders=True,
)
def statistics(call: Call, request: CogStatsInput) -> Statistics | list[Statistics]:
    """Compute exact statistics of a raster over a polygon, per band."""
    path = resolve(call.context, call.session, call.caller, request.url)
    call.release()
    options: dict[str, Any] = {
        "bands": request.bands,
        "expression": request.expression,
        "percentiles": request.percentiles,
        "histogram_bins": request.histogram_bins,
        "weighted": request.weighted,
        "categories": request.categorical,
        "approximate": request.approximate,
        "threads": call.context.settings.render_threads,
        "cancelled": call.cancelled,
    }
    if request.geometry is not None:
        bands = polygon_statistics(path, parse_aoi(request.geometry), **options)
        return {name: band.asdict() for name, band in bands.items()}
    several = request.geometries
    areas = features_of(several) if isinstance(several, dict) else several or []
    found = zonal_statistics(path, areas, **options)
    return [{name: band.asdict() for name, band in bands.items()} for bands in found]


@registry.operation(
    "cog.tile.render",
    scope="tiles:read",
    input=CogTileInput,
    output=Bytes,
    renders=True,
    media_types=TILE_MEDIA_TYPES,
)
def tile(call: Call, request: CogTileInput) -> Bytes:
    """Render a tile of a raster: bands, or a band-math expression."""
    path = resolve(call.context, call.session, call.caller, request.url)
    minus = None
    if request.minus:
        minus = resolve(call.context, call.session, call.caller, request.minus)
    call.release()
    image = render_tile(path, tile_request(request), minus)
    return Bytes(image.content, image.media_type)


def tile_request(request: CogTileInput) -> TileRequest:
    """Return what an input says about a tile, without its raster."""
    return TileRequest(**request.model_dump(exclude={"url", "minus"}))


@registry.operation(
    "cog.tile.terrain",
    scope="tiles:read",
    input=CogTerrainInput,
    output=Bytes,
    renders=True,
    media_types=("image/png",),
)
def terrain(call: Call, request: CogTerrainInput) -> Bytes:
    """Render a Terrain-RGB tile (Mapbox, or Terrarium) from elevations or depths in metres."""
    path = resolve(call.context, call.session, call.caller, request.url)
    call.release()
    image = render_terrain(path, terrain_request(request))
    return Bytes(image.content, image.media_type)


def terrain_request(request: CogTerrainInput) -> TerrainRequest:
    """Return what an input says about a tile of heights, without its raster."""
    return TerrainRequest(**request.model_dump(exclude={"url"}))


@registry.operation(
    "cog.thumbnail",
    scope="tiles:read",
    input=CogThumbnailInput,
    output=Bytes,
    renders=True,
    media_types=("image/jpeg",),
)
def thumbnail(call: Call, request: CogThumbnailInput) -> Bytes:
    """Render a JPEG thumbnail of a raster from its smallest fitting overview."""
    path = resolve(call.context, call.session, call.caller, request.url)
    call.release()
    image = render_thumbnail(path, request.width, request.height)
    return Bytes(image.content, image.media_type)
