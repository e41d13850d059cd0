"""What of a project is shown: the server's criteria, and how much of an area a scene covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qgis.core import QgsGeometry

from ..client import Client
from ..client.bounded import require_end
from ..client.models import CaptureDate, Scene
from ..client.scene_search import (
    PAGE,
    Criteria,
    ScenePage,
    search_dates,
    search_scenes,
    undated_scenes,
)
from .footprints import share_covered

ALL_DATES = "*"
"""Stands for no particular date."""
_LARGE_PAGE = 1000
_ANY = Criteria()


@dataclass(frozen=True)
class Filter:
    """What scenes have to be, and the least share of an area (WKB, EPSG:4326) to be covered."""

    criteria: Criteria = _ANY
    area: bytes | None = None
    percent: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Say whether everything is shown."""
        return self.criteria.is_empty and self.area is None

    def geometry(self) -> QgsGeometry | None:
        """Return the area."""
        if self.area is None:
            return None
        geometry = QgsGeometry()
        geometry.fromWkb(self.area)
        return geometry

    def with_area(self, area: QgsGeometry, percent: float) -> Filter:
        """Return the filter with an area, of which the server is asked for the box."""
        box = area.boundingBox()
        bbox = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return Filter(replace(self.criteria, bbox=bbox), bytes(area.asWkb()), percent)


def find_dates(client: Client, project_id: str, wanted: Filter) -> list[CaptureDate]:
    """Return the days with scenes that pass: counted by the server, unless an area is compared."""
    area = wanted.geometry()
    if area is None:
        return search_dates(client, project_id, wanted.criteria)
    days: dict[str | None, list[Scene]] = {}
    for scene in all_scenes(client, project_id, wanted):
        if _passes(scene, area, wanted.percent):
            days.setdefault(scene.date, []).append(scene)
    return [_day(date, days[date]) for date in sorted(days, key=lambda date: (date is None, date))]


def find_scenes(
    client: Client,
    project_id: str,
    date: str | None,
    wanted: Filter,
    token: str | None = None,
    limit: int = PAGE,
) -> ScenePage:
    """Return a page of the scenes of a day (None: of those without one; ALL_DATES: of all).

    Where an area is compared the page may be shorter, and its total counts what touches its box.
    """
    area = wanted.geometry()
    kept: list[Scene] = []
    seen = 0
    while True:
        page = _page(client, project_id, date, wanted, token, limit)
        if area is None:
            return page
        kept += [scene for scene in page.scenes if _passes(scene, area, wanted.percent)]
        seen += len(page.scenes)
        token = page.next_token if page.scenes else None
        if token is None or len(kept) >= limit:
            total = len(kept) if token is None else page.total
            return ScenePage(tuple(kept), total, token)
        require_end(seen)


def _page(
    client: Client, project_id: str, date: str | None, wanted: Filter, token: str | None, limit: int
) -> ScenePage:
    if date is None:
        return undated_scenes(client, project_id, wanted.criteria, token, limit)
    day = None if date == ALL_DATES else date
    return search_scenes(client, project_id, wanted.criteria, day, token, limit)


def all_scenes(client: Client, project_id: str, wanted: Filter) -> Iterator[Scene]:
    """Yield every scene that the server has for a filter's criteria, newest first."""
    token: str | None = None
    seen = 0
    while True:
        page = search_scenes(client, project_id, wanted.criteria, token=token, limit=_LARGE_PAGE)
        yield from page.scenes
        seen += len(page.scenes)
        token = page.next_token if page.scenes else None
        if token is None:
            return
        require_end(seen)


def _passes(scene: Scene, area: QgsGeometry, percent: float) -> bool:
    share = share_covered(area, scene)
    return share > 0 and share >= percent - 1e-6


def _day(date: str | None, scenes: list[Scene]) -> CaptureDate:
    clouds = [scene.cloud_cover for scene in scenes if scene.cloud_cover is not None]
    return CaptureDate(date, len(scenes), sum(clouds) / len(clouds) if clouds else None)
