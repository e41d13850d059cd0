"""Measure the catalogue at the size of an archive: medians of requests to a server, in ms."""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import json
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import shapely
from sqlalchemy import insert

from geopera_server.catalog import projects
from geopera_server.context import Context
from geopera_server.db.models import Asset, Item
from geopera_server.settings import Settings

from .servers import ours

_DAYS = 3650
_BATCH = 5000
_FIRST = dt.datetime(2016, 1, 1, tzinfo=dt.UTC)
_BANDS = [
    {"index": index, "name": name, "eo:common_name": name, "data_type": "uint16", "nodata": 0}
    for index, name in enumerate(("blue", "green", "red", "nir"), 1)
]


def fill(home: Path, count: int) -> str:
    """Make a project of scenes all over the world and ten years; returns its id."""
    context = Context.open(Settings(home=home))
    rng = random.Random(1)
    try:
        with context.database.writing() as session:
            project = projects.create_project(session, context.organization_id, "Archive")
            for start in range(0, count, _BATCH):
                numbers = range(start, min(count, start + _BATCH))
                scenes = [_scene(rng, project.id, number) for number in numbers]
                session.execute(insert(Item), [item for item, _ in scenes])
                session.execute(insert(Asset), [asset for _, asset in scenes])
            return project.id
    finally:
        context.close()


def _scene(rng: random.Random, project_id: str, number: int) -> tuple[dict[str, Any], ...]:
    west, south = rng.uniform(-180, 178), rng.uniform(-80, 79)
    corners = [(west + 0.1, south), (west + 1, south + 0.1), (west + 0.9, south + 1), (west, south)]
    id = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    captured = _FIRST + dt.timedelta(days=rng.randrange(_DAYS), seconds=rng.randrange(86_400))
    item = {
        "id": id,
        "project_id": project_id,
        "stac_id": f"scene_{number}",
        "type": "satellite_capture",
        "name": f"scene_{number}",
        "footprint": shapely.to_wkb(shapely.Polygon(corners)),
        "west": west,
        "south": south,
        "east": west + 1,
        "north": south + 1,
        "captured_at": captured,
        "cloud_cover": rng.uniform(0, 100),
        "gsd": 10.0,
        "properties": {"proj:code": "EPSG:32633", "proj:shape": [10980, 10980]},
    }
    asset = {
        "item_id": id,
        "key": "data",
        "title": f"scene_{number}",
        "path": f"/archive/scene_{number}.tif",
        "media_type": "image/tiff; application=geotiff; profile=cloud-optimized",
        "roles": ["data"],
        "size_bytes": 10**9,
        "bands": _BANDS,
        "minzoom": 8,
        "maxzoom": 14,
    }
    return item, asset


class _Client:
    """Asks a server over one connection, and keeps the time."""

    def __init__(self, port: int, key: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        basic = base64.b64encode(f"bench:{key}".encode()).decode()
        self._headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/json"}

    def get(self, path: str) -> Any:
        self._connection.request("GET", path, headers=self._headers)
        return self._answer()

    def op(self, operation: str, body: dict[str, Any]) -> Any:
        content = json.dumps(body)
        self._connection.request("POST", f"/v1/op/{operation}", content, self._headers)
        return self._answer()

    def _answer(self) -> Any:
        response = self._connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status}: {content[:300]!r}")
        return json.loads(content)


def requests(client: _Client, project_id: str) -> dict[str, Callable[[], int]]:
    """Return what is measured; each call gives the number of scenes it was answered."""
    rng = random.Random(2)
    number = client.get("/project/list")["projects"][0]["project_id"]
    project = {"project_id": project_id, "limit": 100}

    def day() -> int:
        date = (_FIRST + dt.timedelta(days=rng.randrange(_DAYS))).date()
        return len(client.get(f"/meta/list?project_id={number}&date={date}")["metas"])

    def box(side: float) -> Callable[[], int]:
        def search() -> int:
            west, south = rng.uniform(-180, 180 - side), rng.uniform(-80, 80 - side)
            bbox = [west, south, west + side, south + side]
            return int(client.op("items.search", {**project, "bbox": bbox})["numberReturned"])

        return search

    def first() -> int:
        return int(client.op("items.search", project)["numberReturned"])

    def pages() -> Iterator[int]:
        token = None
        while True:
            found = client.op("items.search", {**project, "token": token} if token else project)
            token = found["next_token"]
            yield int(found["numberReturned"])

    later = pages()
    next(later)
    return {
        "meta/list of a day": day,
        "items.search in 2 x 2 degrees": box(2.0),
        "items.search in 20 x 20 degrees": box(20.0),
        "items.search in the world": lambda: int(
            client.op("items.search", {**project, "bbox": [-180, -90, 180, 90]})["numberReturned"]
        ),
        "items.search, first page of 100": first,
        "items.search, further pages by token": lambda: next(later),
        "items.dates": lambda: len(client.op("items.dates", {"project_id": project_id})),
    }


def main(arguments: Sequence[str]) -> None:
    """Print a line for each kind of request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=41)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        project_id = fill(home, options.items)
        with ours(home, home) as (port, key):
            for label, ask in requests(_Client(port, key), project_id).items():
                times, scenes = [], 0
                for _ in range(options.runs):
                    started = time.perf_counter()
                    scenes += ask()
                    times.append((time.perf_counter() - started) * 1000)
                middle, most = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
                print(
                    f"{options.items} items, {label}: median {middle:.1f} ms, p95 {most:.1f} ms, "
                    f"{scenes / options.runs:.0f} in the answer"
                )
