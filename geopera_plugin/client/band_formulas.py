"""The formulas that an organization saved."""

from __future__ import annotations

from typing import Any

from .client import Client
from .models import Formula


def own_formulas(client: Client) -> list[Formula]:
    """Return the organization's own formulas, by name."""
    answer = client.op("band_formulas.list", {"include_templates": False})
    return [Formula.from_own(entry) for entry in answer]


def save_formula(
    client: Client,
    name: str,
    expression: str,
    *,
    title: str = "",
    colormap: str = "viridis",
    value_range: tuple[float, float] = (-1.0, 1.0),
) -> Formula:
    """Save a formula under a new name and return it.

    Raises:
        BadRequest: the name is taken, or the expression is none; in words.
        ClientError: the server refused, or is gone.
    """
    body: dict[str, Any] = {
        "name": name,
        "formula": expression,
        "colormap": colormap,
        "value_range": list(value_range),
    }
    if title:
        body["display_name"] = title
    return Formula.from_own(client.op("band_formulas.create", body))


def delete_formula(client: Client, own_id: str) -> None:
    """Delete one of the organization's own formulas."""
    client.op("band_formulas.delete", {"formula_id": own_id})
