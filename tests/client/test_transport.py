from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from geopera_plugin.client import (
    AuthenticationFailed,
    BadRequest,
    Cancelled,
    Client,
    ClientError,
    Missing,
    NotAllowed,
    ServerGone,
)

from .conftest import Answer, Scripted

KEY = "gpra_very-secret"
PROBLEM = {"Content-Type": "application/problem+json"}


@pytest.fixture
def client(scripted: Scripted) -> Client:
    return Client(scripted.url + "/", KEY, timeout=5)


def test_op_posts_json_with_the_key(scripted: Scripted, client: Client) -> None:
    scripted.answer({"hello": 1})
    assert client.op("a.b.c", {"x": 1}) == {"hello": 1}
    seen = scripted.seen[0]
    assert (seen.method, seen.path) == ("POST", "/v1/op/a.b.c")
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.json == {"x": 1}
    assert "idempotency-key" not in seen.headers


def test_op_without_a_body_sends_an_empty_object(scripted: Scripted, client: Client) -> None:
    client.op("cog.colormaps")
    assert scripted.seen[0].json == {}


def test_idempotency_key_goes_into_its_header(scripted: Scripted, client: Client) -> None:
    client.op("clip.create_from_item", {}, idempotency_key="abc")
    assert scripted.seen[0].headers["idempotency-key"] == "abc"


def test_op_raw_returns_the_bytes(scripted: Scripted, client: Client) -> None:
    scripted.answers = [Answer(200, b"II*\x00", {"Content-Type": "image/tiff"})]
    assert client.op_raw("clip.job.download", {}) == b"II*\x00"


@pytest.mark.parametrize(
    ("status", "kind", "retryable"),
    [
        (400, BadRequest, False),
        (401, AuthenticationFailed, False),
        (402, NotAllowed, False),
        (403, NotAllowed, False),
        (404, Missing, False),
        (409, BadRequest, False),
        (413, BadRequest, False),
        (429, ServerGone, True),
        (500, ClientError, False),
        (503, ServerGone, True),
    ],
)
def test_problems_become_typed_errors(
    scripted: Scripted, client: Client, status: int, kind: type[ClientError], retryable: bool
) -> None:
    problem = {"type": "about:blank", "title": "Oh", "status": status, "detail": "What to do."}
    scripted.answers = [Answer(status, json.dumps(problem).encode(), PROBLEM)]
    with pytest.raises(ClientError) as caught:
        client.op("x")
    error = caught.value
    assert type(error) is kind
    assert (error.title, error.detail, error.status) == ("Oh", "What to do.", status)
    assert error.retryable is retryable
    assert str(error) == "Oh: What to do."


def test_a_list_of_faults_is_put_into_lines(scripted: Scripted, client: Client) -> None:
    faults = [
        {"loc": ["body", "limit"], "msg": "Input should be at most 1000", "type": "less_than"},
        {"loc": ["body", "aoi", "coordinates", 0], "msg": "Field required", "type": "missing"},
    ]
    scripted.answer({"detail": faults}, 422)
    with pytest.raises(BadRequest) as caught:
        client.op("x")
    assert caught.value.detail.splitlines() == [
        "limit: Input should be at most 1000",
        "aoi.coordinates.0: Field required",
    ]


def test_an_error_page_of_a_proxy_still_says_something(scripted: Scripted, client: Client) -> None:
    scripted.answers = [Answer(502, b"<html>Bad Gateway</html>", {"Content-Type": "text/html"})]
    with pytest.raises(ServerGone) as caught:
        client.op("x")
    assert caught.value.retryable
    assert "<html>" not in str(caught.value)
    assert len(str(caught.value)) > 20


def test_an_answer_that_is_no_json_is_told(scripted: Scripted, client: Client) -> None:
    scripted.answers = [Answer(200, b"<html>Hello</html>", {"Content-Type": "text/html"})]
    with pytest.raises(ClientError, match="not a Geopera server"):
        client.op("x")


def test_nobody_listening_is_told_with_the_address(scripted: Scripted) -> None:
    gone = Client("http://127.0.0.1:9", KEY)
    with pytest.raises(ServerGone, match=r"127\.0\.0\.1:9") as caught:
        gone.op("projects.list")
    assert caught.value.retryable
    assert KEY not in str(caught.value)


def test_a_slow_answer_times_out(scripted: Scripted) -> None:
    scripted.answers = [Answer(delay_s=1.0)]
    with pytest.raises(ServerGone, match="too long"):
        Client(scripted.url, KEY, timeout=0.2).op("x")


def test_a_wrong_address_is_told() -> None:
    with pytest.raises(ServerGone, match="no web address"):
        Client("nonsense").op("x")


def test_a_dropped_read_is_sent_again(scripted: Scripted, client: Client) -> None:
    scripted.answers = [Answer(drop=True), Answer(200, b"[]")]
    assert client.op("projects.list") == []
    assert len(scripted.seen) == 2


def test_a_dropped_change_is_not_sent_again(scripted: Scripted, client: Client) -> None:
    scripted.answers = [Answer(drop=True), Answer(200, b"{}")]
    with pytest.raises(ServerGone):
        client.op("clip.job.delete", {"job_id": "1"})
    assert len(scripted.seen) == 1


def test_a_dropped_change_with_an_idempotency_key_is_sent_again_with_it(
    scripted: Scripted, client: Client
) -> None:
    scripted.answers = [Answer(drop=True), Answer(200, b"{}")]
    client.op("clip.create_from_item", {}, idempotency_key="same")
    assert [seen.headers["idempotency-key"] for seen in scripted.seen] == ["same", "same"]


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    scripted: Scripted, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert client.op("x") == {}


def test_the_key_is_never_shown_or_logged(
    scripted: Scripted, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.op("x")
        scripted.answer({"title": "No", "detail": "no"}, 401)
        with pytest.raises(AuthenticationFailed) as caught:
            client.op("x")
    assert KEY not in caplog.text
    assert KEY not in repr(client) + repr(vars(client)) + repr(caught.value)


class TestDownload:
    BODY = bytes(range(256)) * 4096  # 1 MiB: several blocks
    HEADERS = {"Content-Type": "image/tiff"}

    def test_arrives_whole_and_tells_progress(
        self, scripted: Scripted, client: Client, tmp_path: Path
    ) -> None:
        scripted.answers = [Answer(200, self.BODY, self.HEADERS)]
        shares: list[float] = []
        client.download("clip.job.download", {"job_id": "1"}, tmp_path / "a.tif", shares.append)
        assert (tmp_path / "a.tif").read_bytes() == self.BODY
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert len(shares) > 1
        assert [path.name for path in tmp_path.iterdir()] == ["a.tif"]

    def test_cancelled_leaves_nothing(
        self, scripted: Scripted, client: Client, tmp_path: Path
    ) -> None:
        scripted.answers = [Answer(200, self.BODY, self.HEADERS)]
        asked: list[bool] = []

        def cancelled() -> bool:
            asked.append(True)
            return len(asked) > 1

        with pytest.raises(Cancelled):
            client.download("x.download", {}, tmp_path / "a.tif", cancelled=cancelled)
        assert list(tmp_path.iterdir()) == []

    def test_broken_off_keeps_the_old_file(
        self, scripted: Scripted, client: Client, tmp_path: Path
    ) -> None:
        (tmp_path / "a.tif").write_bytes(b"old")
        headers = {**self.HEADERS, "Content-Length": str(2 * len(self.BODY))}
        scripted.answers = [Answer(200, self.BODY, headers)]
        with pytest.raises(ServerGone, match="broke off"):
            client.download("x.download", {}, tmp_path / "a.tif")
        assert (tmp_path / "a.tif").read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == ["a.tif"]

    def test_refused_writes_nothing(
        self, scripted: Scripted, client: Client, tmp_path: Path
    ) -> None:
        scripted.answer({"title": "Not ready", "detail": "The job still runs."}, 400)
        with pytest.raises(BadRequest, match="still runs"):
            client.download("x.download", {}, tmp_path / "a.tif")
        assert list(tmp_path.iterdir()) == []
