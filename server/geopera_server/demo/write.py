"""Write the demo's rasters: one Cloud Optimized GeoTIFF a date, and the elevation."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from rasterio.io import MemoryFile
from rasterio.shutil import copy as copy_raster

from ..errors import Cancelled
from .capture import CAPTURES, NODATA, Weather, capture
from .landscape import make_landscape
from .spectra import BANDS
from .terrain import PIXEL

SEED = 2
SIZE = 1024
CRS = "EPSG:32633"
WEST, NORTH = 358_160.0, 5_718_240.0  # farmland by the Elbe; what is drawn there is invented
ELEVATION_NODATA = -9999.0
ACQUIRED_AT = datetime.time(10, 15, 31)

_COLORS = (
    ColorInterp.blue, ColorInterp.green, ColorInterp.red, ColorInterp.undefined,
    ColorInterp.undefined,
)  # fmt: skip
_DESCRIPTION = "Synthetic scene made by Geopera's demo; it shows no real place."


@dataclass(frozen=True)
class DemoScene:
    """A raster of the demo; ``date`` and ``cloud_cover`` (percent) are None for elevation."""

    path: Path
    name: str
    date: datetime.date | None
    cloud_cover: float | None
    kind: Literal["imagery", "elevation"]


def write_demo(
    folder: Path,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    size: int = SIZE,
    captures: Sequence[Weather] = CAPTURES,
    seed: int = SEED,
) -> list[DemoScene]:
    """Write the demo's files into ``folder`` and return them, oldest first, elevation last.

    Args:
        folder: made when absent; files of the same name are replaced.
        progress: is called with 0..1.
        cancelled: is asked between the steps.
        size: rows and columns of 10 m; a smaller number gives another, smaller place.
        captures: the dates to write.
        seed: another number gives another place.

    Raises:
        Cancelled: ``cancelled`` said so; files that were finished stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    steps = len(captures) + 3

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled("The demo was cancelled.")

    def step(done: float) -> None:
        check()
        if progress is not None:
            progress(done / steps)

    step(0)
    landscape = make_landscape(seed, size, check)
    scenes = []
    for number, weather in enumerate(captures):
        step(number + 2)
        pixels, cloud = capture(landscape, weather, seed)
        path = folder / f"fields_{weather.date.isoformat()}.tif"
        when = datetime.datetime.combine(weather.date, ACQUIRED_AT)
        tags = {
            "TIFFTAG_DATETIME": when.strftime("%Y:%m:%d %H:%M:%S"),
            "TIFFTAG_IMAGEDESCRIPTION": _DESCRIPTION,
            "GEOPERA_CLOUD_COVER": f"{cloud:.1f}",
        }
        _write_cog(path, pixels, BANDS, NODATA, tags, _COLORS)
        name = f"Fields {weather.date.isoformat()}"
        scenes.append(DemoScene(path, name, weather.date, cloud, "imagery"))
    step(len(captures) + 2)
    path = folder / "elevation.tif"
    tags = {"TIFFTAG_IMAGEDESCRIPTION": _DESCRIPTION, "AREA_OR_POINT": "Area"}
    heights = landscape.terrain.elevation[None]
    _write_cog(path, heights, ("elevation",), ELEVATION_NODATA, tags, (ColorInterp.gray,))
    scenes.append(DemoScene(path, "Elevation", None, None, "elevation"))
    step(steps)
    return scenes


def _write_cog(
    path: Path,
    pixels: NDArray[Any],
    names: Sequence[str],
    nodata: float,
    tags: dict[str, str],
    colors: Sequence[ColorInterp],
) -> None:
    """Write (band, row, column) pixels as a COG; the file appears complete or not at all."""
    part = path.with_name(path.name + ".part")
    floating = pixels.dtype.kind == "f"
    profile = {
        "driver": "GTiff",
        "count": len(pixels),
        "height": pixels.shape[1],
        "width": pixels.shape[2],
        "dtype": pixels.dtype.name,
        "crs": CRS,
        "transform": Affine(PIXEL, 0.0, WEST, 0.0, -PIXEL, NORTH),
        "nodata": nodata,
        "photometric": "MINISBLACK",
    }
    try:
        with rasterio.Env(GDAL_NUM_THREADS="2"), MemoryFile() as memory:
            with memory.open(**profile) as target:
                target.write(np.ascontiguousarray(pixels))
                target.descriptions = tuple(names)
                target.colorinterp = tuple(colors)
                target.update_tags(**tags)
                if floating:
                    target.units = ("metre",)
            with memory.open() as source:
                copy_raster(
                    source,
                    part,
                    driver="COG",
                    compress="DEFLATE",
                    predictor="3" if floating else "2",
                    level="6",
                    blocksize="256",
                    overviews="IGNORE_EXISTING",
                    overview_resampling="BILINEAR" if floating else "AVERAGE",
                    bigtiff="NO",
                )
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
