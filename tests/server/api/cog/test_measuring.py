"""Statistics of features: no small request costs minutes, or gigabytes."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
import rasterio

from geopera_server.raster.titiler import limits
from tests.server.http import Api
from tests.server.waiting import wait_for

from .conftest import Get

ROUTES = ("/cog/statistics", "/cog/v2/statistics")


def feature(folder: Path, **properties: Any) -> dict[str, Any]:
    with rasterio.open(folder / "photo.tif") as dataset:
        west, south, east, north = rasterio.warp.transform_bounds(
            dataset.crs, "EPSG:4326", *dataset.bounds
        )
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [corners]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def post(api: Api, folder: Path, route: str, body: str, **query: Any) -> httpx.Response:
    sent = {"url": str(folder / "photo.tif"), "max_size": 64, **query}
    headers = {"Authorization": f"Bearer {api.key}"}
    return api.http.post(route, params=sent, headers=headers, content=body)


@pytest.mark.parametrize("route", ROUTES)
def test_histograms_of_many_features_are_bounded(
    route: str, shared_api: Api, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {"type": "FeatureCollection", "features": [feature(folder)] * 5}
    fine = post(shared_api, folder, route, json.dumps(many), histogram_bins=1000)
    assert fine.status_code == 200
    monkeypatch.setattr(limits, "MAX_LISTED", 20_000)
    answer = post(shared_api, folder, route, json.dumps(many), histogram_bins=1000)
    assert answer.status_code == 400
    assert "histograms" in answer.json()["detail"]


@pytest.mark.parametrize("route", ["/statistics", "/v2/statistics"])
def test_values_that_are_listed_are_bounded(
    route: str, get: Get, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = np.random.default_rng(5).random((1, 64, 64), np.float32)
    with rasterio.open(folder / "photo.tif") as like:
        place = {"crs": like.crs, "transform": like.transform}
    with rasterio.open(
        folder / "noise.tif", "w", "GTiff", 64, 64, 1, dtype="float32", **place
    ) as dataset:
        dataset.write(values)
    monkeypatch.setattr(limits, "MAX_LISTED", 4000)
    answer = get(route, "noise", categorical=True)
    assert answer.status_code == 400
    assert "categories" in answer.json()["detail"]
    assert get(route, "noise", categorical=True, c=[1, 2]).status_code == 200


@pytest.mark.parametrize("route", ROUTES)
def test_nobody_measures_for_who_has_gone(
    route: str, shared_api: Api, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geopera_server.api.cog import measuring

    begun, gone, seen = threading.Event(), threading.Event(), []
    listed = measuring.listed

    def waiting(bands: Any) -> int:
        begun.set()
        seen.append(1)
        gone.wait(5)
        return listed(bands)

    monkeypatch.setattr(measuring, "listed", waiting)
    many = json.dumps({"type": "FeatureCollection", "features": [feature(folder)] * 40})

    def ask() -> None:
        with pytest.raises(httpx.TimeoutException), httpx.Client(timeout=0.5) as client:
            client.post(
                f"{shared_api.url}{route}",
                params={"url": str(folder / "photo.tif"), "max_size": 64},
                headers={"Authorization": f"Bearer {shared_api.key}"},
                content=many,
            )

    asking = threading.Thread(target=ask)
    asking.start()
    assert begun.wait(10)
    asking.join(10)
    threading.Event().wait(0.6)  # the server looks whether anybody waits a few times a second
    gone.set()
    before = len(seen)
    wait_for(lambda: len(seen) >= before)
    threading.Event().wait(0.3)
    assert len(seen) <= before + 1


@pytest.mark.parametrize(
    "body",
    [
        '{"a":' * 600 + "1" + "}" * 600,
        '"\\ud800"',
        "NaN",
    ],
)
def test_properties_that_no_answer_can_hold_are_refused(
    body: str, shared_api: Api, folder: Path
) -> None:
    sent = json.dumps(feature(folder, odd="HERE")).replace('"HERE"', body)
    answer = post(shared_api, folder, "/cog/statistics", sent)
    assert answer.status_code == 422, answer.text[:200]
