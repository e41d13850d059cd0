"""The optional packages that decode faster than what Python and GDAL bring."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

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
        inflater=_find("isal.isal_zlib", "decompressobj"),
        deflate=_codec("DEFLATE"),
        delta=_codec("DELTA"),
        lzw=_codec("LZW"),
        zstd=_codec("ZSTD"),
        lerc=_codec("LERC"),
        webp=_codec("WEBP"),
        jpeg=_find("simplejpeg", "decode_jpeg"),
    )


def _find(module: str, name: str) -> Decode | None:
    try:
        found: Decode = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, OSError):
        return None
    return found


def _codec(name: str) -> Decode | None:
    """Return a decoder of imagecodecs, None when its wheel was built without the codec."""
    try:
        codecs = importlib.import_module("imagecodecs")
        return (
            _find("imagecodecs", f"{name.lower()}_decode")
            if getattr(codecs, name).available
            else None
        )
    except (ImportError, AttributeError, OSError):
        return None
