"""Keep the compiled libraries in our wheels apart from those that QGIS has loaded.

QGIS links GDAL, PROJ and GEOS of its own, and on Linux their symbols are visible to everything
loaded later: rasterio's wheel would then call QGIS's GDAL, and Shapely's would mix two versions of
GEOS and crash. Modules loaded with ``RTLD_DEEPBIND`` look into their own libraries first. This
must happen when each extension module is loaded, so all of them are imported here at once.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import os
import sys
from pathlib import Path

_PACKAGES = ("rasterio", "shapely", "pyproj")
_HOSTS = ("qgis", "osgeo")


def load_apart() -> bool:
    """Import our compiled packages apart from the host's libraries; False where not needed.

    It is needed in a process that holds QGIS, on systems whose loader shares symbols.
    """
    deep = getattr(os, "RTLD_DEEPBIND", None)
    if deep is None or not any(host in sys.modules for host in _HOSTS):
        return False
    flags = sys.getdlopenflags()
    sys.setdlopenflags(flags | deep)
    try:
        for package in _PACKAGES:
            for module in _extensions(package):
                importlib.import_module(module)
    finally:
        sys.setdlopenflags(flags)
    return True


def _extensions(package: str) -> list[str]:
    """Return the names of all extension modules of a package, the package itself first."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return []
    names = [package]
    for location in spec.submodule_search_locations:
        root = Path(location)
        for file in sorted(root.rglob("*")):
            suffix = next(
                (s for s in importlib.machinery.EXTENSION_SUFFIXES if file.name.endswith(s)), ""
            )
            if suffix:
                parts = file.relative_to(root).with_name(file.name[: -len(suffix)]).parts
                names.append(".".join((package, *parts)))
    return names
