"""Ask who answers at an address, before anybody shows it a key."""

from __future__ import annotations

from dataclasses import dataclass

import requests

from .errors import ClientError, Missing
from .transport import Transport


@dataclass(frozen=True)
class Health:
    """What a server tells everybody."""

    status: str
    version: tuple[int, ...]

    @property
    def version_text(self) -> str:
        """Return the version as people write it."""
        return ".".join(str(part) for part in self.version)


def ask_health(base_url: str, session: requests.Session, timeout: float = 15.0) -> Health | None:
    """Return what a Geopera server tells of itself; None when something else answers.

    Raises:
        ClientError: nothing answers, or it cannot answer now.
    """
    try:
        found = Transport(base_url, None, timeout, session).get_json("/healthz")
    except Missing:
        return None
    except ClientError as error:
        if error.status is not None and error.status < 500 and error.status != 429:
            return None
        raise
    if not isinstance(found, dict) or not isinstance(found.get("version"), str):
        return None
    numbers = found["version"][:40].split(".")
    if len(numbers) < 2 or not all(part.isdigit() for part in numbers[:2]):
        return None
    version = tuple(int(part) for part in numbers[:3] if part.isdigit())
    return Health(str(found.get("status", ""))[:40], version)
