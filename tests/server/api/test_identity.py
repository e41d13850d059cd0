"""Log in, go on, log out; those who guess wait."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from geopera_server.auth.audit_budget import IN_ALL, OF_ADDRESS, AuditBudget
from geopera_server.auth.authenticator import MAX_WRONG_KEYS, MAX_WRONG_PASSWORDS
from geopera_server.auth.keys import issue_key
from geopera_server.context import Context
from geopera_server.db.models import AuditEvent, User

from ..http import Api
from ..organizations import PASSWORD, new_user

REALM = "/realms/public/protocol/openid-connect"


@pytest.fixture
def maria(context: Context) -> str:
    return new_user(context, "maria", ["projects:read"])


def ask(api: Api, **form: str) -> httpx.Response:
    return api.http.post(f"{REALM}/token", data=form)


def log_in(api: Api, password: str = PASSWORD) -> dict[str, Any]:
    answer = ask(api, grant_type="password", username="maria", password=password)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()


def who(api: Api, token: str) -> httpx.Response:
    return api.http.get(f"{REALM}/userinfo", headers={"Authorization": f"Bearer {token}"})


def test_a_session_is_its_users(api: Api, context: Context, maria: str) -> None:
    tokens = log_in(api)
    told = who(api, tokens["access_token"]).json()
    assert (told["sub"], told["scope"]) == ("maria", "projects:read")
    assert told["geopera_principal_type"] == "user"
    assert api.post("/v1/op/projects.list", key=tokens["access_token"]).status_code == 200
    assert api.post("/v1/op/tiles.token", key=tokens["access_token"]).status_code == 403
    with context.database.writing() as session:  # what a user may do holds from now on
        session.get_one(User, maria).scopes = ["tiles:read"]
    assert api.post("/v1/op/tiles.token", key=tokens["access_token"]).status_code == 200


def test_a_refresh_token_is_good_once(api: Api, maria: str) -> None:
    first = log_in(api)
    second = ask(api, grant_type="refresh_token", refresh_token=first["refresh_token"]).json()
    assert who(api, second["access_token"]).status_code == 200
    again = ask(api, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert again.status_code == 401, "somebody has a copy: the login ends"
    assert who(api, second["access_token"]).status_code == 401
    late = ask(api, grant_type="refresh_token", refresh_token=second["refresh_token"])
    assert late.status_code == 401


def test_logging_out_ends_the_session(api: Api, context: Context, maria: str) -> None:
    tokens = log_in(api)
    out = api.http.post(f"{REALM}/logout", data={"refresh_token": tokens["refresh_token"]})
    assert out.status_code == 204
    assert who(api, tokens["access_token"]).status_code == 401
    assert api.http.post(f"{REALM}/logout", data={"refresh_token": "x"}).status_code == 204
    ask(api, grant_type="password", username="maria", password="wrong")
    with context.database.reading() as session:
        rows = session.scalars(select(AuditEvent).order_by(AuditEvent.created_at)).all()
    assert [(row.action, row.user_id) for row in rows] == [
        ("login", "maria"),
        ("logout", "maria"),
        ("login.failed", None),
    ]
    assert PASSWORD not in str([row.details for row in rows])


def test_guessing_does_not_keep_others_from_renewing(api: Api, maria: str) -> None:
    tokens = log_in(api)
    codes = {
        ask(api, grant_type="refresh_token", refresh_token="a.b").status_code for _ in range(40)
    }
    assert codes == {401, 429}
    renewed = ask(api, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert renewed.status_code == 200


def test_guessing_does_not_fill_the_audit_trail(api: Api, context: Context, maria: str) -> None:
    for number in range(30):
        ask(api, grant_type="password", username=f"guess{number}", password="wrong")
    with context.database.reading() as session:
        rows = session.scalars(select(AuditEvent)).all()
    assert len(rows) == OF_ADDRESS


def test_a_budget_begins_anew_and_tells_what_was_left_out() -> None:
    now = [0.0]
    budget = AuditBudget(lambda: now[0])
    assert [budget.take("a") for _ in range(OF_ADDRESS + 3)].count(None) == 3
    assert budget.take("b") == 3
    for number in range(IN_ALL):
        budget.take(str(number))
    assert budget.take("c") is None, "many addresses have one budget together"
    now[0] = 61.0
    assert (budget.take("a") or 0) > 1


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 400),
        ({"grant_type": "client_credentials"}, 400),
        ({"grant_type": "password", "username": "maria"}, 401),
        ({"grant_type": "password", "username": "nobody", "password": PASSWORD}, 401),
        ({"grant_type": "refresh_token"}, 401),
        ({"grant_type": "refresh_token", "refresh_token": "a.b"}, 401),
    ],
)
def test_what_is_no_login_is_refused(
    api: Api, maria: str, form: dict[str, str], status: int
) -> None:
    answer = ask(api, **form)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_a_form_that_cannot_be_read(api: Api) -> None:
    assert api.http.post(f"{REALM}/token", content=b"\xff=\xff").status_code == 400
    assert api.http.post(f"{REALM}/token", content=b"a=1&" * 10_000).status_code == 400


def test_those_who_guess_passwords_or_keys_wait(api: Api, maria: str) -> None:
    form = {"grant_type": "password", "username": "maria", "password": "wrong"}
    assert [ask(api, **form).status_code for _ in range(6)] == [401] * 5 + [429]
    statuses = [who(api, f"gpra_{number}").status_code for number in range(MAX_WRONG_KEYS + 1)]
    assert statuses == [401] * MAX_WRONG_KEYS + [429]
    assert who(api, "a.b.c").status_code == 429
    assert who(api, api.key).status_code == 200, "what is right still passes"


def test_one_password_is_not_tried_on_everybody(api: Api, context: Context, maria: str) -> None:
    new_user(context, "zoe")
    log_in(api)
    form = {"grant_type": "password", "password": PASSWORD}
    statuses = [
        ask(api, **form, username=f"user{number}").status_code
        for number in range(MAX_WRONG_PASSWORDS + 1)
    ]
    assert statuses == [401] * MAX_WRONG_PASSWORDS + [429]
    assert ask(api, **form, username="zoe").status_code == 429
    assert ask(api, **form, username="maria").status_code == 200, "she was here a moment ago"
    assert who(api, api.key).status_code == 200


def test_a_key_with_a_rate_is_held_to_it(api: Api, context: Context) -> None:
    with context.database.writing() as session:
        key, _ = issue_key(session, context.organization_id, "slow", ["*"], rate_limit=3)
    assert [who(api, key).status_code for _ in range(4)] == [200] * 3 + [429]
    assert "retry-after" in who(api, key).headers
