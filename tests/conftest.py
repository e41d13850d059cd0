"""What all tests share."""

from __future__ import annotations

import importlib.util

# The tests of the plugin run in .venv-qgis, the only environment that has QGIS.
collect_ignore = [] if importlib.util.find_spec("qgis") else ["plugin"]
