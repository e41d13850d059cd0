"""Tile tokens read tiles, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import stat
from pathlib import Path

import jwt
import pytest

from geopera_server.auth.keyring import Keyring
from geopera_server.auth.principal import Principal, PrincipalType
from geopera_server.auth.tokens import TileTokens
from geopera_server.db.types import utcnow
from geopera_server.errors import Unauthenticated

SECRET = "s" * 64
DAY = dt.timedelta(days=1)


@pytest.fixture
def tokens(tmp_path: Path) -> TileTokens:
    path = tmp_path / "secrets.json"
    secret = {"kid": "known", "value": SECRET, "created_at": utcnow().isoformat()}
    path.write_text(json.dumps([secret]))
    return TileTokens(Keyring(path, DAY), DAY)


def test_a_token_stands_for_its_organization_with_one_scope(tokens: TileTokens) -> None:
    token, expires_at = tokens.issue(Principal("operator", PrincipalType.OPERATOR, "org-1", ("*",)))
    principal = tokens.check(token).principal()
    assert principal.organization_id == "org-1"
    assert principal.holds("tiles:read")
    assert not principal.holds("clip:read")
    assert expires_at > utcnow() + dt.timedelta(hours=23)


def _signed(
    secret: str | None = SECRET, algorithm: str = "HS256", kid: str = "known", **changes: object
) -> str:
    claims = {"typ": "tile", "org": "org-1", "exp": utcnow() + DAY, **changes}
    told = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(told, secret, algorithm=algorithm, headers={"kid": kid})


def test_what_the_refused_tokens_differ_from_is_good(tokens: TileTokens) -> None:
    assert tokens.check(_signed()).organization_id == "org-1"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        _signed(secret="t" * 64),
        _signed(kid="unknown"),
        _signed(typ="download"),
        _signed(by="nobody we know"),
        _signed(algorithm="HS512"),
        _signed(exp=utcnow() - dt.timedelta(seconds=5)),
        _signed(exp=None),
        _signed(org=None),
        _signed(secret=None, algorithm="none"),
    ],
)
def test_other_tokens_are_refused(tokens: TileTokens, token: str) -> None:
    with pytest.raises(Unauthenticated):
        tokens.check(token)


@pytest.mark.parametrize("left_behind", ["", "[", "{}", '[{"kid": 1}]'])
def test_secrets_that_a_crash_left_half_written_are_made_anew(
    tmp_path: Path, left_behind: str
) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(left_behind)
    caller = Principal("operator", PrincipalType.OPERATOR, "org-1", ("*",))
    token, _ = TileTokens(Keyring(path, DAY), DAY).issue(caller)
    assert TileTokens(Keyring(path, DAY), DAY).check(token).organization_id == "org-1"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secrets.json"]
