"""JSON of the database is read as the standard library reads it, only sooner."""

from __future__ import annotations

import json

import pytest

from geopera_server.db.json_text import read_json


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        '{"a": [1, 2.5, -0.1, 1e-7, 0.1, 123456789012345678901234567890, true, "\\u00e9"]}',
        '{"a": 1, "a": 2}',
        '"\\ud800"',
        "1.7976931348623157e308",
        "5e-324",
        "[" * 600 + "]" * 600,
    ],
)
def test_it_is_read_alike(text: str) -> None:
    assert read_json(text) == json.loads(text)
    assert read_json(text.encode()) == json.loads(text)


@pytest.mark.parametrize("text", ["", "{", "nothing"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_json(text)
