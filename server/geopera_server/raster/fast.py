"""The quicker codecs of ``geopera-server[fast]``, each None where it is not installed."""

from __future__ import annotations

import importlib
from types import ModuleType


def _optional(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except (ImportError, OSError):  # OSError: built for another system
        return None


isal_zlib = _optional("isal.isal_zlib")
simplejpeg = _optional("simplejpeg")
imagecodecs = _optional("imagecodecs")


def has_codec(name: str) -> bool:
    """Return whether imagecodecs is here and was built with a codec, as ``WEBP``."""
    return bool(getattr(getattr(imagecodecs, name, None), "available", False))
