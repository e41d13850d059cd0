"""Our ``/cog`` beside the real titiler.core 0.7.0 and 2.4.0: the same requests, the same answers.

The answers were recorded by ``record.py``. With GEOPERA_TITILER_0_7 or GEOPERA_TITILER_2 set to the
address of a running TiTiler on this machine, its answers are asked for instead.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from geopera_server.context import Context
from geopera_server.settings import Settings
from tests.server.http import Api, running

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE))  # the recorder imports them as plain modules

import asks_0_7  # noqa: E402
import asks_2  # noqa: E402
from asks import Ask  # noqa: E402

from . import compare, deviations, rasters  # noqa: E402
from .answers import shape_of  # noqa: E402

VERSIONS = {
    "0.7.0": (asks_0_7, "recorded_0_7.json", "/cog", "GEOPERA_TITILER_0_7", deviations.OF_0_7),
    "2.4.0": (asks_2, "recorded_2.json", "/cog/v2", "GEOPERA_TITILER_2", deviations.OF_2),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rasters")
    rasters.make_all(made)
    return made


@pytest.fixture(scope="module")
def api(
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


@pytest.mark.parametrize("version", VERSIONS)
def test_answers_are_those_of_titiler(version: str, api: Api, folder: Path) -> None:
    module, recorded, prefix, variable, table = VERSIONS[version]
    theirs = json.loads((_HERE / recorded).read_text())
    live = os.environ.get(variable)
    asks = list(module.all_asks())
    assert len(asks) >= 300
    assert set(theirs) == {ask.name for ask in asks}, "record the answers again"
    wrong, used = [], set()
    for ask in asks:
        expected = (
            _ask(httpx.Client(base_url=live), "/cog", ask, folder) if live else theirs[ask.name]
        )
        answer = _ask(api.http, prefix, ask, folder, api.key)
        for found in compare.differences(_at(answer, prefix), expected, deviations.bound(ask)):
            rule = next((each for each in table if each.covers(ask.name, found)), None)
            if rule is None:
                wrong.append(f"{ask.name[:160]}: {found}")
            used.add(rule)
    assert not wrong, f"{len(wrong)} differences:\n" + "\n".join(wrong)
    unused = [rule.reason for rule in table if rule not in used]
    assert not unused, f"these deviations are none any more: {unused}"


def _ask(
    client: httpx.Client, prefix: str, ask: Ask, folder: Path, key: str | None = None
) -> dict[str, Any]:
    query = [
        (name, str(folder / f"{value}.tif") if name == "url" else value)
        for name, value in ask.query
    ]
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    if ask.body is None:
        answer = client.get(prefix + ask.path, params=query, headers=headers)
    else:
        answer = client.post(prefix + ask.path, params=query, json=ask.body, headers=headers)
    base = str(client.base_url).rstrip("/")
    kind = answer.headers.get("content-type", "")
    assert answer.status_code < 500 or key is None, f"{ask.name}: {answer.text}"
    return shape_of(answer.status_code, kind, answer.content, str(folder), base)


def _at(shape: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Return an answer as if it came from ``/cog``."""
    if prefix == "/cog" or not ("json" in shape or "xml" in shape):
        return shape
    return json.loads(json.dumps(shape).replace(f"BASE{prefix}/", "BASE/cog/"))
