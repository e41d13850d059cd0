"""The version, written once in the plugin's ``metadata.txt``."""

from __future__ import annotations

import re
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def find_version() -> str:
    """Return the version from the ``metadata.txt`` beside this package, else the installed one."""
    for folder in (_PACKAGE.parent, _PACKAGE.parents[1]):  # staged plugin, checkout
        metadata = folder / "metadata.txt"
        if metadata.is_file():
            found = re.search(r"(?m)^version=(\S+)$", metadata.read_text(encoding="utf-8"))
            if found:
                return found[1]
    from importlib import metadata as installed  # slow to import

    return installed.version("geopera-server")
