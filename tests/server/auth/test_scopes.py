"""Scopes match exactly or by wildcard, and in no other way."""

from __future__ import annotations

import pytest

from geopera_server.auth.principal import Principal, PrincipalType, matches
from geopera_server.errors import Forbidden


@pytest.mark.parametrize(
    ("held", "wanted", "expected"),
    [
        ("*", "clip:read", True),
        ("clip:read", "clip:read", True),
        ("clip:*", "clip:destroy", True),
        ("*:read", "items:read", True),
        ("*:read", "clip:write", False),
        ("clip:read", "clip:write", False),
        ("clip:*", "clipper:read", False),
        ("clip", "clip:read", False),
        ("", "clip:read", False),
    ],
)
def test_match(held: str, wanted: str, expected: bool) -> None:
    assert matches(held, wanted) is expected


def test_a_caller_without_the_scope_is_told_which_one_is_missing() -> None:
    caller = Principal("k", PrincipalType.API_KEY, "o", ("tiles:read", "*:write"))
    caller.require("clip:write")
    with pytest.raises(Forbidden, match="clip:read"):
        caller.require("clip:read")
