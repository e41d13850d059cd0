"""Requests made up from our own OpenAPI document: no 5xx, and no status that is not declared.

Once with a key that may do everything, once with one that may do nothing. What is made up is the
same in every run; a failure prints its request.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from geopera_server.context import Context
from geopera_server.settings import Settings

from ..conftest import write_scene
from ..http import Api, running
from ..organizations import key_of

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance)
TOO_LONG = b"Invalid HTTP request received."  # uvicorn, before our code: an address over 64 KB
CREDENTIALS = ("X-API-Key", "Authorization", "X-Tile-Token")
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, module_database_url: str | None
) -> Iterator[Api]:
    home = tmp_path_factory.mktemp("schema")
    values = {"worker_threads": 0, "database_url": module_database_url}
    context = Context.open(Settings(home=home / "home", allow_source=(home,), **values))
    with running(context) as api:
        body = {"project_name": "P", "paths": [str(write_scene(home / "a.tif", 64))]}
        api.op("items.ingest", body)
        yield api
    context.close()


def _operations(api: Api) -> list[Any]:
    document = api.http.get("/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=api.url)
    found = [result.ok() for result in schema.get_all_operations()]
    # the second path of an operation runs the same code
    return [each for each in found if not _is_alias(each.path)]


def _is_alias(path: str) -> bool:
    return path.startswith("/v1/") and not path.startswith("/v1/op/")


def _try_out(operation: Any, key: str, examples: int) -> None:
    for mode in MODES:

        @settings(
            max_examples=examples,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case: Any) -> None:
            for made_up in CREDENTIALS:  # or most requests would end there
                case.headers.pop(made_up, None)
            if not case.path.startswith("/uploads/"):
                case.query.pop("token", None)
            headers = {"Authorization": f"Bearer {key}"}
            response = case.call(headers=headers, timeout=30)
            if response.content != TOO_LONG:
                case.validate_response(response, checks=CHECKS)

        check()


def _words(operation: Any, error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup) and not type(error).__name__.startswith("Failure"):
        error = error.exceptions[0]
    return f"{operation.label}: {error}"[:3000]


@pytest.mark.parametrize(("scopes", "examples"), [(["*"], 2), (["nothing:at_all"], 1)])
def test_no_request_meets_an_error_that_is_not_declared(
    server: Api, scopes: list[str], examples: int
) -> None:
    key = key_of(server.context, scopes)
    failures = []
    operations = _operations(server)
    assert len(operations) > 100
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that make requests up
        for operation in operations:
            try:
                _try_out(operation, key, examples)
            except Unsatisfiable:
                continue  # no wrong request can be made of a route without parameters
            except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - all are told at once
                failures.append(_words(operation, error))
    assert not failures, "\n\n".join(failures)
