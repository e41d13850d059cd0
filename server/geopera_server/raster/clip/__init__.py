"""Cutting a raster to a polygon."""

from __future__ import annotations

from .report import ClipReport
from .run import clip
from .wanted import Wanted

__all__ = ["ClipReport", "Wanted", "clip"]
