"""Take many rasters in, one after the other: what was done stays done when it is stopped."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from ..catalog import items
from ..context import Context
from ..db.models import Asset, Item, Project
from ..errors import Cancelled, GeoperaError, InvalidInput, NotFound, Unavailable
from ..jobs.run import JobRun
from ..raster.bytes_source import ShortRead, SourceChanged
from ..raster.checksum import sha256, version_text
from ..raster.location import Identity, Location, identify, text_of
from .ingest import register, register_stac, stac_draft
from .ingest_paths import Described, Paths, Readable, Refused, Source, shown
from .scenes import as_item, examine

INGEST_KIND: Final = "ingest"
MOST_SOURCES = 1_000_000
_MOST_ERRORS = 100
_MOST_IDS = 1000
_REFRESHED = ("footprint", "west", "south", "east", "north", "gsd", "properties")
_OF_ASSET = ("media_type", "size_bytes", "bands", "minzoom", "maxzoom")


class Outcome(enum.StrEnum):
    """What became of a raster or a STAC item."""

    ADDED = "added"
    EXISTED = "existed"
    REFRESHED = "refreshed"
    FAILED = "failed"


@dataclass(frozen=True)
class Taken:
    """One raster or STAC item, and what became of it; ``words`` are warnings, or the error."""

    name: str
    outcome: Outcome
    item_id: str | None = None
    words: tuple[str, ...] = ()
    date: dt.date | None = None


@dataclass
class Options:
    """How to take in: the date of files that tell none, and whether checksums are computed.

    ``progress`` is told how much of the present file was read for its checksum, from 0 to 1.
    """

    date: dt.date | None = None
    checksums: bool = True
    cancelled: Callable[[], bool] = field(default=lambda: False)
    progress: Callable[[float], None] = field(default=lambda share: None)


def take_in(
    context: Context, project_id: str, sources: Sequence[Source], options: Options
) -> Iterator[Taken]:
    """Take sources into a project, each in a transaction of its own, and tell of each.

    A file that the project has, and that has not changed since, is not read again.

    Raises:
        Cancelled: stopped between two files, or within a checksum.
        Unavailable: a host or the database is out of reach: it is worth trying again.
    """
    for source in sources:
        if options.cancelled():
            raise Cancelled
        try:
            if isinstance(source, Refused):
                raise source.error
            yield _take(context, project_id, source, options)
        except (Cancelled, Unavailable):
            raise
        except GeoperaError as error:
            yield Taken(shown(source), Outcome.FAILED, words=(error.detail,))
        except (ShortRead, SourceChanged):
            words = "The file changed while it was read: take it in again."
            yield Taken(shown(source), Outcome.FAILED, words=(words,))


def run_ingest(context: Context, run: JobRun) -> dict[str, Any]:
    """Do a job of `items.ingest_start`; begun anew, it skips what was taken in already.

    Raises:
        Cancelled: the job was stopped.
    """
    payload = run.payload
    date = dt.date.fromisoformat(payload["date"]) if payload.get("date") else None
    options = Options(date, payload.get("checksums", True), run.cancelled)
    sources: list[Source] = []
    counts = dict.fromkeys(Outcome, 0)
    errors: list[dict[str, str]] = []
    warnings: list[dict[str, str]] = []
    item_ids: list[str] = []
    paths = Paths(context, cancelled=run.cancelled, most=MOST_SOURCES)
    for path in dict.fromkeys(payload["paths"]):
        try:
            for source in paths.sources(path):
                if run.cancelled():
                    raise Cancelled
                if len(sources) == MOST_SOURCES:
                    raise InvalidInput(f"A job takes {MOST_SOURCES} files: begin another one.")
                sources.append(source)
        except (Cancelled, Unavailable):
            raise
        except GeoperaError as error:
            counts[Outcome.FAILED] += 1
            errors.append({"name": _spoken(path), "message": error.detail})
    done = 0
    options.progress = lambda share: run.report((done + share) / len(sources))
    for taken in take_in(context, payload["project_id"], sources, options):
        done += 1
        counts[taken.outcome] += 1
        told = errors if taken.outcome is Outcome.FAILED else warnings
        if taken.words and len(told) < _MOST_ERRORS:
            told.append({"name": taken.name, "message": " ".join(taken.words)})
        if taken.item_id is not None and len(item_ids) < _MOST_IDS:
            item_ids.append(taken.item_id)
        run.report(done / len(sources))
    return {"counts": counts, "errors": errors, "warnings": warnings, "item_ids": item_ids}


def _take(context: Context, project_id: str, source: Readable, options: Options) -> Taken:
    if isinstance(source, Described):
        return _take_described(context, project_id, source, options)
    identity = identify(source)
    known = _known(context, project_id, source)
    if known is not None and known[1].version == version_text(identity):
        item, asset = known
        words = _sum(context, asset, identity, options)
        date = item.captured_at.date() if item.captured_at else None
        return Taken(item.name, Outcome.EXISTED, item.id, words, date)
    scene = examine(source, options.date)
    with context.database.writing() as session:
        project = _project(session, project_id)
        taken = register(session, project, scene)
        if taken.existed:
            _refresh(session, taken.item_id, as_item(project_id, scene), text_of(source))
        _mark(session, taken.item_id, source, identity)
    known = _known(context, project_id, source)
    words = tuple(taken.warnings)
    if known is not None:
        words += _sum(context, known[1], identity, options)
    outcome = Outcome.REFRESHED if taken.existed else Outcome.ADDED
    return Taken(taken.name, outcome, taken.item_id, words, taken.date)


def _take_described(
    context: Context, project_id: str, source: Described, options: Options
) -> Taken:
    identities = {key: identify(place) for key, place in source.places.items()}
    with context.database.reading() as session:
        existing = items.find_by_stac_id(session, project_id, source.item.id)
    item_id = existing.id if existing else None
    words: tuple[str, ...] = ()
    if existing is None:
        drafts = stac_draft(source.item, source.places)
        with context.database.writing() as session:
            taken = register_stac(session, _project(session, project_id), *drafts)
            for key, place in source.places.items():
                _mark(session, taken.item_id, place, identities[key])
        item_id, words = taken.item_id, tuple(taken.warnings)
    for key, place in source.places.items():
        known = _known(context, project_id, place)
        if known is not None:
            words += _sum(context, known[1], identities[key], options)
    outcome = Outcome.EXISTED if existing else Outcome.ADDED
    captured = source.item.captured_at or source.item.start_at
    return Taken(source.item.id, outcome, item_id, words, captured.date() if captured else None)


def _known(context: Context, project_id: str, place: Location) -> tuple[Item, Asset] | None:
    """Return the item of the project that has a file, and the asset."""
    with context.database.reading() as session:
        item = items.find_by_path(session, project_id, text_of(place))
        if item is None:
            return None
        return item, next(asset for asset in item.assets if asset.path == text_of(place))


def _sum(context: Context, asset: Asset, identity: Identity, options: Options) -> tuple[str, ...]:
    """Compute the checksum of an asset that has none for this version; returns why it has none."""
    version = version_text(identity)
    if not options.checksums or (asset.checksum is not None and asset.version == version):
        return ()
    try:  # not within a transaction: it takes long
        checksum = sha256(identity, options.cancelled, options.progress)
    except InvalidInput as error:  # the item is good without it
        return (error.detail,)
    with context.database.writing() as session:
        session.execute(
            update(Asset)
            .where(Asset.id == asset.id, Asset.version == version)
            .values(checksum=checksum)
        )
    return ()


def _mark(session: Session, item_id: str, place: Location, identity: Identity) -> None:
    """Note which version of a file was looked at; the checksum of another one is forgotten."""
    session.execute(
        update(Asset)
        .where(Asset.item_id == item_id, Asset.path == text_of(place))
        .values(version=version_text(identity), checksum=None)
    )


def _refresh(session: Session, item_id: str, fresh: Item, path: str) -> None:
    """Give an item what its file says now; names, dates and what people wrote stay."""
    item = session.get_one(Item, item_id)
    (drawn,) = fresh.assets
    for asset in item.assets:
        if asset.path == path:
            for name in _OF_ASSET:
                setattr(asset, name, getattr(drawn, name))
    if len(item.assets) == 1:
        for name in _REFRESHED:
            setattr(item, name, getattr(fresh, name))
    session.flush()


def _spoken(path: str) -> str:
    """Return a path as messages name it: without the parts of a URL that may be secret."""
    scheme, is_url, rest = path.partition("://")
    if is_url:
        rest = re.split(r"[?#]", rest, maxsplit=1)[0]
        host, slash, way = rest.partition("/")
        path = f"{scheme}://{host.rpartition('@')[2]}{slash}{way}"
    return path[:500]


def _project(session: Session, project_id: str) -> Project:
    project = session.get(Project, project_id)
    if project is None:
        raise NotFound("The project is no longer there.")
    return project
