"""Pictures of rasters for map clients: found quickly, and not drawn when the client has them."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..auth.principal import Principal
from ..context import Context
from ..db.usage_counter import Counted
from ..errors import GeoperaError
from ..raster.at_hand import about_to_wait
from ..raster.encode import Image
from ..raster.location import Location, identify
from ..raster.remote.file import RemoteFile
from ..raster.warm_up import warm_up
from .sources import asset_href, resolve

SCOPE = "tiles:read"
_REMEMBERED_S = 1.0
_REMEMBERED = 1024


class Painted(NamedTuple):
    """A picture, or None when the caller has it already; ``etag`` is its strong entity tag."""

    image: Image | None
    etag: str


class FarAway(Exception):
    """The raster is on another host: drawing it is mostly waiting."""


class Painter:
    """Draws for callers who may see the raster.

    Where a ``url`` leads is remembered for a second, for each organization: the tiles of one
    screen ask for the same.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: OrderedDict[tuple[str, str], tuple[float, Location]] = OrderedDict()
        self._lock = threading.Lock()

    def prepare(self, folder: Path | None) -> None:
        """Do in advance, in this thread, what the first picture would wait for.

        With a ``folder``, where files can be made, pictures are drawn as well: once in a process.
        """
        with contextlib.suppress(GeoperaError):
            self._find(self._context.auth.operator(), asset_href("none", "none"))
        if folder is not None:
            warm_up(folder)

    def paint(
        self,
        caller: Principal,
        url: str,
        look: bytes,
        draw: Callable[..., Image],
        known: str | None = None,
        minus: str | None = None,
        *,
        here: bool = False,
    ) -> Painted:
        """Draw what ``look`` describes, unless its entity tag is among those ``known``.

        ``draw`` is given where the raster is, and where that of ``minus`` is if there is one.

        Raises:
            Forbidden: the caller may not read tiles.
            GeoperaError: whatever finding or drawing the raster raises.
            FarAway: the raster is on another host, and only one that is ``here`` was wanted.
        NotAtHand: this thread may not wait, and would have to.
        """
        caller.require(SCOPE)
        path = self._find(caller, url)
        if here and isinstance(path, RemoteFile):
            raise FarAway
        if minus:
            other = self._find(caller, minus)
            if here and isinstance(other, RemoteFile):
                raise FarAway
            look += _entity_tag(other, b"").encode("ascii")
            draw = partial(draw, minus=other)
        etag = _entity_tag(path, look)
        if known and (etag in known or known.strip() == "*"):
            return Painted(None, etag)
        image = draw(path)
        self._context.usage.add(caller.organization_id, Counted.TILES)
        return Painted(image, etag)

    def _find(self, caller: Principal, url: str) -> Location:
        key = (caller.organization_id, url)
        now = time.monotonic()
        found = self._found.get(key)
        if found is not None and found[0] > now:
            return found[1]
        about_to_wait()
        with self._context.database.reading() as session:
            path = resolve(self._context, session, caller, url)
        with self._lock:
            self._found[key] = (now + _REMEMBERED_S, path)
            self._found.move_to_end(key)
            while len(self._found) > _REMEMBERED:
                self._found.popitem(last=False)
        return path


def _entity_tag(location: Location, look: bytes) -> str:
    """Return a tag of the version of the file, of this software, and of what is drawn."""
    name = location.url if isinstance(location, RemoteFile) else location
    about = f"{name}|{identify(location).version}|{__version__}|".encode()
    return f'"{hashlib.blake2b(about + look, digest_size=16).hexdigest()}"'
