"""What QGIS's locator bar finds: projects, their capture dates, and formulas."""

from __future__ import annotations

import enum
import json
import threading
import time
from dataclasses import asdict, dataclass
from typing import Callable

from ..client import Client
from ..client.models import Project

_FRESH_S = 60.0
_MOST_PROJECTS = 25  # whose dates are asked for; each is a request
_MOST = 30  # entries of one search


class EntryKind(enum.Enum):
    """What an entry is."""

    PROJECT = "project"
    DATE = "date"
    FORMULA = "formula"


@dataclass(frozen=True)
class Entry:
    """One thing to be found. ``key`` is the id of a project or formula, or an ISO date."""

    kind: EntryKind
    key: str
    title: str
    detail: str = ""
    project_id: str = ""
    count: int = 0

    def to_text(self) -> str:
        """Return the entry as text: QGIS carries it from a thread to the window."""
        return json.dumps({**asdict(self), "kind": self.kind.value})

    @classmethod
    def from_text(cls, text: str) -> Entry:
        """Read what `to_text` wrote."""
        data = json.loads(text)
        return cls(**{**data, "kind": EntryKind(data["kind"])})


class LocatorIndex:
    """Keep the server's lists for a minute, and search them; made for threads of the locator."""

    def __init__(self, client: Callable[[], Client | None]) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._owner: Client | None = None
        self._asked = 0.0
        self._projects: list[Project] = []
        self._entries: tuple[Entry, ...] = ()

    def search(self, text: str, is_cancelled: Callable[[], bool] = lambda: False) -> list[Entry]:
        """Return what has every word of the text, best first; blocks while it asks the server.

        Raises:
            ClientError: the server refused, or is gone.
        """
        words = text.casefold().split()
        found = []
        for entry in self._all(is_cancelled):
            score = _score(entry, words)
            if score > 0:
                found.append((score, entry))
        found.sort(key=lambda pair: -pair[0])
        return [entry for _, entry in found[:_MOST]]

    def projects(self) -> list[Project]:
        """Return the projects that the last search knew."""
        return list(self._projects)

    def forget(self) -> None:
        """Ask the server again at the next search."""
        self._asked = 0.0

    def _all(self, is_cancelled: Callable[[], bool]) -> tuple[Entry, ...]:
        client = self._client()
        if client is None:
            return ()
        with self._lock:
            fresh = time.monotonic() - self._asked < _FRESH_S
            if self._asked and fresh and self._owner is client:
                return self._entries
            projects = client.projects()
            entries = [
                Entry(EntryKind.PROJECT, project.id, project.name, count=project.item_count)
                for project in projects
            ]
            entries += [
                Entry(EntryKind.FORMULA, formula.id, formula.id.upper(), formula.name)
                for formula in client.formulas()
            ]
            for project in projects[:_MOST_PROJECTS]:
                if is_cancelled():
                    return ()
                entries += [
                    Entry(
                        EntryKind.DATE, day.date, day.date, project.name, project.id, day.item_count
                    )
                    for day in client.dates(project.id)
                    if day.date
                ]
            self._projects, self._entries = projects, tuple(entries)
            self._owner, self._asked = client, time.monotonic()
            return self._entries


def _score(entry: Entry, words: list[str]) -> float:
    """Return 0 when a word is missing; more when the title begins with the text."""
    title, detail = entry.title.casefold(), entry.detail.casefold()
    if not all(word in title or word in detail for word in words):
        return 0.0
    whole = " ".join(words)
    if title == whole:
        return 1.0
    if title.startswith(whole):
        return 0.9
    return 0.7 if all(word in title for word in words) else 0.5
