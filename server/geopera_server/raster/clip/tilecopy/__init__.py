"""The tile copy engine: tiles inside the area are copied as they are stored, byte for byte."""

from __future__ import annotations

from .engine import tile_copy
from .plan import Plan, Unsuited, make_plan

__all__ = ["Plan", "Unsuited", "make_plan", "tile_copy"]
