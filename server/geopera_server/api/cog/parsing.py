"""From a request to a model of its parameters, and from a model to its OpenAPI entries.

TiTiler's parameters come by query or by path, depending on the route, and some repeat. A model has
them all; what a route has in its path counts before the query.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

M = TypeVar("M", bound="Parameters")
MAX_VALUES = 256  # of a parameter that repeats


class Parameters(BaseModel):
    """The parameters of a route; what it does not know is ignored, as TiTiler does."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


@lru_cache(maxsize=64)
def _names(model: type[Parameters]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names a model knows, and those that may repeat."""
    known = {field.alias or name: field for name, field in model.model_fields.items()}
    repeat = {name for name, field in known.items() if _is_list(field.annotation)}
    return frozenset(known), frozenset(repeat)


def _is_list(annotation: Any) -> bool:
    origin = typing.get_origin(annotation)
    if origin in (list, tuple):
        return origin is list
    return any(_is_list(part) for part in typing.get_args(annotation))


def parsed(model: type[M], request: Request, fixed: Mapping[str, str] | None = None) -> M:
    """Return the parameters of a request; of one given twice, the last counts.

    Raises:
        RequestValidationError: something is missing, or is not what it should be.
    """
    known, repeat = _names(model)
    found: dict[str, Any] = {}
    for key, value in request.query_params.multi_items():
        if key not in known:
            continue
        if key in repeat:
            values = found.setdefault(key, [])
            values.append(value)
            if len(values) > MAX_VALUES:
                raise invalid("query", key, f"It may be given {MAX_VALUES} times at the most.")
        else:
            found[key] = value
    path = {**request.path_params, **(fixed or {})}
    found.update(path)
    try:
        return model.model_validate(found)
    except ValidationError as error:
        raise RequestValidationError(
            [_placed(entry, path) for entry in error.errors(include_url=False)]
        ) from None


def _placed(entry: Any, path: Mapping[str, Any]) -> dict[str, Any]:
    where = "path" if entry["loc"] and entry["loc"][0] in path else "query"
    return {**entry, "loc": (where, *entry["loc"])}


def invalid(*place_and_words: str) -> RequestValidationError:
    """Return the error of a parameter: where it is, its name, and what is wrong."""
    *place, words = place_and_words
    return RequestValidationError([{"loc": tuple(place), "msg": words, "type": "value_error"}])


def body_errors(error: ValidationError) -> RequestValidationError:
    """Return what is wrong with a body."""
    entries = error.errors(include_url=False)
    return RequestValidationError([{**entry, "loc": ("body", *entry["loc"])} for entry in entries])


def described(model: type[Parameters], path: str) -> list[dict[str, Any]]:
    """Return the OpenAPI parameters of a route."""
    schema = model.model_json_schema(mode="validation")
    required = schema.get("required", ())
    entries = []
    for name, entry in schema.get("properties", {}).items():
        in_path = f"{{{name}}}" in path
        entries.append(
            {
                "name": name,
                "in": "path" if in_path else "query",
                "required": in_path or name in required,
                "schema": _inlined(entry, schema.get("$defs", {})),
            }
        )
    return sorted(entries, key=lambda entry: entry["in"])


def _inlined(entry: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a schema without references."""
    if isinstance(entry, dict):
        if "$ref" in entry:
            return _inlined(definitions[entry["$ref"].rpartition("/")[2]], definitions)
        return {key: _inlined(value, definitions) for key, value in entry.items()}
    if isinstance(entry, Sequence) and not isinstance(entry, str):
        return [_inlined(each, definitions) for each in entry]
    return entry
