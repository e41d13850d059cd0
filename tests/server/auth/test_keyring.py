"""Secrets take turns: tokens of the one before stay good, and none is good for another kind."""

from __future__ import annotations

import datetime as dt
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jwt
import pytest

from geopera_server.auth.keyring import Keyring
from geopera_server.auth.principal import Principal, PrincipalType
from geopera_server.auth.secret_store import DatabaseStore
from geopera_server.auth.tokens import TileTokens
from geopera_server.db.database import Database
from geopera_server.errors import Unauthenticated

HOUR, MONTH = dt.timedelta(hours=1), dt.timedelta(days=30)
CALLER = Principal("operator", PrincipalType.OPERATOR, "org-1", ("*",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secrets.json"


def test_tokens_survive_a_turn_and_a_restart(path: Path) -> None:
    keyring = Keyring(path, MONTH)
    token = keyring.sign("session", {"sub": "maria"}, HOUR)
    keyring.rotate()
    fresh = keyring.sign("session", {}, HOUR)
    kids = {jwt.get_unverified_header(each)["kid"] for each in (token, fresh)}
    assert len(kids) == 2
    assert Keyring(path, MONTH).check("session", token)["sub"] == "maria"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    keyring.rotate(forget=True)
    for each in (token, fresh):
        with pytest.raises(Unauthenticated):
            keyring.check("session", each)


def test_another_process_sees_the_turn(path: Path) -> None:
    one, other = Keyring(path, MONTH), Keyring(path, MONTH)
    one.sign("session", {}, HOUR)
    assert other.check("session", one.sign("session", {"n": 1}, HOUR))["n"] == 1
    one.rotate()
    assert other.check("session", one.sign("session", {"n": 2}, HOUR))["n"] == 2


def test_an_old_secret_is_replaced_by_itself(path: Path) -> None:
    keyring = Keyring(path, dt.timedelta(0))
    first, second = (keyring.sign("session", {}, HOUR) for _ in range(2))
    assert jwt.get_unverified_header(first)["kid"] != jwt.get_unverified_header(second)["kid"]


def test_forged_expired_and_foreign_tokens_are_refused(path: Path) -> None:
    keyring = Keyring(path, MONTH)
    kid = jwt.get_unverified_header(keyring.sign("session", {}, HOUR))["kid"]
    claims = {"typ": "session", "exp": dt.datetime.now(dt.UTC) + HOUR}
    bad = [
        keyring.sign("download", {}, HOUR),
        keyring.sign("session", {}, -HOUR),
        jwt.encode(claims, "x" * 32, "HS256", headers={"kid": kid}),
        jwt.encode(claims, "x" * 32, "HS256"),
        jwt.encode(claims, None, "none", headers={"kid": kid}),
        "not.a.token",
        "",
    ]
    for token in bad:
        with pytest.raises(Unauthenticated):
            keyring.check("session", token)


def test_a_torn_file_is_replaced(path: Path) -> None:
    path.write_text("[{")
    keyring = Keyring(path, MONTH)
    assert keyring.check("session", keyring.sign("session", {"n": 1}, HOUR))["n"] == 1


def test_servers_of_one_database_believe_each_other(postgres_url: str) -> None:
    database = Database(postgres_url)
    now = [0.0]
    one, other = (
        Keyring(DatabaseStore(database, "tokens", lambda: now[0]), MONTH) for _ in range(2)
    )
    token = one.sign("session", {"n": 1}, HOUR)
    assert other.check("session", token)["n"] == 1
    assert jwt.get_unverified_header(other.sign("session", {}, HOUR)) == (
        jwt.get_unverified_header(token)
    ), "they sign by one secret"
    one.rotate()
    now[0] += 1.0
    assert other.check("session", one.sign("session", {"n": 2}, HOUR))["n"] == 2, "a missed one"
    assert other.check("session", token)["n"] == 1
    one.rotate(forget=True)
    now[0] += 6.0
    with pytest.raises(Unauthenticated):
        other.check("session", token)
    tiles = TileTokens(Keyring(DatabaseStore(database, "tiles"), MONTH), HOUR)
    again = TileTokens(Keyring(DatabaseStore(database, "tiles"), MONTH), HOUR)
    assert again.check(tiles.issue(CALLER)[0]).organization_id == "org-1"
    for forged in (token, one.sign("tile", {"org": "org-1"}, HOUR), "x"):
        with pytest.raises(Unauthenticated):
            again.check(forged)
    database.close()


def test_servers_that_begin_at_once_agree_on_a_secret(postgres_url: str) -> None:
    database = Database(postgres_url)
    rings = [Keyring(DatabaseStore(database, "tokens"), MONTH) for _ in range(6)]
    with ThreadPoolExecutor(6) as threads:
        tokens = list(threads.map(lambda ring: ring.sign("session", {}, HOUR), rings))
    assert len({jwt.get_unverified_header(token)["kid"] for token in tokens}) == 1
    database.close()
