"""Limits and the circuit breaker of downloads, kept in the database that several servers share."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

from limits.storage import MovingWindowSupport, Storage
from pybreaker import CircuitBreakerStorage
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from ..db.database import Database, lock
from ..db.models import Circuit, RateMark
from ..db.types import utcnow

_LONGEST_S = 366 * 86_400  # the longest period of a limit


class SharedWindows(Storage, MovingWindowSupport):
    """The moving windows of `limits`: one row for each use that still counts."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count some uses, unless there would be more than the limit in the window."""
        now = utcnow()
        with self._database.writing() as session:
            lock(session, "rate", key)
            session.execute(
                delete(RateMark).where(
                    RateMark.key == key, RateMark.marked_at <= now - dt.timedelta(seconds=expiry)
                )
            )
            used = session.scalar(
                select(func.count()).select_from(RateMark).where(RateMark.key == key)
            )
            if (used or 0) + amount > limit:
                return False
            session.add_all(RateMark(key=key, marked_at=now) for _ in range(amount))
        return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """Return when the oldest use was that still counts, in seconds, and how many do."""
        now = utcnow()
        with self._database.reading() as session:
            oldest, used = session.execute(
                select(func.min(RateMark.marked_at), func.count()).where(
                    RateMark.key == key, RateMark.marked_at > now - dt.timedelta(seconds=expiry)
                )
            ).one()
        return (oldest or now).timestamp(), used

    def sweep(self, expiry: int) -> None:
        """Forget the uses that count no more, of files that nobody asks for again too."""
        oldest = utcnow() - dt.timedelta(seconds=expiry)
        with self._database.writing() as session:
            session.execute(delete(RateMark).where(RateMark.marked_at <= oldest))

    @property
    def base_exceptions(self) -> type[Exception]:
        """What is raised when the database does not answer."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count some uses, whatever the limit, and return how many count."""
        self.acquire_entry(key, sys.maxsize, expiry, amount)
        return self.get(key)

    def get(self, key: str) -> int:
        """Return how many uses are kept."""
        return self.get_moving_window(key, 0, _LONGEST_S)[1]

    def get_expiry(self, key: str) -> float:
        """Return when the oldest use was that is kept, in seconds."""
        return self.get_moving_window(key, 0, _LONGEST_S)[0]

    def check(self) -> bool:
        """Tell whether the database answers."""
        self._database.ping()
        return True

    def reset(self) -> int | None:
        """Forget all uses of everything."""
        with self._database.writing() as session:
            session.execute(delete(RateMark))
        return None

    def clear(self, key: str) -> None:
        """Forget all uses of one thing."""
        with self._database.writing() as session:
            session.execute(delete(RateMark).where(RateMark.key == key))


class SharedCircuit(CircuitBreakerStorage):
    """The state of the breaker, in one row."""

    def __init__(self, database: Database, name: str, state: str) -> None:
        super().__init__(name)
        self._database = database
        with database.writing() as session:
            lock(session, "circuit", name)
            if session.get(Circuit, name) is None:
                session.add(Circuit(name=name, state=state))

    def _get(self, column: Any) -> Any:
        with self._database.reading() as session:
            return session.scalar(select(column).where(Circuit.name == self.name))

    def _set(self, *conditions: Any, **values: Any) -> None:
        with self._database.writing() as session:
            session.execute(
                update(Circuit).where(Circuit.name == self.name, *conditions).values(**values)
            )

    @property
    def state(self) -> str:
        """The name of the state."""
        return str(self._get(Circuit.state))

    @state.setter
    def state(self, state: str) -> None:
        self._set(state=state)

    @property
    def counter(self) -> int:
        """The failures in a row."""
        return int(self._get(Circuit.failures))

    def increment_counter(self) -> None:
        """Count one more failure."""
        self._set(failures=Circuit.failures + 1)

    def reset_counter(self) -> None:
        """Forget the failures."""
        if self.counter:  # nearly never: a success must not cost a write
            self._set(failures=0)

    @property
    def success_counter(self) -> int:
        """The successes in a row while it is tried again."""
        return int(self._get(Circuit.successes))

    def increment_success_counter(self) -> None:
        """Count one more success."""
        self._set(successes=Circuit.successes + 1)

    def reset_success_counter(self) -> None:
        """Forget the successes."""
        self._set(Circuit.successes > 0, successes=0)

    @property
    def opened_at(self) -> dt.datetime | None:
        """When it was opened last."""
        found: dt.datetime | None = self._get(Circuit.opened_at)
        return found

    @opened_at.setter
    def opened_at(self, datetime: dt.datetime) -> None:
        self._set(opened_at=datetime)
