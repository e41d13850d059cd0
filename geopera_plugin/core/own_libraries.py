"""Let compiled packages use the libraries in their own wheels, not those that QGIS has loaded.

The ``qgis`` program is linked to its GEOS, GDAL and PROJ: their symbols are global in its process,
and would answer the calls of Shapely's and rasterio's wheels, which were made for other versions: a
crash where the two differ. ``RTLD_DEEPBIND`` makes a library look into its own dependencies first.
Windows and macOS do so anyway.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

# Their extension modules load late and one by one; each has to find its own library.
_PACKAGES = ("shapely", "rasterio", "pyproj")
_NO_PART = ("rasterio._example",)


@contextmanager
def own_libraries() -> Iterator[None]:
    """Import within this what has libraries of its own."""
    flag = getattr(os, "RTLD_DEEPBIND", 0)
    if not flag:
        yield
        return
    before = sys.getdlopenflags()
    sys.setdlopenflags(before | flag)
    try:
        yield
    finally:
        sys.setdlopenflags(before)


def load_compiled_packages() -> None:
    """Import the packages with all their extension modules, in a way that suits QGIS's process.

    Raises:
        ImportError: a package is missing or broken.
    """
    # rasterio multiplies transforms in a way that a later affine refuses; QGIS shows all warnings.
    warnings.filterwarnings("ignore", category=PendingDeprecationWarning, module=r"rasterio\b")
    warnings.filterwarnings("ignore", category=PendingDeprecationWarning, module=r"rio_tiler\b")
    with own_libraries():
        for name in _PACKAGES:
            package = importlib.import_module(name)
            for part in pkgutil.iter_modules(package.__path__, prefix=f"{name}."):
                if part.name not in _NO_PART and _is_extension(part):
                    importlib.import_module(part.name)


def _is_extension(part: pkgutil.ModuleInfo) -> bool:
    spec = part.module_finder.find_spec(part.name, None)  # type: ignore[call-arg]
    origin = spec.origin if spec is not None else None
    return bool(origin) and str(origin).endswith((".so", ".pyd"))
