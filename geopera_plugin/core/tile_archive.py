"""Where exported tiles go: an MBTiles file, or a folder. Each appears complete or not at all."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from ..client.errors import BadRequest, ClientError
from .error_words import error_text
from .tile_pyramid import Bbox, Place
from .translate import tr

_APPLICATION_ID = 0x4D504258  # "MPBX": what tells MBTiles from any other SQLite file
_BATCH = 500


@dataclass(frozen=True)
class TileSet:
    """What tiles are: name, format (png, jpg, webp), zooms, and west, south, east, north."""

    name: str
    format: str
    minzoom: int
    maxzoom: int
    bbox: Bbox
    description: str = ""
    attribution: str = ""
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def center(self) -> tuple[float, float, int]:
        """Return longitude, latitude and zoom to begin with."""
        west, south, east, north = self.bbox
        width = east - west if west <= east else east - west + 360
        longitude = (west + width / 2 + 180) % 360 - 180
        return longitude, (south + north) / 2, self.minzoom


class TileArchive(Protocol):
    """Takes tiles one by one; ``finish`` puts them in place, ``discard`` leaves nothing."""

    def put(self, place: Place, content: bytes) -> None:
        """Keep a tile; y counts from the north."""

    def finish(self) -> None:
        """Put everything in place."""

    def discard(self) -> None:
        """Leave nothing behind."""


class MBTiles:
    """An MBTiles 1.3 file, written as a stream."""

    def __init__(self, path: Path, tiles: TileSet) -> None:
        """Open a part beside the file.

        Raises:
            ClientError: it cannot be written there.
        """
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._rows: list[tuple[int, int, int, sqlite3.Binary]] = []
        with _told():
            self._part.unlink(missing_ok=True)
            self._database = sqlite3.connect(self._part)
        with _or_nothing(self), _told():
            self._database.executescript(
                f"""
                PRAGMA application_id = {_APPLICATION_ID};
                PRAGMA journal_mode = OFF;
                PRAGMA synchronous = OFF;
                CREATE TABLE metadata (name text, value text);
                CREATE TABLE tiles (
                    zoom_level integer, tile_column integer, tile_row integer, tile_data blob
                );
                """
            )
            self._database.executemany(
                "INSERT INTO metadata VALUES (?, ?)", sorted(_metadata(tiles).items())
            )

    def put(self, place: Place, content: bytes) -> None:
        """Keep a tile; in the file rows count from the south, as in TMS."""
        z, x, y = place
        self._rows.append((z, x, 2**z - 1 - y, sqlite3.Binary(content)))
        if len(self._rows) >= _BATCH:
            self._flush()

    def finish(self) -> None:
        """Write the index and give the file its name."""
        self._flush()
        with _told():
            self._database.execute(
                "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)"
            )
            self._database.commit()
            self._database.close()
            self._part.replace(self._path)

    def discard(self) -> None:
        """Remove the part."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _flush(self) -> None:
        rows, self._rows = self._rows, []
        with _told():
            self._database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
            self._database.commit()


class TileFolder:
    """A folder ``{z}/{x}/{y}.<format>`` with a ``tilejson.json``."""

    def __init__(self, path: Path, tiles: TileSet) -> None:
        """Open a part beside the folder.

        Raises:
            ClientError: it cannot be written there, or has something in it.
        """
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._format = tiles.format
        with _told():
            in_the_way = path.exists() and (not path.is_dir() or any(path.iterdir()))
        if in_the_way:
            raise BadRequest(
                "Tiles", tr("{name} is not empty: choose a new folder.").format(name=path.name)
            )
        with _or_nothing(self), _told():
            shutil.rmtree(self._part, ignore_errors=True)
            self._part.mkdir(parents=True)
            (self._part / "tilejson.json").write_text(
                json.dumps(_tilejson(tiles), indent=1), encoding="utf-8"
            )

    def put(self, place: Place, content: bytes) -> None:
        """Write a tile."""
        z, x, y = place
        with _told():
            folder = self._part / str(z) / str(x)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{y}.{self._format}").write_bytes(content)

    def finish(self) -> None:
        """Give the folder its name."""
        with _told():
            if self._path.exists():
                self._path.rmdir()
            self._part.replace(self._path)

    def discard(self) -> None:
        """Remove the part."""
        shutil.rmtree(self._part, ignore_errors=True)


def _metadata(tiles: TileSet) -> dict[str, str]:
    longitude, latitude, zoom = tiles.center
    known = {
        "name": tiles.name,
        "format": tiles.format,
        "bounds": ",".join(f"{value:.8g}" for value in tiles.bbox),
        "center": f"{longitude:.8g},{latitude:.8g},{zoom}",
        "minzoom": str(tiles.minzoom),
        "maxzoom": str(tiles.maxzoom),
        "type": "overlay",
        "version": "1",
        "description": tiles.description,
        "attribution": tiles.attribution,
        **tiles.extra,
    }
    return {name: value for name, value in known.items() if value}


def _tilejson(tiles: TileSet) -> dict[str, Any]:
    known = {
        "tilejson": "3.0.0",
        "name": tiles.name,
        "description": tiles.description,
        "attribution": tiles.attribution,
        "tiles": [f"{{z}}/{{x}}/{{y}}.{tiles.format}"],
        "scheme": "xyz",
        "bounds": list(tiles.bbox),
        "center": list(tiles.center),
        "minzoom": tiles.minzoom,
        "maxzoom": tiles.maxzoom,
        **tiles.extra,
    }
    return {name: value for name, value in known.items() if value != ""}


@contextlib.contextmanager
def _or_nothing(archive: TileArchive) -> Any:
    """Leave nothing of an archive that could not be begun."""
    try:
        yield
    except ClientError:
        archive.discard()
        raise


@contextlib.contextmanager
def _told() -> Any:
    """Turn what the disk says into an error of the plugin."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise ClientError(
            "Tiles", tr("The tiles cannot be written: {reason}").format(reason=error_text(error))
        ) from error
