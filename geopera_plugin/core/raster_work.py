"""Work on rasters by the functions of the server, in the thread that asks and without a server."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsFeedback, QgsGeometry

from ..client.errors import BadRequest, Cancelled, ClientError
from .dependencies import DependencyProblem
from .embedded_server import server_module
from .error_words import error_text
from .settings import PluginSettings
from .side_by_side import in_parallel
from .tile_pyramid import Place
from .translate import tr

_DIGITS = 15  # of coordinates: a pixel is inside or not by its centre, however close


class RasterWork:
    """The server's functions, with QGIS's geometries, feedback and the plugin's errors.

    Every method raises ``BadRequest`` when the input cannot be used, ``Cancelled`` when the
    feedback was cancelled, and another ``ClientError`` when something else went wrong; all in
    words. Geometries are polygons in EPSG:4326.
    """

    def __init__(self, settings: PluginSettings | None = None) -> None:
        self._site = (settings or PluginSettings()).site_packages

    def clip(
        self,
        source: Path,
        area: QgsGeometry,
        target: Path,
        feedback: QgsFeedback,
        *,
        bands: str | None = None,
        exact_box: bool = False,
    ) -> Any:
        """Write the clip of a GeoTIFF to a polygon, and return the server's ``ClipReport``."""
        with self._told("Clip"):
            clip = self._module("raster.clip")
            return clip.clip(
                source,
                _geojson(area),
                target,
                wanted=clip.Wanted(bands=bands or None, exact_box=exact_box),
                progress=_progress(feedback),
                cancelled=feedback.isCanceled,
            )

    def is_usable(self, area: QgsGeometry) -> str | None:
        """Return why the server would refuse a polygon, in words, or None."""
        try:
            with self._told("Area"):
                self._module("raster.aoi").parse_aoi(_geojson(area))
        except BadRequest as error:
            return error_text(error)
        return None

    def measure(
        self, source: Path, areas: Sequence[QgsGeometry], feedback: QgsFeedback, **options: Any
    ) -> list[dict[str, dict[str, Any]]]:
        """Return the statistics of each polygon by band, flat as the server's JSON is.

        ``options`` are those of the server's ``raster.statistics.Options``.
        """
        with self._told("Statistics"):
            found = self._module("raster.statistics").zonal_statistics(
                source,
                [_geojson(area) for area in areas],
                progress=_progress(feedback),
                cancelled=feedback.isCanceled,
                **options,
            )
        return [{key: band.asdict() for key, band in by_key.items()} for by_key in found]

    def outputs(self, source: Path, bands: str | None, expression: str | None) -> dict[str, str]:
        """Return what would be measured: the name of each band or result by its key."""
        with self._told("Bands"):
            with self._module("raster.source").open_source(source) as dataset:
                info = self._module("raster.info").describe(dataset)
            found = self._module("raster.area_reader").outputs_of(info, bands, expression)
            return dict(zip(found.keys, found.descriptions))

    def captured(self, source: Path) -> datetime.date | None:
        """Return the day a scene was taken, by its file name or tags; None when nothing tells."""
        with self._told("Date"), self._module("raster.source").open_source(source) as dataset:
            day: datetime.date | None = self._module("raster.info").describe(dataset).captured
            return day

    def index(
        self,
        source: Path,
        expression: str,
        area: QgsGeometry | None,
        target: Path,
        feedback: QgsFeedback,
    ) -> None:
        """Write the results of band math as a COG of float32; it appears complete or not at all."""
        if target.exists() and target.samefile(source):
            raise BadRequest(
                "Index", tr("The result cannot replace its source: choose another name.")
            )
        part = target.with_name(f".{target.name}.part.tif")
        with self._told("Index"):
            recipe = self._module("raster.recipes").Index(expression)
            geometry = None
            if area is not None:
                geometry = self._module("raster.aoi").parse_aoi(_geojson(area))
            try:
                self._module("raster.product").write_product(
                    [source], geometry, part, recipe, _progress(feedback), feedback.isCanceled
                )
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def described(self, source: Path) -> Any:
        """Return the server's ``RasterInfo``: bands, place, zooms."""
        with self._told("Raster"), self._module("raster.source").open_source(source) as dataset:
            return self._module("raster.info").describe(dataset)

    def tiles(
        self,
        source: Path,
        places: Iterable[Place],
        options: Mapping[str, Any],
        feedback: QgsFeedback,
        *,
        terrain: bool = False,
    ) -> Iterator[tuple[Place, bytes]]:
        """Yield encoded tiles, in the order of their places (z, x, y), without those of nothing.

        ``options`` are those of the server's ``TileRequest``, or ``TerrainRequest``.
        """
        with self._told("Tiles"):
            draw, nothing = self._painter(source, options, terrain)
            for place, content in in_parallel(draw, places, feedback.isCanceled):
                if content != nothing:
                    yield place, content
            if feedback.isCanceled():
                raise Cancelled("Tiles")

    def _painter(
        self, source: Path, options: Mapping[str, Any], terrain: bool
    ) -> tuple[Callable[[Place], bytes], bytes | None]:
        """Return what draws the tile of a place, and what it draws where there is nothing."""
        if terrain:
            module = self._module("raster.terrain")
            encoding = module.TerrainEncoding(options["encoding"])
            options = {**options, "encoding": encoding}
            return (
                lambda place: (
                    module.render_terrain(source, module.TerrainRequest(*place, **options)).content
                ),
                None,
            )
        module = self._module("raster.tile")
        empty = self._module("raster.encode").empty
        request = module.TileRequest(0, 0, 0, **options)
        return (
            lambda place: module.render_tile(source, request.at(*place)).content,
            empty(request.tilesize, request.format).content,
        )

    def _module(self, name: str) -> Any:
        return server_module(name, self._site)

    @contextmanager
    def _told(self, title: str) -> Iterator[None]:
        """Turn the server's errors into those of the plugin."""
        try:
            errors = self._module("errors")
            from rasterio._err import CPLE_BaseError
            from rasterio.errors import RasterioError
        except DependencyProblem as problem:
            raise ClientError(title, str(problem)) from None
        try:
            yield
        except errors.Cancelled:
            raise Cancelled(title) from None
        except (errors.InvalidInput, errors.NotFound) as error:
            raise BadRequest(title, error.detail) from error
        except (errors.GeoperaError, RasterioError, CPLE_BaseError, OSError) as error:
            raise ClientError(title, error_text(error)) from error


def _geojson(area: QgsGeometry) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(area.asJson(_DIGITS))
    return value


def _progress(feedback: QgsFeedback) -> Any:
    return lambda share: feedback.setProgress(100.0 * share)
