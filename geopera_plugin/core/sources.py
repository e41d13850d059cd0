"""Places that the user lets the server read besides the own files."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit


def unusable_sources(places: tuple[str, ...]) -> list[str]:
    """Return those that are neither a folder that is there nor the beginning of a URL."""
    return [place for place in places if not _is_usable(place)]


def _is_usable(place: str) -> bool:
    if "://" not in place:
        try:
            return Path(place).is_absolute() and Path(place).is_dir()
        except (OSError, ValueError):
            return False
    try:
        parts = urlsplit(place)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    known = parts.scheme in ("http", "https", "s3")
    plain = parts.username is None and not parts.query and not parts.fragment
    return known and plain and port_is_fine and bool(parts.hostname) and " " not in place
