"""The optional packages that decode faster than what Python and GDAL bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from .. import fast

Decode = Callable[..., Any]


@dataclass(frozen=True)
class Wheels:
    """Functions of optional packages; None is one that is not installed.

    ``inflater`` is isal's ``decompressobj``, which works as that of zlib; ``jpeg`` is the decoder
    of simplejpeg, and all others are those of imagecodecs.
    """

    deflate: Decode | None = None
    inflater: Decode | None = None
    delta: Decode | None = None
    lzw: Decode | None = None
    zstd: Decode | None = None
    lerc: Decode | None = None
    webp: Decode | None = None
    jpeg: Decode | None = None


@cache
def installed() -> Wheels:
    """Return what this interpreter has."""
    return Wheels(
        inflater=getattr(fast.isal_zlib, "decompressobj", None),
        deflate=_codec("DEFLATE"),
        delta=_codec("DELTA"),
        lzw=_codec("LZW"),
        zstd=_codec("ZSTD"),
        lerc=_codec("LERC"),
        webp=_codec("WEBP"),
        jpeg=getattr(fast.simplejpeg, "decode_jpeg", None),
    )


def _codec(name: str) -> Decode | None:
    """Return a decoder of imagecodecs, None when its wheel was built without the codec."""
    if not fast.has_codec(name):
        return None
    found: Decode = getattr(fast.imagecodecs, f"{name.lower()}_decode")
    return found
