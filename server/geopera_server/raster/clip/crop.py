"""The crop engine: read, mask, write again without loss, as a COG on the source's own grid."""

from __future__ import annotations

import hashlib
import math
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from rasterio._err import CPLE_BaseError
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ...errors import InvalidInput, Unavailable
from ..pixels import PixelArea, chunks, covered
from ..source import raster_env
from . import profile
from .profile import Hiding, hiding
from .report import Progress, Written

_CHUNK_BYTES = 32_000_000
_WRITE_SHARE = 0.6  # of the progress: cutting; the rest is building the COG
_POLL_S = 0.1


def crop(
    source: rasterio.DatasetReader,
    area: PixelArea,
    part: Path,
    tiles: Path,
    *,
    name: str | None,
    report: Progress,
    check: Callable[[], None],
) -> Written:
    """Write the area's box to ``part``, by way of ``tiles``; ``check`` raises Cancelled.

    Raises:
        InvalidInput: the area covers no pixel centre.
        Unavailable: the output cannot be written.
    """
    width, height = int(area.window.width), int(area.window.height)
    options = profile.cog_options(source, width, height)
    inside = _write_tiles(source, area, tiles, name, report, check)
    if not inside:
        raise InvalidInput("The area of interest covers no pixel centre of the raster.")
    _build_cog(tiles, part, options, report, check)
    return Written(width, height, inside, _sha256(part, check))


def _write_tiles(
    source: rasterio.DatasetReader,
    area: PixelArea,
    tiles: Path,
    name: str | None,
    report: Progress,
    check: Callable[[], None],
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
                check()
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
    check: Callable[[], None],
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
    check()
    if failures:
        raise Unavailable(f"The clip cannot be written: {failures[0]}.") from failures[0]


def _sha256(path: Path, check: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            check()
            digest.update(block)
    return digest.hexdigest()
