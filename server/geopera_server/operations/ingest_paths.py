"""What a path to be taken in stands for: a raster, a folder or a prefix of them, or a STAC item."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from ..context import Context
from ..errors import Cancelled, GeoperaError, InvalidInput, NotFound
from ..raster.formats import SUFFIXES, Format, is_raster_name
from ..raster.location import Location, identify, name_of, text_of
from ..raster.remote.address import is_remote
from ..raster.remote.file import RemoteFile
from .ingest_reach import Allowed, Reach, keepable
from .json_values import check_json
from .sources import allowed_file
from .stac_items import StacItem, read_stac

MOST_FILES = 10_000  # of one call that answers with them all
_JSON = (".json", ".geojson")
_MOST_BYTES = 5_000_000
_ABSENT = "There is no such raster, or you may not read it."


@dataclass(frozen=True)
class Described:
    """A STAC item, where its document lies, and where its rasters are."""

    item: StacItem
    document: Location
    places: dict[str, Location]


@dataclass(frozen=True)
class Refused:
    """A raster of a folder that may not be read, and why; those beside it are taken in."""

    name: str
    error: GeoperaError


Readable = Location | Described
Source = Readable | Refused


def shown(source: Source) -> str:
    """Return what a source is called in messages; nothing secret is in it."""
    if isinstance(source, Refused):
        return source.name
    return name_of(source.document if isinstance(source, Described) else source)


class Paths:
    """Finds what there is to take in, by the rules of a server and of who asks."""

    def __init__(
        self,
        context: Context,
        reach: Reach | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        most: int | None = None,
    ) -> None:
        self._context = context
        self._reach = reach or Allowed(context)
        self._cancelled = cancelled
        self._most = most  # files of a folder

    def sources(self, path: str) -> Iterator[Source]:
        """Return what a path names, in the order of names; a folder stands for all below it.

        In a folder, the rasters of its STAC items are not taken for scenes of their own.

        Raises:
            Cancelled: stopped while a folder or a prefix was looked through.
            InvalidInput: a kind of source that this server does not read, or no STAC item; or a
                folder with too many files.
            NotFound: not there, or not allowed: the answer is the same.
        """
        if is_remote(path):
            yield from self._remote(path)
        elif self._reach.is_folder(path):
            yield from self._folder(path)
        elif _ends(path, _JSON):
            yield self._described(self._file(path))
        else:
            yield self._file(path)

    def all(self, paths: Sequence[str]) -> list[Readable]:
        """Return what several paths name: rasters first, then STAC items.

        Raises:
            InvalidInput: too many files, or as `sources`.
            NotFound: as `sources`.
        """
        found: list[Readable] = []
        for path in paths:
            for source in self.sources(path):
                if isinstance(source, Refused):
                    raise source.error
                found.append(source)
                if len(found) > MOST_FILES:
                    raise InvalidInput(f"{MOST_FILES} files are taken in at once: give fewer.")
        return sorted(found, key=lambda source: isinstance(source, Described))

    def _remote(self, url: str) -> Iterator[Source]:
        if not self._context.remote:
            raise InvalidInput("This server reads no URLs: allow_source names those it may read.")
        if url.endswith("/"):
            some = False
            for each in self._context.remote.keys_below(url):
                self._go_on()
                if _ends(each, SUFFIXES[Format.TIFF]):
                    some = True
                    yield self._context.remote.file(each)
            if not some:
                raise NotFound(_ABSENT)
            return
        file = self._context.remote.file(url)
        yield self._described(file) if _ends(file.shown, _JSON) else file

    def _folder(self, path: str) -> Iterator[Source]:
        rasters: list[Path] = []
        described: list[Described] = []
        refused: list[Refused] = []
        for folder, folders, names in os.walk(path):  # links to folders are not followed
            self._go_on(len(rasters) + len(described) + len(refused))
            folders.sort()
            for name in sorted(names):
                self._go_on()
                if is_raster_name(name):
                    try:
                        rasters.append(self._file(str(Path(folder) / name)))
                    except GeoperaError as error:  # a link that leads elsewhere, say
                        refused.append(Refused(name.encode(errors="replace").decode(), error))
                elif _ends(name, _JSON):
                    described += self._if_described(str(Path(folder) / name))
        if not rasters and not described and not refused:
            raise NotFound(_ABSENT)
        parts = {text_of(place) for each in described for place in each.places.values()}
        yield from (raster for raster in rasters if text_of(raster) not in parts)
        yield from described
        yield from refused

    def _go_on(self, found: int = 0) -> None:
        if self._cancelled():
            raise Cancelled
        if self._most is not None and found > self._most:
            raise InvalidInput(f"The folder has more than {self._most} files: name parts of it.")

    def _if_described(self, path: str) -> list[Described]:
        """Return the STAC item of a file in a folder; other JSON lies there for other reasons."""
        try:
            return [self._described(self._file(path))]
        except GeoperaError:
            return []

    def _described(self, document: Location) -> Described:
        """Return the STAC item of a JSON file and where its rasters are, told from its place.

        Raises:
            InvalidInput: not a STAC item.
            NotFound: one of the files is not there, or not allowed.
        """
        name = name_of(document)
        try:
            value = json.loads(_read(document).decode("utf-8"))
        except (OSError, ValueError, RecursionError):
            raise InvalidInput(f"{name} is not JSON.") from None
        if not isinstance(value, dict):
            raise InvalidInput(f"{name} is not a STAC item.")
        try:
            check_json(value, "its contents", _MOST_BYTES)
        except ValueError as error:
            raise InvalidInput(f"{name} is not a STAC item: {error}.") from None
        item = read_stac(value)
        places = {asset.key: self._place(_beside(document, asset.href)) for asset in item.assets}
        return Described(item, document, places)

    def _place(self, path: str) -> Location:
        if is_remote(path) and self._context.remote:
            return self._context.remote.file(path)
        return keepable(allowed_file(self._context, path)) if "://" in path else self._file(path)

    def _file(self, path: str) -> Path:
        return keepable(self._reach.file(path))


def _read(document: Location) -> bytes:
    identity = identify(document)
    if identity.size > _MOST_BYTES:
        raise InvalidInput(f"{name_of(document)} is too long for a STAC item.")
    return identity.source().read_many([(0, identity.size)])[0] if identity.size else b""


def _beside(document: Location, href: str) -> str:
    if isinstance(document, RemoteFile):
        return href if "://" in href else _joined(document.shown, href)
    if _names_host(href) and not _names_host(str(document)):
        # Windows would log in there, on behalf of whoever takes the item in
        raise InvalidInput("A STAC item names a raster on another machine: name that one itself.")
    if "://" in href or Path(href).is_absolute():
        return href
    return str(Path(document).parent / href)


def _names_host(path: str) -> bool:
    """Tell whether a path is one of a share: ``\\\\host\\share``, however its slashes lean."""
    return path[:2].replace("\\", "/") == "//"


def _joined(url: str, href: str) -> str:
    """Return a URL told from another one; it stays a URL, however the other is told."""
    scheme, _, rest = url.partition("://")
    joined = urljoin(f"http://{rest}", href)  # urljoin knows nothing of s3
    if not joined.startswith("http://"):
        raise InvalidInput("The URL is not valid.")
    return f"{scheme}://{joined.removeprefix('http://')}"


def _ends(name: str, endings: tuple[str, ...]) -> bool:
    return name.lower().endswith(endings)
