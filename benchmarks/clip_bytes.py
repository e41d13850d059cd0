"""Count what a clip reads over HTTP beside the bytes of the tiles that it has pixels of."""

from __future__ import annotations

from pathlib import Path

import rasterio
import shapely

from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip import clip
from geopera_server.raster.clip.tilecopy import Unsuited, make_plan
from geopera_server.raster.clip.tilecopy.scanline import Scanline
from geopera_server.raster.pixels import PixelArea, pixel_area
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions
from geopera_server.raster.source import open_source
from geopera_server.raster.tiff.directory import read_structure
from geopera_server.raster.tiff.image import levels
from tests.server.range_server import range_server


def bytes_ratio(source: Path, shape: shapely.Geometry, output: Path) -> float:
    """Return bytes read over HTTP by those of the touched tiles; ``shape`` is EPSG:4326."""
    with open_source(source) as dataset:
        touched = _touched(dataset, source, pixel_area(dataset, parse_aoi(shape)))
    with range_server() as host:
        access = RemoteAccess(RemoteOptions(prefixes=(host.url("/"),)))
        try:
            remote = access.file(host.put("/scene.tif", source.read_bytes()))
            clip(remote, shape, output)
            return sum(each.sent for each in host.take()) / touched
        finally:
            access.close()


def _touched(dataset: rasterio.DatasetReader, source: Path, area: PixelArea) -> int:
    """Return the bytes of all tiles that are copied or cut, or else of full resolution alone."""
    total = 0
    try:
        planned = make_plan(dataset, area).levels
    except Unsuited:
        content = source.read_bytes()
        image = levels(read_structure(lambda start, size: content[start : start + size]))[0].image
        grid = Scanline(area.geometry, (0, 0), 1, image.width, image.height)
        places = grid.places(image.tile_width, image.tile_height)
        return int(image.sizes[:, places > 0].sum())
    for level in planned:
        y, x = level.first_tile
        rows, columns = level.places.shape
        for image in (level.image, level.source.mask):
            if image is not None:
                sizes = image.sizes[:, y : y + rows, x : x + columns]
                total += int(sizes[:, level.places > 0].sum())
    return total
