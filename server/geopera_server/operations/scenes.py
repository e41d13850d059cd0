"""What a raster that is taken in becomes: an item with one asset, or an asset of an item."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import shapely

from ..catalog.footprints import Place
from ..db.models import Asset, Item
from ..errors import InvalidInput
from ..raster.formats import MEDIA_TYPES, Format
from ..raster.info import RasterInfo, inspect
from ..raster.location import Location, name_of, text_of
from ..raster.remote.file import RemoteFile

ASSET_KEY = "data"
COG_MEDIA_TYPE = "image/tiff; application=geotiff; profile=cloud-optimized"
TIFF_MEDIA_TYPE = "image/tiff; application=geotiff"


@dataclass(frozen=True)
class Scene:
    """A GeoTIFF that was looked at and can be registered."""

    path: Location
    info: RasterInfo
    name: str
    date: dt.date | None


def examine(path: Location, date: dt.date | None = None, name: str | None = None) -> Scene:
    """Look at one GeoTIFF; nothing is stored.

    Raises:
        InvalidInput: not a GeoTIFF, or one without a position on Earth; or its URL may expire.
    """
    if isinstance(path, RemoteFile):
        if path.url != path.shown:
            raise InvalidInput("A URL with a query may expire: it cannot be taken in.")
    else:
        path = Path(path).resolve()
    return scene_of(path, date, name)


def scene_of(path: Location, date: dt.date | None = None, name: str | None = None) -> Scene:
    """Look at one GeoTIFF that may be moved before it is stored; raises as `examine`."""
    info = inspect(path)
    return Scene(path, info, name or Path(name_of(path)).stem, date or info.captured)


def as_item(project_id: str, scene: Scene) -> Item:
    """Return the item of a scene, with its asset, not stored yet."""
    info = scene.info
    west, south, east, north = info.bbox_wgs84
    footprint = shapely.geometry.shape(info.footprint)
    captured = dt.datetime.combine(scene.date, dt.time(), dt.UTC) if scene.date else None
    return Item(
        project_id=project_id,
        stac_id=Path(name_of(scene.path)).stem,
        type="user_raster",
        name=scene.name,
        footprint=shapely.to_wkb(footprint),
        west=west,
        south=south,
        east=east,
        north=north,
        captured_at=captured,
        cloud_cover=info.cloud_cover,
        gsd=info.gsd_m,
        properties=_projection(info),
        assets=[_asset(info, scene.path, scene.name)],
    )


@dataclass(frozen=True)
class RasterAsset:
    """A raster that was looked at: its asset, not stored yet, and its place."""

    asset: Asset
    place: Place


def raster_asset(path: Location, key: str, title: str | None, roles: list[str]) -> RasterAsset:
    """Look at one GeoTIFF and return what becomes an asset; raises as `examine`."""
    scene = examine(path)
    asset = _asset(scene.info, scene.path, title or scene.name, key)
    asset.roles = roles
    footprint = shapely.to_wkb(shapely.geometry.shape(scene.info.footprint))
    return RasterAsset(asset, Place(footprint, scene.info.bbox_wgs84))


def _media_type(info: RasterInfo) -> str:
    if info.format is not Format.TIFF:
        return MEDIA_TYPES[info.format][0]
    return COG_MEDIA_TYPE if info.is_cog else TIFF_MEDIA_TYPE


def _asset(info: RasterInfo, path: Location, title: str, key: str = ASSET_KEY) -> Asset:
    return Asset(
        key=key,
        title=title,
        path=text_of(path),
        media_type=_media_type(info),
        roles=["data"],
        size_bytes=info.size_bytes,
        bands=[
            {
                "index": band.index,
                "name": band.name,
                "eo:common_name": band.common_name,
                "data_type": band.dtype,
                "nodata": _finite(band.nodata),
            }
            for band in info.bands
        ],
        minzoom=info.minzoom,
        maxzoom=info.maxzoom,
    )


def _projection(info: RasterInfo) -> dict[str, object]:
    """Return the grid; ``proj:code`` is STAC's, ``proj:epsg`` is what older clients read."""
    code = f"EPSG:{info.epsg}" if info.epsg else None
    shape = [info.height, info.width]
    return {"proj:code": code, "proj:epsg": info.epsg, "proj:shape": shape}


def _finite(value: float | None) -> float | None:
    """Return a value that JSON can hold: a nodata of NaN is given as none."""
    return value if value is not None and value == value else None
