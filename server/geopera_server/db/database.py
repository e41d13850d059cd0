"""The connection to the database, its transactions and its migrations."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from ..errors import InvalidInput
from .json_text import read_json

_BUSY_TIMEOUT_MS = 15_000
_IDLE_TIMEOUT_MS = 60_000
_CACHE_KIB = 16_384  # of a connection, used when it is needed: by archives
_POOL: dict[str, Any] = {"pool_size": 10, "max_overflow": 30, "pool_pre_ping": True}
_OPTIONS: dict[str, Any] = {
    "hide_parameters": True,  # errors are logged, and rows hold secrets
    "json_deserializer": read_json,
}


class Database:
    """One engine and the two kinds of transaction: reading, and writing.

    On SQLite there is one writer at a time. On PostgreSQL writers go on side by side: what must
    not happen twice at once takes a row or a name (see `lock`).

    Raises:
        InvalidInput: a URL of another database, or the driver of PostgreSQL is not installed.
    """

    def __init__(self, url: str | URL, *, pooled: bool = True) -> None:
        self.url = _known(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        # what the code that works in a session may find there; the queue of jobs puts itself in
        self.session_info: dict[str, Any] = {}
        if self.is_sqlite:
            if self.url.database:
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            arguments = {"check_same_thread": False}
            self.engine: Engine = create_engine(self.url, connect_args=arguments, **_OPTIONS)
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            options = {
                "options": f"-c timezone=UTC -c lock_timeout={_BUSY_TIMEOUT_MS} "
                # a process that is frozen within a transaction must not hold its rows for ever
                f"-c idle_in_transaction_session_timeout={_IDLE_TIMEOUT_MS}",
                "connect_timeout": 5,
            }
            pool = _POOL if pooled else {"poolclass": NullPool}
            try:
                self.engine = create_engine(self.url, connect_args=options, **_OPTIONS, **pool)
            except ModuleNotFoundError:
                raise InvalidInput(
                    "PostgreSQL needs the extra `backend`: pip install geopera-server[backend]."
                ) from None

    def apart(self) -> Database:
        """Return this database by connections that are opened when needed, and not kept.

        For what is asked by those who hold a connection: if they all waited for a second one of
        the same few, nobody would give one back.
        """
        return Database(self.url, pooled=False)

    def migrate(self) -> None:
        """Bring the tables to the newest version."""
        config = _migrations()
        with self.engine.connect() as connection:
            if MigrationContext.configure(connection).get_current_revision() == _newest():
                return
        with self.engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
            _lock(connection, "migration")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session for queries."""
        with self._session() as session:
            yield session

    @contextmanager
    def writing(self, patience_ms: int = _BUSY_TIMEOUT_MS) -> Iterator[Session]:
        """Open a session that commits at its end and takes SQLite's write lock at its start.

        Taking the lock first lets writers queue instead of failing when a read becomes a write.
        PostgreSQL locks what is written, when it is written.

        Raises:
            OperationalError: somebody else held the lock for longer than ``patience_ms``.
        """
        with self._session() as session:
            options = {"sqlite_begin": "IMMEDIATE", "sqlite_patience_ms": patience_ms}
            connection = session.connection(execution_options=options)
            if not self.is_sqlite and patience_ms != _BUSY_TIMEOUT_MS:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience_ms)}")
            yield session
            session.commit()

    @contextmanager
    def alone(self, *name: str) -> Iterator[bool]:
        """Hold a name for a while unless another process does; yield whether it is held.

        The name is free as soon as its process is dead, and that of a frozen one after a minute:
        what is done so must bear to be done twice at once. SQLite has no other processes to ask.
        """
        if self.is_sqlite:
            yield True
            return
        with self.engine.connect() as connection:
            taken = f"SELECT pg_try_advisory_xact_lock({_key(name)})"
            held = bool(connection.exec_driver_sql(taken).scalar_one())
            try:
                yield held
            finally:
                try:
                    connection.rollback()
                except DBAPIError:  # it was too long, or the database went away
                    connection.invalidate()

    def _session(self) -> Session:
        return Session(self.engine, expire_on_commit=False, info=self.session_info)

    def ping(self) -> None:
        """Run the smallest query."""
        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close all connections: idle ones at once, those in use when they are given back."""
        event.listen(self.engine.pool, "checkin", _close_entry)
        self.engine.dispose()


def lock(session: Session, *name: str) -> None:
    """Wait until no other writing transaction holds a name, and hold it until the end of this one.

    For what no row can be locked for, because it is not there yet. On SQLite a writing transaction
    is alone already.
    """
    _lock(session.connection(), *name)


def _lock(connection: Connection, *name: str) -> None:
    if connection.dialect.name != "postgresql":
        return
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_key(name)})")


def _key(name: Sequence[str]) -> int:
    """Return the number by which PostgreSQL knows a name."""
    digest = hashlib.sha256("\0".join(name).encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _migrations() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


@functools.cache
def _newest() -> str | None:
    """Return the newest version of the tables."""
    return ScriptDirectory.from_config(_migrations()).get_current_head()


def _known(url: str | URL) -> URL:
    """Return a URL with the driver that this server is made for."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise InvalidInput("The database_url cannot be read.") from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return parsed
    if backend in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    raise InvalidInput(f"A database_url begins with sqlite: or postgresql:, not {backend}:.")


def _close_entry(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.close()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    mode = options.get("sqlite_begin", "DEFERRED")
    if mode == "IMMEDIATE":
        patience_ms = int(options.get("sqlite_patience_ms", _BUSY_TIMEOUT_MS))
        connection.exec_driver_sql(f"PRAGMA busy_timeout={patience_ms}")
    connection.exec_driver_sql(f"BEGIN {mode}")
