"""The parameters of the ``/cog`` routes, with TiTiler's names, defaults and bounds."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from rio_tiler.types import RIOResampling, WarpResampling

from ...raster.titiler.classic_statistics import Measures
from ...raster.titiler.cutout import Reading, Size
from ...raster.titiler.layers import band_math
from ...raster.titiler.look import Look
from .constraints import (
    Bins,
    Buffer,
    ColormapName,
    Coordinate,
    Formula,
    ImageType,
    MatrixSetName,
    Nodata,
    Percentile,
    Place,
    Range,
    Ranges,
    ResamplingName,
    Side,
    Zoom,
)
from .parsing import Parameters


class Source(Parameters):
    """Which raster."""

    url: str = Field(max_length=4096, description="Asset href, or an allowed path.")
    token: str | None = Field(None, description="A tile token, instead of a key.", exclude=True)

    def on(self, shape: Any) -> Asked:
        """Return the same with what came in the body, so that both tell answers apart."""
        return Asked(url=self.url, parameters=self.model_dump(mode="json"), shape=shape)


class Asked(Source):
    """Everything that a request with a body says."""

    parameters: Any
    shape: Any


class Layers(Source):
    """Which values of it."""

    bidx: list[int] | None = Field(None, description="Band numbers, from 1.")
    expression: str | None = Field(None, max_length=2000, description="Band math: b1/b2;b3.")
    nodata: Nodata = Field(
        None, description="The value that means no data, instead of the raster's own."
    )
    unscale: bool = Field(False, description="Apply the raster's scale and offset.")

    @property
    def indexes(self) -> tuple[int, ...] | None:
        """The band numbers; None when an expression names them."""
        return tuple(self.bidx) if self.bidx and not self.expression else None


class ClassicLayers(Layers):
    """What 0.7 takes."""

    resampling: ResamplingName = Field("nearest", description="How pixels are resampled.")

    def reading(self) -> Reading:
        """Return which values to read, and how."""
        math = band_math(self.expression, splits_commas=True) if self.expression else None
        return Reading(self.indexes, math, self.nodata, self.unscale, self.resampling)


class ModernLayers(Layers):
    """What 2.x takes."""

    resampling: RIOResampling | None = Field(None, description="How pixels are read.")
    reproject: WarpResampling | None = Field(None, description="How pixels are reprojected.")

    def options(self) -> dict[str, Any]:
        """Return keyword arguments of rio-tiler's methods, without what is not asked for."""
        if self.expression:
            band_math(self.expression, splits_commas=False)  # refuses what must not be computed
        found = {
            "indexes": self.indexes,
            "expression": self.expression or None,
            "nodata": self.nodata,
            "unscale": self.unscale or None,
            "resampling_method": self.resampling,
            "reproject_method": self.reproject,
        }
        return {key: value for key, value in found.items() if value is not None}


class Drawing(Parameters):
    """How to draw the values."""

    rescale: Ranges | None = Field(None, description="min,max; may be given once for each band.")
    color_formula: Formula = Field(None, max_length=500, description="A rio-color formula.")
    colormap_name: ColormapName | None = Field(None, description="A colormap of rio-tiler.")
    colormap: str | None = Field(None, max_length=30_000, description="A colormap as JSON.")
    return_mask: bool = Field(True, description="Whether the answer has a band of opacity.")

    def look(self, name: str | None) -> Look:
        """Return how to draw, as a file of that format."""
        return Look(
            name,
            tuple(self.rescale or ()),
            self.color_formula,
            self.colormap,
            self.colormap_name,
            self.return_mask,
        )


class Sized(Parameters):
    """How large the answer is."""

    max_size: Side | None = Field(1024, description="The longer side, unless both are given.")
    width: Side | None = None
    height: Side | None = None

    def size(self) -> Size:
        """Return the size as 0.7 means it."""
        both = self.width is not None and self.height is not None
        return Size(None if both else self.max_size, self.width, self.height)


class ModernSized(Parameters):
    """How large the answer is; the whole raster has 1024 pixels a side unless asked otherwise."""

    max_size: Side | None = None
    width: Side | None = None
    height: Side | None = None

    def sides(self, default: int | None) -> dict[str, int | None]:
        """Return rio-tiler's arguments."""
        given = self.width or self.height
        limit = None if given else self.max_size or default
        return {"max_size": limit, "width": self.width, "height": self.height}


class Measured(Parameters):
    """What to measure."""

    categorical: bool = False
    c: list[float] | None = Field(None, description="The categories to count.")
    p: list[Percentile] | None = Field(None, description="Percentiles; 2 and 98 unless given.")
    histogram_bins: Bins = None
    histogram_range: Range = None

    def measures(self) -> Measures:
        """Return what to measure."""
        return Measures(
            tuple(self.p or (2, 98)),
            self.categorical,
            tuple(self.c) if self.c else None,
            self.histogram_bins or 10,
            self.histogram_range,
        )


class ZoomRange(Parameters):
    """The zooms that a document tells, instead of the raster's own."""

    minzoom: Zoom | None = None
    maxzoom: Zoom | None = None


class ClassicTile(ClassicLayers, Drawing):
    """A tile, in the paths of 0.7 and those that 2.x shares."""

    z: Zoom
    x: Place
    y: Place
    TileMatrixSetId: MatrixSetName = "WebMercatorQuad"
    scale: int = Field(1, gt=0, le=4, description="1: 256 pixels a side, 2: 512, 3: 768.")
    format: ImageType | None = None
    buffer: Buffer | None = Field(None, description="Pixels to add on each side.")


class ClassicPreview(ClassicLayers, Drawing, Sized):
    """A picture of the whole raster."""

    format: ImageType | None = None


class ClassicBox(ClassicPreview):
    """A picture of a box in WGS 84."""

    minx: Coordinate
    miny: Coordinate
    maxx: Coordinate
    maxy: Coordinate
    format: ImageType


class ClassicPoint(ClassicLayers):
    """The values at a place in WGS 84."""

    lon: Coordinate
    lat: Coordinate


class ClassicStatistics(ClassicLayers, Sized, Measured):
    """Statistics of a smaller version of the raster."""


class ClassicTileJson(ClassicLayers, Drawing, ZoomRange):
    """Where a map client finds the tiles."""

    TileMatrixSetId: MatrixSetName = "WebMercatorQuad"
    tile_format: ImageType | None = None
    tile_scale: int = Field(1, gt=0, lt=4)
    buffer: Buffer | None = None


class ClassicWmts(ClassicTileJson):
    """Where a WMTS client finds the tiles."""

    tile_format: ImageType = "png"
