"""Reading, rendering, measuring and cutting rasters. Takes trusted local paths only.

Values are raw everywhere: scale and offset are reported, never applied.

Inside QGIS this package must be imported before Shapely, rasterio and pyproj: see ``native``.
"""

from __future__ import annotations

from .native import load_apart

load_apart()
