"""Addresses of this server, as clients are told them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import Request

Query = Sequence[tuple[str, str]]


def link(request: Request, path: str, query: Query = ()) -> str:
    """Return the address of a path of this server."""
    address = str(request.base_url).rstrip("/") + path
    return f"{address}?{urlencode(query)}" if query else address


def query_without(request: Request, *names: str) -> list[tuple[str, str]]:
    """Return the query of a request (its token too), but for some parameters."""
    return [
        (key, value)
        for key, value in request.query_params.multi_items()
        if key.lower() not in names
    ]
