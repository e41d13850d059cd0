"""Requests counted in memory, and added to the table every few seconds.

A tile costs one addition. Processes add to the same rows, of which an organization has one for each
month and kind: nobody can make more of them by asking more.
"""

from __future__ import annotations

import enum
import logging
import threading
from collections import Counter
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from .database import Database
from .models import UsageCount
from .types import utcnow

_LOG = logging.getLogger(__name__)
FLUSH_S = 5.0
_PATIENCE_MS = 2000


class Counted(enum.StrEnum):
    """What is counted: pictures that were drawn, and statistics that were computed."""

    TILES = "tiles"
    STATISTICS = "statistics"


class UsageCounter:
    """Counts the requests of organizations, from any thread; its own thread stores the sums."""

    def __init__(self, database: Database, flush_seconds: float = FLUSH_S) -> None:
        self._database = database
        self._flush_seconds = flush_seconds
        self._counts: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        self._end = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, organization_id: str, kind: Counted, count: int = 1) -> None:
        """Count requests; the thread that stores them starts with the first."""
        with self._lock:
            self._counts[organization_id, kind] += count
            if self._thread is None and not self._end.is_set():
                self._thread = threading.Thread(
                    target=self._keep_storing, name="geopera-usage", daemon=True
                )
                self._thread.start()

    def flush(self) -> bool:
        """Add what was counted to the table; False, and it is kept, when that fails now."""
        with self._flushing:
            with self._lock:
                counts, self._counts = self._counts, Counter()
            if not counts:
                return True
            try:
                self._store(counts)
            except SQLAlchemyError as error:
                _LOG.warning("the usage was not stored yet: %s", type(error).__name__)
                with self._lock:
                    self._counts.update(counts)
                return False
            return True

    def close(self) -> None:
        """Store what was counted, and end the thread."""
        self._end.set()
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(_PATIENCE_MS / 1000 + 1)
        self.flush()

    def _keep_storing(self) -> None:
        while not self._end.wait(self._flush_seconds):
            self.flush()

    def _store(self, counts: Counter[tuple[str, str]]) -> None:
        month = f"{utcnow():%Y-%m}"
        rows = [
            {"organization_id": organization, "month": month, "kind": kind, "count": count}
            for (organization, kind), count in sorted(counts.items())  # processes lock in one order
        ]
        insert: Any = sqlite.insert if self._database.is_sqlite else postgresql.insert
        with self._database.writing(_PATIENCE_MS) as session:
            for row in rows:
                statement = insert(UsageCount).values(**row)
                session.execute(
                    statement.on_conflict_do_update(
                        index_elements=["organization_id", "month", "kind"],
                        set_={"count": UsageCount.count + statement.excluded.count},
                    )
                )
