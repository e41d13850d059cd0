"""Kinds of files: their endings, and what dialogs that ask for a file show of them."""

from __future__ import annotations

from collections.abc import Iterable

TIFF = (".tif", ".tiff")
RASTERS = (*TIFF, ".jp2", ".j2k")
SCENES = (*RASTERS, ".json", ".geojson")  # STAC items are JSON


def has_ending(path: str, endings: Iterable[str]) -> bool:
    """Say whether a path ends like a kind of file, whatever the case of its letters."""
    return path.lower().endswith(tuple(endings))


def name_filter(title: str, endings: Iterable[str], saving: bool = False) -> str:
    """Return the entry of a dialog for a kind of file, such as ``GeoTIFF (*.tif *.TIF)``.

    Dialogs tell ``.TIF`` from ``.tif`` where the file system does; what is saved has one ending.
    """
    shown = list(dict.fromkeys(endings))
    if not saving:
        shown = [each for ending in shown for each in (ending, ending.upper())]
    return f"{title} ({' '.join(f'*{ending}' for ending in shown)})"
