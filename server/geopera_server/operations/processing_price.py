"""What a run of a processing costs at the most: as clips do, a unit a file and million pixels."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from ..db.models import Project
from ..raster.clip.estimate import geodesic_area_m2
from .clip_price import units
from .processing_params import SeriesParams
from .processing_scenes import MOST_SCENES, area_of, items_within
from .resolution import metres_per_pixel

_TABLES = 2  # what a series is written as


def reserved(session: Session, project: Project, task: str, params: Any) -> int:
    """Return the units to reserve for a run, by what the catalogue tells of its scenes."""
    if isinstance(params, SeriesParams):
        return units([0] * _TABLES)
    area = area_of(params, project.border)
    shapes: list[BaseGeometry] = []
    metres: list[float] = []
    for item in items_within(session, project.id, params, area):
        footprint = shapely.make_valid(shapely.from_wkb(item.footprint))
        shapes.append(footprint if area is None else footprint.intersection(area))
        metres.append(metres_per_pixel(item))
        if len(shapes) > MOST_SCENES:
            break  # the run will say that these are too many, and make nothing
    if task != "clip" and shapes:  # one file, on the grid of the first scene
        shapes = [shapely.union_all(shapes)]
    return units(
        geodesic_area_m2(shape) / size**2 for shape, size in zip(shapes, metres, strict=False)
    )
