"""The one place that opens rasters, and that makes rasterio use its own GDAL and PROJ data.

Inside QGIS the environment names the data folders of QGIS's own GDAL and PROJ. The libraries in
rasterio's wheel cannot read those ("DATABASE.LAYOUT.VERSION ... comes from another PROJ
installation"), and rasterio looks at the environment again each time a thread enters its
outermost ``rasterio.Env``. So ``rasterio._env`` is given a view of ``os`` that hides these
variables: the process's environment, which belongs to QGIS, is never changed.
"""

from __future__ import annotations

import os
import re
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import rasterio
import rasterio._env
from rasterio._err import CPLE_BaseError
from rasterio.enums import Interleaving
from rasterio.env import setenv
from rasterio.errors import (
    NodataShadowWarning,
    NotGeoreferencedWarning,
    RasterioError,
)

from ..errors import InvalidInput, NotFound, Unavailable
from .at_hand import about_to_wait
from .bytes_source import ShortRead, SourceChanged
from .formats import START, Format, format_of
from .location import Identity, Location, identify, name_of, text_of
from .remote.file import RemoteFile
from .remote.gdal import RemoteReader, open_remote
from .remote.remote_object import Version

_HIDDEN = frozenset({"PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH"})
_WHEEL = Path(rasterio.__file__).resolve().parent
_PROJ_DATA = _WHEEL / "proj_data"
_GDAL_DATA = _WHEEL / "gdal_data"

GDAL_OPTIONS: dict[str, Any] = {
    # Files beside a raster (.ovr, .msk, .aux, world files) are not looked for: GDAL would open them
    # by any driver, and a VRT among them can name any file or address.
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_PAM_ENABLED": False,
    "GDAL_GEOREF_SOURCES": "INTERNAL",
    "GDAL_TIFF_INTERNAL_MASK": True,
    "GTIFF_IMPLICIT_JPEG_OVR": False,
    "VSI_CACHE": False,
    "GDAL_CACHEMAX": 134217728,
}

_FEW_BYTES = 16 * 2**20
_ITEM_BYTES = {"uint8": 1, "int8": 1, "uint16": 2, "int16": 2, "float16": 2}
_ITEM_BYTES |= {"uint32": 4, "int32": 4, "float32": 4}
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+._-]+:")  # two letters or more: not a drive
MAX_BLOCK_BYTES = 512 * 2**20
MAX_BANDS = 1000


def keep_few_blocks() -> None:
    """Let GDAL keep few decoded blocks in this process, whose work reads each of them once."""
    GDAL_OPTIONS["GDAL_CACHEMAX"] = _FEW_BYTES


# a file without georeference is refused in words; catch_warnings is not safe in threads
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)
warnings.filterwarnings("ignore", category=NodataShadowWarning)  # nodata beside alpha: it wins


class _ShieldedEnviron(Mapping[str, str]):
    """The environment as it is now; a copy for each look would cost a first tile 1 ms."""

    def __getitem__(self, key: str) -> str:
        if key in _HIDDEN:
            raise KeyError(key)
        return os.environ[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key in os.environ if key not in _HIDDEN)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _ShieldedOs(ModuleType):
    """Behave as ``os`` whose ``environ`` lacks the data folders of another GDAL."""

    environ = _ShieldedEnviron()

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


if _PROJ_DATA.is_dir():  # a wheel; a rasterio linked to the system's GDAL shares its data
    rasterio._env.os = _ShieldedOs("os")
    rasterio._env.set_proj_data_search_path(str(_PROJ_DATA))  # for what runs outside an Env


class _Inside(threading.local):
    """How many environments of this module a thread is in."""

    depth = 0


_inside = _Inside()


@contextmanager
def raster_env(**options: Any) -> Iterator[None]:
    """Run GDAL work of this thread with the options and data files that this package needs.

    Inside another one it does nothing but set ``options``: a tile would pay 0.3 ms for more.

    Raises:
        NotAtHand: this thread may not wait, and GDAL may make it.
    """
    about_to_wait()
    if _inside.depth and not options:
        yield
        return
    with rasterio.Env(**{**GDAL_OPTIONS, **options}):
        if _PROJ_DATA.is_dir():
            setenv(GDAL_DATA=str(_GDAL_DATA))
        _inside.depth += 1
        try:
            yield
        finally:
            _inside.depth -= 1


class RasterChanged(Unavailable):
    """The raster was replaced while it was read: try again."""


@contextmanager
def open_source(location: Location, **open_options: Any) -> Iterator[rasterio.DatasetReader]:
    """Open a GeoTIFF for reading, in this thread only.

    Only the file itself is read: overviews, masks and metadata beside it are ignored.

    Raises:
        NotFound: there is no such file.
        InvalidInput: not a plain GeoTIFF file, or one that this server does not read.
        Unavailable: the host of a remote file does not answer.
        RasterChanged: it was replaced while it was read.
    """
    with raster_env(), reading(location):
        dataset = open_checked(identify(checked(location)), open_options)
        with dataset:
            yield dataset
            require_sound(dataset)


@contextmanager
def reading(location: Location) -> Iterator[None]:
    """Tell in words what goes wrong while a raster is read.

    Raises:
        InvalidInput: it cannot be read.
        RasterChanged: it was replaced.
    """
    try:
        yield
    except (RasterioError, CPLE_BaseError, ShortRead) as error:
        raise unreadable(location, error) from error
    except SourceChanged as error:
        raise RasterChanged from error


def unreadable(location: Location, error: Exception) -> InvalidInput:
    """Return the error of a raster that cannot be read; folders and hosts are not named."""
    name = name_of(location)
    return InvalidInput(f"{name} cannot be read: {_without_folders(words(error), location)}.")


def require_sound(dataset: rasterio.DatasetReader) -> None:
    """Raise what kept reads of a remote raster from giving its bytes, if any did."""
    if isinstance(dataset, RemoteReader):
        dataset.feed.check()


def checked(location: Location) -> Location:
    """Return a remote file as it is, and of a local one what :func:`checked_path` returns."""
    return location if isinstance(location, RemoteFile) else checked_path(location)


def checked_path(path: str | Path) -> Path:
    """Return the absolute path of a local raster file, without opening it by GDAL."""
    text = os.fspath(path)
    if not text or "\0" in text:
        raise InvalidInput("The path of the raster is empty or has a NUL character.")
    if text.replace("\\", "/").lower().startswith("/vsi") or _SCHEME.match(text):
        raise InvalidInput(f"Only local GeoTIFF files can be read, not {text[:80]!r}.")
    file = Path(text).absolute()
    if not file.is_file():
        raise NotFound(f"There is no file {file.name!r}.")
    _format(file)
    return file


def open_checked(identity: Identity, open_options: dict[str, Any]) -> rasterio.DatasetReader:
    """Open a file whose location was :func:`checked`; the caller closes it, in the same thread.

    Raises:
        InvalidInput: GDAL cannot read it, or this server does not.
        OSError: it was replaced, or ends too soon.
    """
    location = identity.path
    try:
        if isinstance(location, RemoteFile):
            dataset = open_remote(location, Version(*identity.version), open_options)
        else:
            driver = _format(Path(location)).value
            dataset = rasterio.open(location, driver=driver, **open_options)
    except (RasterioError, CPLE_BaseError, ValueError) as error:
        raise unreadable(location, error) from error
    try:
        _refuse(dataset, name_of(location))
    except InvalidInput:
        dataset.close()
        raise
    return dataset


def _refuse(dataset: rasterio.DatasetReader, name: str) -> None:
    if dataset.tags(ns="OVERVIEWS") or dataset.tags(ns="ProxyOverviewRequest"):
        # GDAL would open whatever file or URL such an item names
        raise InvalidInput(f"{name} refers to overviews in another file.")
    if dataset.count < 1:
        raise InvalidInput(f"{name} has no bands.")
    if dataset.count > MAX_BANDS:
        raise InvalidInput(f"{name} has {dataset.count} bands, over {MAX_BANDS}.")
    if _block_bytes(dataset) > MAX_BLOCK_BYTES:
        raise InvalidInput(
            f"{name} has blocks of over {MAX_BLOCK_BYTES // 2**20} MiB: convert it to a COG."
        )
    if any(dtype.startswith("complex") for dtype in dataset.dtypes):
        raise InvalidInput(
            f"{name} holds complex numbers ({dataset.dtypes[0]}): convert it to real bands."
        )


def _block_bytes(dataset: rasterio.DatasetReader) -> int:
    """Return the bytes that must be decoded at once to read any pixel."""
    itemsize = max(_ITEM_BYTES.get(dtype, 8) for dtype in dataset.dtypes)
    together = dataset.count if dataset.interleaving == Interleaving.pixel else 1
    pixels = max(int(rows) * int(columns) for rows, columns in dataset.block_shapes)
    return pixels * itemsize * together


def _format(file: Path) -> Format:
    try:
        with file.open("rb") as stream:
            found = format_of(stream.read(START))
    except OSError as error:
        raise NotFound(f"{file.name} cannot be opened.") from error
    if found is None:
        raise InvalidInput(f"{file.name} is not of a format that is read: give a GeoTIFF.")
    return found


def _without_folders(text: str, location: Location) -> str:
    folder = text_of(location).rpartition("/")[0]
    text = re.sub(r"/vsi\w+(/\d+)?/remote\.tif", name_of(location), text)
    return text.replace(f"{folder}/", "") if folder else text


def words(error: BaseException) -> str:
    """Return what an error says, fit to end a sentence."""
    if "See previous exception" in str(error) and error.__cause__ is not None:
        error = error.__cause__  # rasterio says no more than that
    return str(error).strip().rstrip(".") or type(error).__name__
