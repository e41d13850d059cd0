"""What all tests share."""

from __future__ import annotations

import importlib.util

import pytest

from .databases import (
    database_url,
    fresh_database,
    migrated_file,
    module_database_url,
    on_postgres,
    postgres_cluster,
    postgres_pool,
    postgres_url,
    session_database_url,
)

__all__ = [
    "database_url",
    "fresh_database",
    "migrated_file",
    "module_database_url",
    "postgres_cluster",
    "postgres_pool",
    "postgres_url",
    "session_database_url",
]

# The tests of the plugin run in .venv-qgis, the only environment that has QGIS.
collect_ignore = [] if importlib.util.find_spec("qgis") else ["plugin"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    on_postgres(config, items)
