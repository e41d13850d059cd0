"""Cutting a raster to a polygon."""

from __future__ import annotations

from .crop import ClipReport, clip

__all__ = ["ClipReport", "clip"]
