"""What titiler.core 0.7 tells of a raster, and where it lies in a tile matrix set."""

from __future__ import annotations

from typing import Any

from rasterio.errors import RasterioError
from rasterio.rio.overview import get_maximum_overview_level
from rasterio.warp import calculate_default_transform
from rio_tiler.constants import WGS84_CRS
from rio_tiler.utils import has_alpha_band, has_mask_band

from ..reader import Reader
from .limits import Box


def geographic_bounds(reader: Reader) -> Box:
    """Return west, south, east, north in WGS 84."""
    west, south, east, north = reader.get_geographic_bounds(WGS84_CRS)
    return west, south, east, north


def zooms(reader: Reader) -> tuple[int, int]:
    """Return the zooms between which the raster's own pixels are shown, in the reader's tiles."""
    dataset, tms = reader.dataset, reader.tms
    try:
        if dataset.crs == tms.rasterio_crs:
            transform, width, height = dataset.transform, dataset.width, dataset.height
        else:
            transform, width, height = calculate_default_transform(
                dataset.crs, tms.rasterio_crs, dataset.width, dataset.height, *dataset.bounds
            )
        resolution = max(abs(transform.a), abs(transform.e))
        level = get_maximum_overview_level(width, height, minsize=256)
        return tms.zoom_for_res(resolution * 2**level), tms.zoom_for_res(resolution)
    except (RasterioError, ValueError, ArithmeticError):
        return tms.minzoom, tms.maxzoom


def info(reader: Reader) -> dict[str, Any]:
    """Return what ``/info`` answers; bands are named "1", "2", ..."""
    dataset = reader.dataset
    if has_alpha_band(dataset):
        nodata_type = "Alpha"
    elif has_mask_band(dataset):
        nodata_type = "Mask"
    else:
        nodata_type = "None" if dataset.nodata is None else "Nodata"
    minzoom, maxzoom = zooms(reader)
    found: dict[str, Any] = {
        "bounds": list(geographic_bounds(reader)),
        "minzoom": minzoom,
        "maxzoom": maxzoom,
        "band_metadata": [[str(index), dataset.tags(index)] for index in dataset.indexes],
        "band_descriptions": [
            [str(index), dataset.descriptions[index - 1] or ""] for index in dataset.indexes
        ],
        "dtype": dataset.meta["dtype"],
        "nodata_type": nodata_type,
        "colorinterp": [interp.name for interp in dataset.colorinterp],
    }
    if dataset.scales[0] and dataset.offsets[0]:
        found |= {"scale": dataset.scales[0], "offset": dataset.offsets[0]}
    if reader.colormap:
        found["colormap"] = {str(key): list(color) for key, color in reader.colormap.items()}
    found |= {
        "driver": dataset.driver,
        "count": dataset.count,
        "width": dataset.width,
        "height": dataset.height,
        "overviews": dataset.overviews(1),
    }
    if nodata_type == "Nodata":
        found["nodata_value"] = dataset.nodata
    return found
