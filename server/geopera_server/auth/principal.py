"""The caller of an operation and the scopes they hold."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import Forbidden

ALL_SCOPES = ("*",)


class PrincipalType(enum.StrEnum):
    """How a caller proved who they are."""

    API_KEY = "api_key"  # pragma: allowlist secret
    USER = "user"
    TILE_TOKEN = "tile_token"  # nosec B105 - a kind
    OPERATOR = "operator"


@dataclass(frozen=True)
class Principal:
    """A caller: one organization's, with a fixed set of scopes.

    Of one who ``is_rated`` each request is counted. ``on_behalf_of`` is the login of the user who
    made a key: in projects it may do what they may.
    """

    id: str
    type: PrincipalType
    organization_id: str
    scopes: tuple[str, ...]
    is_rated: bool = False
    on_behalf_of: str | None = None

    def holds(self, scope: str) -> bool:
        """Tell whether a scope is held, exactly or by wildcard (``*``, ``clip:*``, ``*:read``)."""
        return any(matches(held, scope) for held in self.scopes)

    def may_give(self, scopes: Iterable[str]) -> bool:
        """Tell whether all scopes, wildcards among them, are covered by the caller's own."""
        return all(self.holds(scope) for scope in scopes)

    def require(self, scope: str) -> None:
        """Raise `Forbidden` unless the scope is held."""
        if not self.holds(scope):
            raise Forbidden(f"These credentials lack the scope {scope}.")


def matches(held: str, wanted: str) -> bool:
    """Tell whether one held scope covers a wanted one."""
    if held in ("*", wanted):
        return True
    held_resource, _, held_action = held.partition(":")
    wanted_resource, _, wanted_action = wanted.partition(":")
    return held_resource in ("*", wanted_resource) and held_action in ("*", wanted_action)
