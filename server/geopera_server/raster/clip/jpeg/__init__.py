"""Blanking parts of baseline JPEG tiles without touching the coefficients of the rest."""

from __future__ import annotations

from .blanking import blank_outside
from .encoder import JpegTileEncoder, softened
from .stream import JpegStream, UnusualJpeg, parse_jpeg

__all__ = [
    "JpegStream",
    "JpegTileEncoder",
    "UnusualJpeg",
    "blank_outside",
    "parse_jpeg",
    "softened",
]
