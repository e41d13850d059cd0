"""The crop engine: read, mask, write again without loss, as a COG on the source's own grid."""

from __future__ import annotations

import glob
import hashlib
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from rasterio._err import CPLE_BaseError
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError
from rasterio.windows import Window
from shapely.geometry.base import BaseGeometry

from ...errors import Cancelled, InvalidInput, Unavailable
from ..aoi import parse_aoi
from ..info import describe
from ..pixels import PixelArea, chunks, covered, pixel_area
from ..source import checked_path, open_source, raster_env
from . import profile
from .profile import Hiding, hiding

_CHUNK_BYTES = 32_000_000
_WRITE_SHARE = 0.6  # of the progress: cutting; the rest is building the COG
_POLL_S = 0.1

Progress = Callable[[float], None]


@dataclass(frozen=True)
class ClipReport:
    """What was written.

    ``recompressed`` tells that the source's codec loses detail, so that its decoded pixels were
    stored by a lossless one and the file is larger than its share of the source.
    ``checksum`` is the SHA-256 of the file.
    """

    path: Path
    size_bytes: int
    width: int
    height: int
    pixels_inside: int
    engine: str
    recompressed: bool
    checksum: str


def clip(
    source_path: str | Path,
    geometry: BaseGeometry | dict[str, object] | str,
    output_path: str | Path,
    *,
    name: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ClipReport:
    """Cut a raster to an EPSG:4326 polygon and write a COG.

    Pixels whose centre is inside keep their values bit by bit; the others are nodata, transparent
    or masked, as the source hides pixels. The file appears complete or not at all.

    Raises:
        InvalidInput: no overlap, no pixel inside, source or output cannot be used.
        Unavailable: the output cannot be written.
        Cancelled: ``cancelled()`` said so.
    """
    report = progress or (lambda share: None)
    stop = cancelled or (lambda: False)
    output = _output(source_path, output_path)
    tiles = output.with_name(f".{output.name}.tiles.tif")
    part = output.with_name(f".{output.name}.part.tif")
    area_geometry = parse_aoi(geometry)
    try:
        with open_source(source_path) as source:
            describe(source)
            area = pixel_area(source, area_geometry)
            recompressed = _codec(source) in profile.LOSSY_CODECS
            options = profile.cog_options(source, int(area.window.width), int(area.window.height))
            inside = _write_tiles(source, area, tiles, name, report, stop)
        if not inside:
            raise InvalidInput("The area of interest covers no pixel centre of the raster.")
        _build_cog(tiles, part, options, report, stop)
        checksum = _sha256(part)
        if stop():
            raise Cancelled
        part.replace(output)
    finally:
        for leftover in output.parent.glob(f".{glob.escape(output.name)}.*.tif*"):
            leftover.unlink(missing_ok=True)  # GDAL's own temporary files included
    report(1.0)
    return ClipReport(
        path=output,
        size_bytes=output.stat().st_size,
        width=int(area.window.width),
        height=int(area.window.height),
        pixels_inside=inside,
        engine="crop",
        recompressed=recompressed,
        checksum=checksum,
    )


def _output(source_path: str | Path, output_path: str | Path) -> Path:
    source, output = checked_path(source_path), Path(output_path).absolute()
    if not output.parent.is_dir():
        raise InvalidInput(f"The folder of {output.name} does not exist.")
    if output.exists() and (output.is_dir() or output.samefile(source)):
        raise InvalidInput(f"{output.name} is a folder, or the source itself: choose another name.")
    return output


def _codec(dataset: rasterio.DatasetReader) -> str:
    text = dataset.tags(ns="IMAGE_STRUCTURE").get("COMPRESSION", "")
    return str(text).lower().split(" ", maxsplit=1)[-1].replace("ycbcr ", "")


def _write_tiles(
    source: rasterio.DatasetReader,
    area: PixelArea,
    tiles: Path,
    name: str | None,
    report: Progress,
    stop: Callable[[], bool],
) -> int:
    """Copy the pixels inside to a tiled file, chunk by chunk, and return how many there are."""
    how = hiding(source)
    target_profile = profile.temporary_profile(source, area.window, how)
    pixel_bytes = source.count * np.dtype(source.dtypes[0]).itemsize
    side = max(128, min(2048, int(math.sqrt(_CHUNK_BYTES / pixel_bytes))))
    windows = chunks(source, area.window, side)
    inside = 0
    try:
        with rasterio.open(tiles, "w", **target_profile) as target:
            profile.copy_description(source, target, name)
            for done, (window, mask) in enumerate(covered(area, windows)):
                if stop():
                    raise Cancelled
                chosen = mask if mask is not None else _full(window)
                inside += int(chosen.sum())
                _copy(source, target, area, window, chosen, how)
                report(_WRITE_SHARE * min(1.0, done / len(windows)))
    except (RasterioError, CPLE_BaseError, OSError) as error:
        raise Unavailable(f"The clip cannot be written: {error}.") from error
    return inside


def _full(window: Window) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.ones((int(window.height), int(window.width)), np.bool_)


def _copy(
    source: rasterio.DatasetReader,
    target: rasterio.io.DatasetWriter,
    area: PixelArea,
    window: Window,
    chosen: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    how: Hiding,
) -> None:
    values = source.read(window=window)
    outside = ~chosen
    if outside.any():
        for index, interp in enumerate(source.colorinterp):
            fill = 0 if how.nodata is None or interp == ColorInterp.alpha else how.nodata
            values[index][outside] = fill
    place = Window(
        window.col_off - area.window.col_off,
        window.row_off - area.window.row_off,
        window.width,
        window.height,
    )
    target.write(values, window=place)
    if how.mask:
        shown = (
            source.dataset_mask(window=window)
            if how.nodata is None
            else source.read_masks(1, window=window)
        )
        target.write_mask(np.where(chosen, shown, 0).astype(np.uint8), window=place)


def _build_cog(
    tiles: Path,
    part: Path,
    options: dict[str, object],
    report: Progress,
    stop: Callable[[], bool],
) -> None:
    """Let GDAL lay out the COG in a thread, and tell the progress from the size of its file."""
    failures: list[Exception] = []

    def work() -> None:
        try:
            with raster_env():
                rasterio.shutil.copy(tiles, part, **options)
        except (RasterioError, CPLE_BaseError, OSError) as error:
            failures.append(error)

    expected = max(1.0, tiles.stat().st_size * 1.2)
    thread = threading.Thread(target=work, name="geopera-cog")
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_S)
        written = part.stat().st_size if part.exists() else 0
        report(_WRITE_SHARE + (0.99 - _WRITE_SHARE) * min(1.0, written / expected))
    if stop():
        raise Cancelled
    if failures:
        raise Unavailable(f"The clip cannot be written: {failures[0]}.") from failures[0]


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
