"""Find the scenes of a project, and the days on which there are any, by what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .client import Client
from .models import CaptureDate, Scene
from .models.read import Bbox, read_text

PAGE = 100


@dataclass(frozen=True)
class Criteria:
    """What scenes have to be: all of it, where something is given.

    ``start`` and ``end`` are days that are included (ISO 8601), ``cloud`` the highest cover in
    percent (a scene that tells none is left out), ``sensor`` the platform, ``kind`` the type of
    item, ``bbox`` west, south, east, north in EPSG:4326 that scenes must touch.
    """

    start: str | None = None
    end: str | None = None
    cloud: float | None = None
    sensor: str | None = None
    collection_id: str | None = None
    kind: str | None = None
    bbox: Bbox | None = None

    def body(self, date: str | None = None) -> dict[str, Any]:
        """Return what a search sends; a date narrows the interval to that day."""
        body: dict[str, Any] = {}
        query: dict[str, Any] = {}
        if date:
            body["datetime"] = date
        elif self.start or self.end:
            body["datetime"] = f"{self.start or '..'}/{self.end or '..'}"
        if self.cloud is not None:
            query["eo:cloud_cover"] = {"lte": self.cloud}
        if self.sensor:
            query["platform"] = {"eq": self.sensor}
        if query:
            body["query"] = query
        if self.collection_id:
            body["collections"] = [self.collection_id]
        if self.kind:
            body["type"] = self.kind
        if self.bbox is not None:
            body["bbox"] = list(self.bbox)
        return body

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked for."""
        return self == Criteria()


@dataclass(frozen=True)
class ScenePage:
    """Some scenes, how many there are in all, and the token of the next page if there is one."""

    scenes: tuple[Scene, ...]
    total: int
    next_token: str | None = None


def search_scenes(
    client: Client,
    project_id: str,
    criteria: Criteria = Criteria(),
    date: str | None = None,
    token: str | None = None,
    limit: int = PAGE,
    offset: int = 0,
) -> ScenePage:
    """Return one page of a project's scenes, newest first; those without a date come last."""
    body = {"project_id": project_id, "limit": limit, **criteria.body(date)}
    if token:
        body["token"] = token
    elif offset:
        body["offset"] = offset
    answer = client.op("items.search", body)
    features = answer["features"]
    return ScenePage(
        tuple(Scene.from_dict(feature, project_id) for feature in features),
        int(answer.get("numberMatched") or len(features)),
        read_text(answer.get("next_token")),
    )


def undated_scenes(
    client: Client,
    project_id: str,
    criteria: Criteria,
    token: str | None = None,
    limit: int = PAGE,
) -> ScenePage:
    """Return one page of the scenes without a date: they are the last ones of a search."""
    dated = 0
    if token is None:
        days = search_dates(client, project_id, criteria)
        dated = sum(day.item_count for day in days if day.date)
    page = search_scenes(client, project_id, criteria, None, token, limit, dated)
    scenes = tuple(scene for scene in page.scenes if scene.date is None)
    return ScenePage(scenes, max(len(scenes), page.total - dated), page.next_token)


def search_dates(
    client: Client,
    project_id: str,
    criteria: Criteria = Criteria(),
) -> list[CaptureDate]:
    """Return the days with scenes that are as asked for, oldest first."""
    answer = client.op("items.dates", {"project_id": project_id, **criteria.body()})
    return [CaptureDate.from_dict(entry) for entry in answer]


def stac_item(client: Client, item_id: str) -> dict[str, Any]:
    """Return a scene as a full STAC item."""
    answer: dict[str, Any] = client.op("items.get_stac", {"item_id": item_id})
    return answer
