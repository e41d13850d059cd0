"""Let pip go to the package index the way that QGIS goes anywhere."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ...client.route import Route
from ..servers.route import route_to

_ANYWHERE = "https://packages.invalid/"  # a host that no exception of the proxy names


def route_to_index() -> Route:
    """Return the way to the package index. Call it on the GUI thread."""
    return route_to(os.environ.get("PIP_INDEX_URL") or _ANYWHERE)


@contextlib.contextmanager
def pip_variables(route: Route) -> Iterator[dict[str, str]]:
    """Yield variables for pip: they hold the proxy, whose password must be on no command line.

    Certificates that QGIS trusts are used unless pip has been given others by its settings.
    """
    found: dict[str, str] = {}
    if route.proxy:
        found = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), route.proxy)
        found.update({name.lower(): route.proxy for name in list(found)})
    if not route.trusted or os.environ.get("PIP_CERT"):
        yield found
        return
    handle, name = tempfile.mkstemp(prefix="geopera-", suffix=".pem")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(route.trusted)
        yield {**found, "PIP_CERT": name}
    finally:
        Path(name).unlink(missing_ok=True)
