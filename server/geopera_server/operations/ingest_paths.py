"""What a path to be taken in stands for: a raster, a folder of them, or a STAC item."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..context import Context
from ..errors import InvalidInput, NotFound
from ..raster.location import Location
from ..raster.remote.address import is_remote
from .json_values import check_json
from .sources import allowed_file, allowed_source, is_allowed_folder
from .stac_items import StacItem, read_stac

_TIFF = (".tif", ".tiff")
_MOST_FILES = 10_000
_MOST_BYTES = 5_000_000


def rasters_of(context: Context, paths: Sequence[str]) -> list[Location]:
    """Return the rasters that paths name; a folder stands for all GeoTIFFs below it, by name.

    Raises:
        InvalidInput: a kind of source that this server does not read, or too many files.
        NotFound: not there, or not allowed: the answer is the same.
    """
    found: list[Location] = []
    for path in paths:
        found.extend(_rasters(context, path))
        if len(found) > _MOST_FILES:
            raise InvalidInput(f"{_MOST_FILES} files are taken in at once: give fewer.")
    return found


def stac_of(context: Context, path: str) -> tuple[StacItem, dict[str, Location]]:
    """Return the STAC item of a JSON file and where its rasters are, told from its folder.

    Raises:
        InvalidInput: not a STAC item.
        NotFound: one of the files is not there, or not allowed.
    """
    file = allowed_file(context, path)
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InvalidInput(f"{file.name} is too long for a STAC item.")
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise InvalidInput(f"{file.name} is not JSON.") from None
    if not isinstance(document, dict):
        raise InvalidInput(f"{file.name} is not a STAC item.")
    try:
        check_json(document, "its contents", _MOST_BYTES)
    except ValueError as error:
        raise InvalidInput(f"{file.name} is not a STAC item: {error}.") from None
    item = read_stac(document)
    places = {
        asset.key: allowed_source(context, _beside(file, asset.href)) for asset in item.assets
    }
    return item, places


def is_stac(path: str) -> bool:
    """Tell whether a path names a STAC item."""
    return not is_remote(path) and path.lower().endswith((".json", ".geojson"))


def _beside(file: Path, href: str) -> str:
    if "://" in href or Path(href).is_absolute():
        return href
    return str(file.parent / href)


def _rasters(context: Context, path: str) -> Iterator[Location]:
    if is_remote(path) or not is_allowed_folder(context, path):
        yield allowed_source(context, path)
        return
    some = False
    for folder, folders, names in os.walk(path):  # links to folders are not followed
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(_TIFF):
                some = True
                yield allowed_file(context, str(Path(folder) / name))
    if not some:
        raise NotFound("There is no such raster, or you may not read it.")
