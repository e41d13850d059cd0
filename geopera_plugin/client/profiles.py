"""Saved styles of scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .client import Client
from .models import Profile


def profiles(client: Client, item_id: str) -> list[Profile]:
    """Return the saved styles of a scene, in their order."""
    answer = client.op("visualization.profiles.list", {"item_id": item_id})
    return [Profile.from_dict(entry) for entry in answer]


def save_profile(
    client: Client,
    item_id: str,
    name: str,
    kind: str,
    config: Mapping[str, Any],
    *,
    asset_key: str | None = None,
    is_default: bool = False,
) -> Profile:
    """Save a style of a scene and return it.

    Args:
        kind: ``rgb``, ``singleband``, ``multiband`` or ``expression``.
        is_default: the server shows the scene so where nobody says how.

    Raises:
        ClientError: the server refused, or is gone.
    """
    body: dict[str, Any] = {
        "item_id": item_id,
        "name": name,
        "type": kind,
        "config": dict(config),
        "is_default": is_default,
    }
    if asset_key:
        body["asset_key"] = asset_key
    return Profile.from_dict(client.op("visualization.profile.create", body))


def delete_profile(client: Client, profile: Profile) -> None:
    """Delete a saved style."""
    body = {"item_id": profile.item_id, "profile_id": profile.id}
    client.op("visualization.profile.delete", body)
