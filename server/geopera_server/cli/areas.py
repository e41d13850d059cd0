"""Arguments of the commands that work on plain files: a raster and an area."""

from __future__ import annotations

import json
from pathlib import Path

import click
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from ..raster.aoi import parse_aoi

source_argument = click.argument("source", type=click.Path(path_type=Path, dir_okay=False))
aoi_argument = click.argument("aoi", type=click.Path(path_type=Path, dir_okay=False))


def read_aoi(path: Path) -> BaseGeometry:
    """Return the area of interest that a GeoJSON file holds, in EPSG:4326.

    Raises:
        InvalidInput: not readable, or not a polygon.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise InvalidInput(f"{path} is not GeoJSON.") from None
    return parse_aoi(value)
