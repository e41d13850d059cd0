"""The data files that travel with the product, wherever it is installed."""

from __future__ import annotations

from pathlib import Path

from .errors import Unavailable

_PACKAGE = Path(__file__).resolve().parent
_CANDIDATES = (
    _PACKAGE / "_resources",  # installed wheel
    _PACKAGE.parent / "resources",  # staged plugin: geopera_server beside resources
    _PACKAGE.parents[1] / "resources",  # checkout: server/geopera_server
)


def resource_path(*parts: str) -> Path:
    """Return the path of a data file below ``resources/``.

    Raises:
        Unavailable: the installation lacks the file.
    """
    for folder in _CANDIDATES:
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise Unavailable(f"The installation is incomplete: {'/'.join(parts)} is missing.")
