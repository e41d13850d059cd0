"""The quicker codecs of ``geopera-server[fast]``, each None where it is not installed."""

from __future__ import annotations

import importlib
from types import ModuleType


def _optional(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


isal_zlib = _optional("isal.isal_zlib")
simplejpeg = _optional("simplejpeg")
imagecodecs = _optional("imagecodecs")
