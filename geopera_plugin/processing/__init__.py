"""Algorithms of QGIS's Processing: toolbox, models, batch and ``qgis_process``."""

from __future__ import annotations
