"""Cutting a raster to a polygon."""

from __future__ import annotations

from .decode import Wanted
from .report import ClipReport
from .run import clip

__all__ = ["ClipReport", "Wanted", "clip"]
