"""Whether an open GeoTIFF is a valid Cloud Optimized GeoTIFF, and making one of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from rasterio.enums import ColorInterp

from ..errors import InvalidInput
from .formats import Format

_MAX_HEADER = 300
_UNPACKED_ANYWAY = 16 * 2**30  # bytes of a raster that is made a COG
_UNPACKED_TIMES = 64  # and so many more for each byte of its file
_MAX_BLOCKS = 5_000  # looked at for the first that is stored; a file can claim any number


def cog_problems(dataset: rasterio.DatasetReader) -> tuple[str, ...]:
    """Return in words what keeps the open file from being a COG; empty when it is one.

    The same rules as GDAL's validator in its strict form: tiled, internal overviews, headers
    before data, the data of small overviews before that of large ones.
    """
    if dataset.driver != Format.TIFF.value:
        return ("it is no GeoTIFF",)
    problems: list[str] = []
    large = max(dataset.width, dataset.height) > 512
    if any(name.lower().endswith(".ovr") for name in dataset.files):
        problems.append("its overviews are in an external file")
    if large and dataset.block_shapes[0][1] == dataset.width:
        problems.append("it is not tiled")
    overviews = dataset.overviews(1)
    if large and not overviews:
        problems.append("it has no overviews")
    structure = dataset.get_tag_item("GDAL_STRUCTURAL_METADATA", "TIFF") or ""
    if "KNOWN_INCOMPATIBLE_EDITION=YES" in structure:
        problems.append("its layout was spoilt by later edits")

    headers = [_header_offset(dataset, None)]
    headers += [_header_offset(dataset, level) for level in range(len(overviews))]
    if headers[0] > _MAX_HEADER:
        problems.append("its header is not at the start of the file")
    if headers != sorted(headers):
        problems.append("its headers are not in order")
    first_data = [_first_data(dataset, level) for level in [None, *range(len(overviews))]]
    present = [offset for offset in first_data if offset]
    if present and min(present) < max(headers):
        problems.append("its data begins before its headers end")
    if present != sorted(present, reverse=True):
        problems.append("the data of its overviews is not in order")
    return tuple(problems)


def _header_offset(dataset: rasterio.DatasetReader, level: int | None) -> int:
    return int(dataset.get_tag_item("IFD_OFFSET", "TIFF", bidx=1, ovr=level) or 0)


def _first_data(dataset: rasterio.DatasetReader, level: int | None) -> int:
    """Return the offset of the first stored block of a level, 0 when the first many are empty."""
    divisor = dataset.overviews(1)[level] if level is not None else 1
    block_height, block_width = dataset.block_shapes[0]
    rows = -(-max(1, dataset.height // divisor) // block_height)
    columns = -(-max(1, dataset.width // divisor) // block_width)
    for number in range(min(rows * columns, _MAX_BLOCKS)):
        row, column = divmod(number, columns)
        item = f"BLOCK_OFFSET_{column}_{row}"
        offset = int(dataset.get_tag_item(item, "TIFF", bidx=1, ovr=level) or 0)
        if offset:
            return offset
    return 0


def write_cog(
    dataset: rasterio.DatasetReader,
    target: Path,
    stored_bytes: int,
    *,
    is_categorical: bool = False,
) -> None:
    """Write a COG of an open raster, without loss, by GDAL's COG driver.

    Its overviews average, or show the most frequent value of classes and the nearest of a palette.

    Raises:
        InvalidInput: it holds far more pixels than a file of its length has a reason to.
    """
    _require_no_bomb(dataset, stored_bytes)
    has_palette = dataset.colorinterp[0] == ColorInterp.palette
    averaged = "NEAREST" if has_palette else "AVERAGE"
    rasterio.shutil.copy(
        dataset,
        target,
        driver="COG",
        COMPRESS="DEFLATE",
        LEVEL="6",
        PREDICTOR="YES",
        BLOCKSIZE="512",
        OVERVIEW_RESAMPLING="MODE" if is_categorical else averaged,
        BIGTIFF="IF_SAFER",
        STATISTICS="NO",
        NUM_THREADS="1",
    )


def _require_no_bomb(dataset: rasterio.DatasetReader, stored_bytes: int) -> None:
    """Refuse a raster that would keep a worker busy for hours: a few bytes can claim any size."""
    sizes = [np.dtype(name).itemsize for name in dataset.dtypes]
    decoded = dataset.width * dataset.height * sum(sizes)
    most = _UNPACKED_ANYWAY + _UNPACKED_TIMES * stored_bytes
    if decoded > most:
        raise InvalidInput(
            f"It unpacks to {decoded / 2**30:.0f} GiB, over {most / 2**30:.0f} GiB for a file of "
            "its length: make a COG of it first."
        )
