"""Which formats are read, told by how a file begins and never by its name."""

from __future__ import annotations

from enum import Enum


class Format(Enum):
    """A format, and the one driver of GDAL that may open it."""

    TIFF = "GTiff"
    JPEG2000 = "JP2OpenJPEG"


MEDIA_TYPES = {
    Format.TIFF: ("image/tiff", "image/vnd.stac.geotiff", "image/geotiff"),
    Format.JPEG2000: ("image/jp2", "image/j2k"),
}
SUFFIXES = {Format.TIFF: (".tif", ".tiff"), Format.JPEG2000: (".jp2", ".j2k")}

START = 12  # bytes that tell a format
_STARTS = {
    b"II*\x00": Format.TIFF,
    b"MM\x00*": Format.TIFF,
    b"II+\x00": Format.TIFF,
    b"MM\x00+": Format.TIFF,
    b"\x00\x00\x00\x0cjP  \r\n\x87\n": Format.JPEG2000,
    b"\xff\x4f\xff\x51": Format.JPEG2000,  # without boxes
}
_allowed = {Format.TIFF}


def allow_jpeg2000(allowed: bool) -> None:
    """Let this process read JPEG 2000, or not.

    Its decoder takes far more time and memory for a hostile file than that of a TIFF's tiles, so a
    server of strangers' files reads none.
    """
    (_allowed.add if allowed else _allowed.discard)(Format.JPEG2000)


def format_of(start: bytes) -> Format | None:
    """Return the format of a file that begins so, when this process reads it."""
    for magic, found in _STARTS.items():
        if start.startswith(magic):
            return found if found in _allowed else None
    return None


def is_raster_name(name: str) -> bool:
    """Tell whether a file's name ends as those of formats do that this process reads."""
    return name.lower().endswith(tuple(end for each in _allowed for end in SUFFIXES[each]))


def is_raster_type(media_type: str) -> bool:
    """Tell whether a media type is one of the formats that this process reads."""
    return media_type.startswith(tuple(kind for each in _allowed for kind in MEDIA_TYPES[each]))
