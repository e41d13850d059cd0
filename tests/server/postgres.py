"""A real PostgreSQL, from the packages of Debian, in a temporary folder."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "America/St_Johns",  # nothing may depend on the zone of the server
}
_MOST_BYTES = (
    24 * 2**20
)  # of a database that is used again: rows that were deleted stay in its files
_LEAVE = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = %(name)s AND pid <> pg_backend_pid()
"""
_EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;  -- the order of foreign keys does not matter
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(quote_ident(name), 1, false);
    END LOOP;
END $$
"""


def missing() -> str | None:
    """Return why PostgreSQL cannot be started here, or None."""
    if _binaries() is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    return None


class PostgresServer:
    """One cluster, run by an ordinary user, that can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        binaries = _binaries()
        assert binaries is not None, missing()
        self._binaries = binaries
        self._folder = folder
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        user = ordinary_user()
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        command = [self._binary("initdb"), "-D", str(self._data), "-U", "geopera", "--no-sync"]
        subprocess.run(
            [*as_ordinary_user(), *command, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            check=True,
            capture_output=True,
            cwd=folder,
            timeout=60,
        )

    def _binary(self, name: str) -> str:
        return str(self._binaries / name)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = [f"-c{name}={value}" for name, value in _OPTIONS.items()]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *as_ordinary_user("--pdeathsig", "INT"),
                    self._binary("postgres"),
                    *("-D", str(self._data), "-k", str(self._folder)),
                    *options,
                ],
                stdout=log,
                stderr=log,
                cwd=self._folder,
            )
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(psycopg.OperationalError), self.connect():
                return
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < deadline, "PostgreSQL did not start in time"
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server, and every connection with it; SIGQUIT stops it as a crash would."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def connect(self, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """Connect, in autocommit mode."""
        return psycopg.connect(
            host=str(self._folder), user="geopera", dbname=database, autocommit=True
        )

    def url(self, database: str) -> str:
        """Return the URL of a database, as a setting has it."""
        return f"postgresql://geopera@/{database}?host={self._folder}"

    def create(self, template: str = "template1") -> str:
        """Make a database that is a copy of another, and return its name."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        with self.connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


class PostgresPool:
    """Databases without rows, each lent to one test at a time.

    To delete the rows of one takes milliseconds; to make one takes twenty times as long.
    """

    def __init__(self, server: PostgresServer, template: str) -> None:
        self._server = server
        self._template = template
        self._free: list[str] = []

    @contextlib.contextmanager
    def lend(self) -> Iterator[str]:
        """Lend a database, by its URL."""
        with self.lend_many() as lend:
            yield lend()

    @contextlib.contextmanager
    def lend_many(self) -> Iterator[Callable[[], str]]:
        """Yield a function that lends one database more, by its URL."""
        lent: list[str] = []

        def lend() -> str:
            lent.append(self._free.pop() if self._free else self._server.create(self._template))
            return self._server.url(lent[-1])

        try:
            yield lend
        finally:
            for name in lent:
                self._take_back(name)

    def _take_back(self, name: str) -> None:
        with self._server.connect() as connection:
            connection.execute(_LEAVE, {"name": name})
        with self._server.connect(name) as connection:
            [(size,)] = connection.execute("SELECT pg_database_size(current_database())")
            if size < _MOST_BYTES:
                connection.execute(_EMPTY)
                self._free.append(name)
                return
        self._server.drop(name)


@contextlib.contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Run a PostgreSQL for the time of the context; nothing of it stays."""
    folder = Path(tempfile.mkdtemp(prefix="geopera-pg-"))  # short: it holds a socket
    try:
        server = PostgresServer(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ordinary_user() -> pwd.struct_passwd | None:
    """Return the user that servers are run by when the tests are run by root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise AssertionError("there is no ordinary user")


def as_ordinary_user(*options: str) -> list[str]:
    """Return what starts a command as an ordinary user, with options of setpriv."""
    user = ordinary_user()
    drop = [] if user is None else [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}"]
    return ["setpriv", *drop, *(["--clear-groups"] if drop else []), *options, "--"]


def _binaries() -> Path | None:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4])
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None
