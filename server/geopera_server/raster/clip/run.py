"""Clipping: the choice of the engine, and the file that appears complete or not at all."""

from __future__ import annotations

import glob
from collections.abc import Callable
from pathlib import Path

import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError
from shapely.geometry.base import BaseGeometry

from ...errors import Cancelled, InvalidInput, Unavailable
from ..aoi import parse_aoi
from ..bytes_source import ShortRead, SourceChanged
from ..info import describe
from ..location import Location
from ..pixels import pixel_area
from ..remote.file import RemoteFile
from ..remote.gdal import RemoteReader
from ..source import checked, open_source, require_sound, unreadable
from .engine import Engine, choose_engine, has_new_overviews, is_recompressed
from .interruptible import Interruptible, heard
from .report import ClipReport, Progress, Written
from .tilecopy import Plan, Unsuited, tile_copy
from .tilecopy.ahead import ReadAhead
from .wanted import Wanted

_AS_IS = Wanted()


def clip(
    location: Location,
    geometry: BaseGeometry | dict[str, object] | str,
    output_path: str | Path,
    *,
    name: str | None = None,
    wanted: Wanted = _AS_IS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ClipReport:
    """Cut a raster to an EPSG:4326 polygon and write a COG.

    Pixels whose centre is inside keep their values bit by bit; the others are nodata, transparent
    or masked, as the source hides pixels. Where the source's tiles can be copied, the file ends at
    tiles, so that it has a blank border of up to two tiles; else it ends at the area's box.
    The file appears complete or not at all. ``wanted`` can ask for other bands, results of band
    math, another grid or the exact box; then pixels are read and written again without loss.

    Raises:
        InvalidInput: no overlap, no pixel inside, source or output cannot be used.
        Unavailable: the output cannot be written, or the host of a remote raster does not answer.
        RasterChanged: it was replaced while it was read.
        Cancelled: ``cancelled()`` said so.
    """
    report = progress or (lambda share: None)

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    output = _output(location, output_path)
    part = output.with_name(f".{output.name}.part.tif")
    tiles = output.with_name(f".{output.name}.tiles.tif")
    area_geometry = parse_aoi(geometry)
    check()
    try:
        if isinstance(location, RemoteFile):
            heard(location.version, check)
        with open_source(location) as source:
            if isinstance(source, RemoteReader):
                source.feed.source = Interruptible(source.feed.source, check)
            describe(source)
            plan = None
            if not wanted.needs_pixels:
                area = pixel_area(source, area_geometry)
                check()
                plan = choose_engine(source, area)
                if plan is not None and isinstance(plan.source, ReadAhead):
                    plan.source.listen(check)
            check()
            try:
                try:
                    written = _copied(source, plan, part, tiles, name, report, check)
                except Unsuited:  # what only its tiles could tell
                    plan = None
                    written = _cropped(
                        source, area_geometry, wanted, part, tiles, name, report, check
                    )
            except (ShortRead, SourceChanged):
                raise
            except (RasterioError, CPLE_BaseError, OSError) as error:
                require_sound(source)
                if str(error).startswith("Read failed"):  # as rasterio says it; nothing to wait for
                    cause = error.__cause__
                    told = cause if isinstance(cause, CPLE_BaseError) else error
                    raise unreadable(location, told) from error
                raise Unavailable(f"The clip cannot be written: {error}.") from error
            recompressed = is_recompressed(source, plan)
        check()
        part.replace(output)
    finally:
        for leftover in output.parent.glob(f".{glob.escape(output.name)}.*.tif*"):
            leftover.unlink(missing_ok=True)  # GDAL's own temporary files included
    report(1.0)
    engine = Engine.WARP if wanted.resamples else Engine.CROP
    if plan is not None:
        engine = Engine.TILE_COPY
    return ClipReport(
        path=output,
        size_bytes=output.stat().st_size,
        width=written.width,
        height=written.height,
        pixels_inside=written.pixels_inside,
        engine=str(engine),
        recompressed=recompressed,
        overviews_recompressed=has_new_overviews(plan),
        checksum=written.checksum,
    )


def _copied(
    source: rasterio.DatasetReader,
    plan: Plan | None,
    part: Path,
    tiles: Path,
    name: str | None,
    report: Progress,
    check: Callable[[], None],
) -> Written:
    if plan is None:
        raise Unsuited
    return tile_copy(source, plan, part, tiles, name=name, report=report, check=check)


def _cropped(
    source: rasterio.DatasetReader,
    geometry: BaseGeometry,
    wanted: Wanted,
    part: Path,
    tiles: Path,
    name: str | None,
    report: Progress,
    check: Callable[[], None],
) -> Written:
    from .crop import crop  # most clips need neither
    from .decode import prepared

    with prepared(source, geometry, wanted, name) as ready:
        return crop(ready.reader, ready.area, ready.output, part, tiles, report=report, check=check)


def _output(location: Location, output_path: str | Path) -> Path:
    source, output = checked(location), Path(output_path).absolute()
    if not output.parent.is_dir():
        raise InvalidInput(f"The folder of {output.name} does not exist.")
    is_source = not isinstance(source, RemoteFile) and output.exists() and output.samefile(source)
    if output.is_dir() or is_source:
        raise InvalidInput(f"{output.name} is a folder, or the source itself: choose another name.")
    return output
