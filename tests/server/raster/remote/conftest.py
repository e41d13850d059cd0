"""A server of ranges, and access to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions

from ...range_server import RangeServer, range_server

MakeAccess = Callable[..., RemoteAccess]


@pytest.fixture
def host() -> Iterator[RangeServer]:
    with range_server() as server:
        yield server


@pytest.fixture
def make_access(host: RangeServer) -> Iterator[MakeAccess]:
    """Make access to the server, with quick retries and other options as given."""
    made = []

    def make(**options: Any) -> RemoteAccess:
        values = {"prefixes": (host.url("/"),), "backoff_s": 0.01, "timeout_s": 5.0, **options}
        made.append(RemoteAccess(RemoteOptions(**values)))
        return made[-1]

    yield make
    for access in made:
        access.close()


@pytest.fixture
def access(make_access: MakeAccess) -> RemoteAccess:
    return make_access()
