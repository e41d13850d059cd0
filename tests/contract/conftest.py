"""The fixtures of the server's own tests."""

from __future__ import annotations

from tests.databases import undeclared_database
from tests.server.conftest import api, context, home, scene, scene_path, settings

__all__ = [
    "api",
    "context",
    "home",
    "scene",
    "scene_path",
    "settings",
    "undeclared_database",
]
