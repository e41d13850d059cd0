"""Which URLs may be read: one spelling each, and no way round."""

from __future__ import annotations

import sys

import pytest

from geopera_server.errors import InvalidInput, NotFound, Unavailable
from geopera_server.raster.location import identify
from geopera_server.raster.remote.address import parse_address
from geopera_server.raster.remote.allow_list import AllowList
from geopera_server.raster.remote.network import is_public

from ...range_server import RangeServer
from .conftest import MakeAccess

pytestmark = pytest.mark.any_numpy


PREFIXES = ("https://data.example.com/open/", "http://Host.Example:8080/x", "s3://bucket/open/")


@pytest.mark.parametrize(
    "url",
    [
        "https://data.example.com/open/a.tif",
        "HTTPS://DATA.example.com:443/open/b/a.tif?signature=x%2Fy",
        "http://host.example:8080/x/a.tif",
        "http://host.example:8080/x",
        "s3://bucket/open/a.tif",
        "https://data.example.com/open/..a/b..tif",
        "https://data.example.com/open/Äpfel 1.tif".replace(" ", "%20"),
    ],
)
def test_below_a_prefix(url: str) -> None:
    assert AllowList(PREFIXES).admit(parse_address(url)) is True


@pytest.mark.parametrize(
    "url",
    [
        "http://data.example.com/open/a.tif",
        "https://data.example.com:444/open/a.tif",
        "https://data.example.com/opened/a.tif",
        "https://data.example.com/Open/a.tif",
        "https://data.example.com//open/a.tif",
        "https://data.example.com./open/a.tif",
        "https://data.example.com.evil.example/open/a.tif",
        "https://evil.example/open/a.tif",
        "https://evil.example/?https://data.example.com/open/a.tif",
        "http://host.example/x/a.tif",
        "http://host.example:8080/xy/a.tif",
        "s3://bucket/other/a.tif",
        "s3://bucket2/open/a.tif",
    ],
)
def test_not_below_a_prefix(url: str) -> None:
    with pytest.raises((NotFound, InvalidInput)):
        AllowList(PREFIXES).admit(parse_address(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://user@data.example.com/open/a.tif",
        "https://user:pass@data.example.com/open/a.tif",
        "https://evil.example\\@data.example.com/open/a.tif",
        "https://data.example.com\\.evil.example/open/a.tif",
        "https://data.example.com/open/../secret/a.tif",
        "https://data.example.com/open/./a.tif",
        "https://data.example.com/open/%2e%2e/a.tif",
        "https://data.example.com/open/.%2E/a.tif",
        "https://data.example.com/open/%252e%252e/a.tif",
        "https://data.example.com/open/..%2Fa.tif",
        "https://data.example.com/open/..%5Ca.tif",
        "https://data.example.com/open/..;/a.tif",
        "https://data.example.com/open/a.tif\r\nX-Injected: 1",
        "https://data.example.com/open/a%0d%0aX.tif",
        "https://data.example.com/open/a\tb.tif",
        "https://data.example.com/open/a b.tif",
        "https://data.example.com/open/a%00.tif",
        "https://data.example.com/open/a%zz.tif",
        "https://data.example.com/open/a.tif#fragment",
        "https://data.example.com/open/",
        "https://data.example.com",
        "https://data.example.com:0/open/a.tif",
        "https://data.example.com:99999/open/a.tif",
        "https://data.example.com:x/open/a.tif",
        "https://data.example.com:/open/a.tif",
        "https:///open/a.tif",
        "https:data.example.com/open/a.tif",
        "https://dätä.example.com/open/a.tif",
        "https://data.example。com/open/a.tif",
        "https://data%2eexample.com/open/a.tif",
        "https://[::1%25eth0]/a.tif",
        "https://[data.example.com]/open/a.tif",
        "https://[/a.tif",
        "http://*/a.tif",
        "ftp://data.example.com/open/a.tif",
        "file:///etc/passwd",
        "s3://Bucket/open/a.tif",
        "s3://bucket:80/open/a.tif",
        "s3://bucket/open/a.tif?x=1",
        "s3://user@bucket/open/a.tif",
        "https://data.example.com/open/" + "a" * 5000,
    ],
)
def test_what_programs_read_differently_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_address(url)
    assert "example" not in caught.value.detail


def test_a_prefix_must_be_a_url() -> None:
    for text in ("https://h/a?x=1", "ftp://h/", "nothing", "https://"):
        with pytest.raises(InvalidInput):
            AllowList((text,))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("127.255.0.3", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, expected: bool) -> None:
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "name",
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::]",
        "0.0.0.0",
    ],
)
def test_no_form_of_the_loopback_is_public(
    host: RangeServer, make_access: MakeAccess, name: str
) -> None:
    host.put("/a.tif", b"II*\x00")
    access = make_access(prefixes=(), public=True)
    with pytest.raises((NotFound, InvalidInput)):
        identify(access.file(f"http://{name}:{host.port}/a.tif"))
    assert host.requests == []


def test_a_name_that_leads_inside_is_not_public(host: RangeServer, make_access: MakeAccess) -> None:
    host.put("/a.tif", b"II*\x00")
    for addresses in (["127.0.0.1"], ["::ffff:127.0.0.1"], []):
        access = make_access(prefixes=(), public=True, resolve=lambda *_, a=addresses: a)
        with pytest.raises(NotFound):
            identify(access.file(f"http://public.example:{host.port}/a.tif"))
    assert host.requests == []


def test_a_name_is_looked_up_once(host: RangeServer, make_access: MakeAccess) -> None:
    """A name that means another machine by the time of the connection changes nothing."""
    answers = [["127.0.0.2", "127.0.0.3"], ["127.0.0.1"]]  # the server is on the last alone
    asked = []

    def resolve(name: str, _port: int) -> list[str]:
        asked.append(name)
        return answers.pop(0)

    prefix = f"http://rebinding.example:{host.port}/"
    access = make_access(prefixes=(prefix,), resolve=resolve)
    for _ in range(2):
        with pytest.raises(Unavailable, match="does not answer"):
            identify(access.file(f"{prefix}a.tif"))
    assert asked == ["rebinding.example"]
    assert host.requests == []


def test_a_name_is_sent_to_the_address_that_was_looked_at(
    host: RangeServer, make_access: MakeAccess
) -> None:
    host.put("/a.tif", b"II*\x00" * 100)
    prefix = f"http://data.example:{host.port}/"
    access = make_access(prefixes=(prefix,), resolve=lambda *_: ["127.0.0.1"])
    assert identify(access.file(f"{prefix}a.tif")).size == 400
    assert host.requests[0].headers["host"] == f"data.example:{host.port}"


def test_nothing_is_read_by_default(host: RangeServer, make_access: MakeAccess) -> None:
    access = make_access(prefixes=())
    assert not access
    with pytest.raises(NotFound):
        access.file(host.url("/a.tif"))


def test_no_credentials_of_this_machine_are_sent(
    host: RangeServer, make_access: MakeAccess, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{host.port + 1}")
    host.put("/a.tif", b"II*\x00" * 100)
    identify(make_access().file(host.url("/a.tif")))
    assert set(host.requests[0].headers) == {"host", "range", "accept-encoding", "user-agent"}


def test_s3_without_its_client_is_told_in_words(
    make_access: MakeAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    access = make_access(prefixes=("s3://bucket/",))
    with pytest.raises(InvalidInput, match=r"geopera-server\[backend\]"):
        identify(access.file("s3://bucket/a.tif"))
