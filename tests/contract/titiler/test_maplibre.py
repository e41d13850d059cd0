"""TileJSON of ``/cog`` in MapLibre, in a real browser.

Needs Chromium, and MapLibre from npm (GEOPERA_MAPLIBRE names a maplibre-gl.js to use instead);
where one of them cannot be had, it is skipped.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from urllib.parse import urlencode

import numpy as np
import pytest
from PIL import Image

from geopera_server.context import Context
from geopera_server.settings import Settings
from tests.server.http import Api, running

from ..npm import script
from . import rasters

RELEASE = "4.7.1"
_FLAGS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
_PAGE = "<!doctype html><body style='margin:0'><div id='map' style='width:512px;height:512px'>"
_MAP = """url => new Promise((resolve, reject) => {
  const map = new maplibregl.Map({
    container: "map",
    style: {
      version: 8,
      sources: {scene: {type: "raster", url, tileSize: 256}},
      layers: [{id: "scene", type: "raster", source: "scene"}],
    },
    center: [15.01, 52.4021],
    zoom: 13,
    fadeDuration: 0,
    canvasContextAttributes: {preserveDrawingBuffer: true},
  });
  map.on("error", event => reject(event.error.message));
  map.on("idle", () => resolve(map.getSource("scene").bounds));
})"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("there is no Chromium here")
    return found


@pytest.fixture(scope="module")
def maplibre(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("npm")
    return script(f"maplibre-gl@{RELEASE}", "dist/maplibre-gl.js", "GEOPERA_MAPLIBRE", folder)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, module_database_url: str | None) -> Iterator[Api]:
    folder, home = tmp_path_factory.mktemp("rasters"), tmp_path_factory.mktemp("home")
    rasters.make_all(folder)
    settings = Settings(
        home=home, allow_source=(folder,), render_threads=2, database_url=module_database_url
    )
    context = Context.open(settings)
    try:
        with running(context) as client:
            yield client
    finally:
        context.close()


@pytest.mark.parametrize(
    "document", ["/cog/tilejson.json", "/cog/v2/WebMercatorQuad/tilejson.json"]
)
def test_maplibre_shows_the_tiles(document: str, chromium: str, maplibre: str, api: Api) -> None:
    from playwright.sync_api import sync_playwright

    folder = api.context.settings.allow_source[0]
    token = api.op("tiles.token")["token"]
    query = urlencode({"url": str(folder / "photo.tif"), "token": token, "tilesize": "256"})
    statuses: list[int] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        page = browser.new_page(viewport={"width": 512, "height": 512})
        page.set_default_timeout(60_000)
        page.route("**/page", lambda route: route.fulfill(body=_PAGE, content_type="text/html"))
        page.on(
            "response",
            lambda answer: statuses.append(answer.status) if "/tiles/" in answer.url else None,
        )
        page.goto(f"{api.url}/page")
        page.add_script_tag(content=maplibre)
        page.evaluate(_MAP, f"{api.url}{document}?{query}")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    assert statuses.count(200) > 0, statuses
    assert set(statuses) <= {200, 404}  # 404: no raster there
    middle = np.asarray(picture)[200:300, 200:300].reshape(-1, 3)
    assert len(np.unique(middle, axis=0)) > 100  # a photograph, not a blank
