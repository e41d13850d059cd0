"""A project to try things on: an invented place by a river, seen on many dates of a year."""

from __future__ import annotations

from .write import DemoScene, write_demo

__all__ = ["DemoScene", "write_demo"]
