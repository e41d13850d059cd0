"""A running server, the rasters of the contract, and a client that may read tiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from geopera_server.context import Context
from geopera_server.settings import Settings
from tests.contract.titiler import rasters
from tests.server.http import Api, running

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rasters")
    rasters.make_all(made)
    return made


@pytest.fixture(scope="module")
def shared_api(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, module_database_url: str | None
) -> Iterator[Api]:
    home = tmp_path_factory.mktemp("home")
    settings = Settings(
        home=home, allow_source=(folder,), render_threads=2, database_url=module_database_url
    )
    context = Context.open(settings)
    try:
        with running(context) as client:
            yield client
    finally:
        context.close()


@pytest.fixture(scope="module")
def get(shared_api: Api, folder: Path) -> Get:
    """Return a function that asks for a path below /cog, of a raster by its name."""

    def ask(path: str, name: str | None = None, **query: object) -> httpx.Response:
        sent = {"url": str(folder / f"{name}.tif"), **query} if name else query
        headers = {"Authorization": f"Bearer {shared_api.key}"}
        return shared_api.http.get(f"/cog{path}", params=sent, headers=headers)

    return ask
