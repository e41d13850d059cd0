"""The fixtures of the server's own tests."""

from __future__ import annotations

from tests.server.conftest import (
    api,
    context,
    database_url,
    fresh_database,
    home,
    postgres_cluster,
    postgres_template,
    scene,
    scene_path,
    settings,
)

__all__ = [
    "api",
    "context",
    "database_url",
    "fresh_database",
    "home",
    "postgres_cluster",
    "postgres_template",
    "scene",
    "scene_path",
    "settings",
]
