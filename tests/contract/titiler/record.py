"""Record what a real TiTiler answers: ``python record.py FOLDER_OF_RASTERS OUT.json``.

Runs beside either version, for instance in environments made by
``pip install "titiler.core==0.7.0" "pydantic<2" "fastapi==0.88.0" "geojson-pydantic==0.3.4"
"anyio<4" "httpx<0.28" "numpy<2" "rasterio==1.4.4" pillow`` (Python 3.10; its rasterio brings the
GDAL that ours has) and ``pip install "titiler.core==2.4.0" httpx pillow`` (Python 3.11).
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import rasters
from answers import shape_of


def main(folder: Path, out: Path) -> None:
    """Ask everything, and write one line per answer."""
    warnings.simplefilter("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    rasters.make_all(folder)
    import titiler.core

    release = titiler.core.__version__
    client, asks = (_classic if release.startswith("0.") else _modern)()
    lines = []
    for ask in asks:
        query = [(key, _path(folder, value) if key == "url" else value) for key, value in ask.query]
        path = "/cog" + ask.path
        if ask.body is None:
            answer = client.get(path, params=query)
        else:
            answer = client.post(path, params=query, json=ask.body)
        kind = answer.headers.get("content-type", "")
        shape = shape_of(answer.status_code, kind, answer.content, str(folder), "http://testserver")
        lines.append(f"{json.dumps(ask.name)}:{json.dumps(shape, separators=(',', ':'))}")
    out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(lines)} answers of titiler.core {release}: {out.stat().st_size} bytes")


def _path(folder: Path, name: str) -> str:
    return str(folder / f"{name}.tif")


def _classic() -> Any:
    from asks_0_7 import all_asks
    from fastapi import FastAPI
    from starlette.testclient import TestClient
    from titiler.core.errors import DEFAULT_STATUS_CODES, add_exception_handlers
    from titiler.core.factory import TilerFactory

    app = FastAPI()
    app.include_router(TilerFactory(router_prefix="/cog").router, prefix="/cog")
    add_exception_handlers(app, DEFAULT_STATUS_CODES)
    return TestClient(app, raise_server_exceptions=False), all_asks()


def _modern() -> Any:
    from asks_2 import all_asks
    from fastapi import FastAPI
    from starlette.testclient import TestClient
    from titiler.core.errors import DEFAULT_STATUS_CODES, add_exception_handlers
    from titiler.core.factory import AlgorithmFactory, ColorMapFactory, TilerFactory, TMSFactory

    app = FastAPI()
    for factory in (TilerFactory, TMSFactory, ColorMapFactory, AlgorithmFactory):
        options = {"add_ogc_maps": True} if factory is TilerFactory else {}
        router = factory(router_prefix="/cog", **options).router
        app.include_router(router, prefix="/cog")
    add_exception_handlers(app, DEFAULT_STATUS_CODES)
    return TestClient(app, raise_server_exceptions=False), all_asks()


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]))
