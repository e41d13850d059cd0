"""What others know of a connection: where it is in its life, and where tiles are."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class ConnectionState(enum.Enum):
    """Where the connection is in its life."""

    OFFLINE = "offline"
    STARTING = "starting"
    ONLINE = "online"
    FAILED = "failed"


@dataclass(frozen=True)
class Link:
    """Where tiles of a server are, and what lets them through: a token, or an ``authcfg``."""

    base_url: str
    tile_token: str = field(repr=False)
    authcfg: str = ""
