"""Hosts that are slow, forgetful, broken or hostile."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from geopera_server.errors import GeoperaError, InvalidInput, NotFound, Unavailable
from geopera_server.raster.bytes_source import SourceChanged
from geopera_server.raster.location import identify
from geopera_server.raster.remote.access import RemoteAccess

from ...range_server import Handler, RangeServer, range_server
from .conftest import MakeAccess

pytestmark = pytest.mark.any_numpy


CONTENT = bytes(range(256)) * 2000


@pytest.fixture
def url(host: RangeServer) -> str:
    return host.put("/a.tif", CONTENT)


def test_a_busy_host_is_asked_again(url: str, host: RangeServer, access: RemoteAccess) -> None:
    failures = [503, 500, 429]
    host.tricks["/a.tif"] = lambda handler: failures and handler.answer(failures.pop(), b"secret")
    with pytest.raises(Unavailable, match="does not answer") as caught:
        identify(access.file(url))
    assert "secret" not in caught.value.detail
    assert identify(access.file(url)).size == len(CONTENT)


def test_a_host_that_hangs_up_is_asked_again(
    url: str, host: RangeServer, access: RemoteAccess
) -> None:
    source = identify(access.file(url)).source()
    hung_up = []

    def hang_up(handler: Handler) -> bool:
        if hung_up:
            return False
        hung_up.append(True)
        handler.close_connection = True
        return True

    host.tricks["/a.tif"] = hang_up
    assert source.read(100_000, 100_000) == CONTENT[100_000:200_000]
    assert hung_up


def test_an_answer_that_ends_too_soon_is_asked_for_again(
    url: str, host: RangeServer, access: RemoteAccess
) -> None:
    source = identify(access.file(url)).source()
    done = []

    def stop_short(handler: Handler) -> bool:
        if done:
            return False
        done.append(True)
        handler.send_response(206)
        handler.send_header("Content-Range", f"bytes 100000-199999/{len(CONTENT)}")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(b"x" * 500)
        handler.close_connection = True
        return True

    host.tricks["/a.tif"] = stop_short
    assert source.read(100_000, 100_000) == CONTENT[100_000:200_000]


def test_a_silent_host_is_given_up(url: str, host: RangeServer, make_access: MakeAccess) -> None:
    host.latency_s = 1.0
    access = make_access(timeout_s=0.1, attempts=2)
    started = time.monotonic()
    with pytest.raises(Unavailable):
        identify(access.file(url))
    assert time.monotonic() - started < 0.8


@pytest.mark.parametrize("drip", [b"HTTP/1.1 100 Continue\r\n\r\n", b"X-A: b\r\n", b"x"])
def test_a_dripping_host_is_given_up(make_access: MakeAccess, drip: bytes) -> None:
    """Each drop comes in time, so that only the deadline of the whole request ends it."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)
    stop = threading.Event()

    def serve() -> None:
        client, _ = listener.accept()
        with client:
            client.recv(2000)
            if drip != b"HTTP/1.1 100 Continue\r\n\r\n":
                client.sendall(b"HTTP/1.1 206 Partial Content\r\n")
            if drip == b"x":
                client.sendall(b"Content-Range: bytes 0-65535/900000\r\n\r\n")
            try:
                while not stop.wait(0.05):
                    client.sendall(drip)
            except OSError:
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/a.tif"
        access = make_access(prefixes=(url,), deadline_s=0.5, attempts=1)
        started = time.monotonic()
        with pytest.raises(Unavailable):
            identify(access.file(url))
        assert time.monotonic() - started < 1.5
    finally:
        stop.set()
        thread.join()
        listener.close()


def test_a_large_file_without_ranges_is_refused(
    url: str, host: RangeServer, make_access: MakeAccess
) -> None:
    host.ranges = False
    with pytest.raises(InvalidInput, match="ranges"):
        identify(make_access(whole_bytes=100_000).file(url))


def test_an_endless_answer_is_refused(url: str, host: RangeServer, make_access: MakeAccess) -> None:
    def pour(handler: Handler) -> bool:
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(1000):
            handler.wfile.write(b"x" * 100_000)
        return True

    host.tricks["/a.tif"] = pour
    with pytest.raises(InvalidInput, match="ranges"):
        identify(make_access(whole_bytes=100_000).file(url))


def test_a_small_file_may_come_whole(url: str, host: RangeServer, access: RemoteAccess) -> None:
    host.ranges = host.etags = False
    identity = identify(access.file(url))
    assert identity.source().read(1000, 100_000) == CONTENT[1000:101_000]
    assert len(host.take()) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Range": "bytes 1-65536/512000"},
        {"Content-Range": "bytes 0-99/512000"},
        {"Content-Range": "bytes 0-65535/*"},
        {"Content-Range": "bytes 0-65535/" + "9" * 30},
        {"Content-Range": "bytes 0-65535/512000", "Content-Encoding": "gzip"},
    ],
)
def test_wrong_ranges_are_refused(
    url: str, host: RangeServer, access: RemoteAccess, headers: dict[str, str]
) -> None:
    host.tricks["/a.tif"] = lambda handler: handler.answer(206, CONTENT[:65536], headers)
    with pytest.raises(InvalidInput):
        identify(access.file(url))


@pytest.mark.parametrize("etags", [True, False])
def test_a_changed_file_is_seen_while_it_is_read(
    url: str, host: RangeServer, access: RemoteAccess, etags: bool
) -> None:
    host.etags = etags
    before = identify(access.file(url))
    changed = CONTENT[::-1] if etags else CONTENT + b"more"
    host.put("/a.tif", changed)
    with pytest.raises(SourceChanged):
        before.source().read(100_000, 100_000)
    after = identify(access.file(url))
    assert after != before
    assert after.source().read(100_000, 100_000) == changed[100_000:200_000]
    with pytest.raises(SourceChanged):
        before.source().read(100_000, 100_000)


def test_a_file_is_looked_at_again_after_some_time(
    url: str, host: RangeServer, make_access: MakeAccess
) -> None:
    file = make_access(revalidate_s=0.2).file(url)
    before = identify(file)
    assert identify(file) == before
    assert len(host.take()) == 1
    time.sleep(0.25)
    assert identify(file) == before
    (request,) = host.take()
    assert request.sent == 0  # not modified
    host.put("/a.tif", CONTENT[1:])
    time.sleep(0.25)
    assert identify(file).size == len(CONTENT) - 1
    del host.files["/a.tif"]
    time.sleep(0.25)
    with pytest.raises(NotFound):
        identify(file)


def test_redirects_are_followed_where_they_may_lead(
    url: str, host: RangeServer, access: RemoteAccess
) -> None:
    _redirect(host, "/r1", "/r2")
    _redirect(host, "/r2", host.url("/a.tif"), status=307)
    source = identify(access.file(host.url("/r1"))).source()
    host.take()
    assert source.read(100_000, 100_000) == CONTENT[100_000:200_000]
    assert [request.path for request in host.take()] == ["/a.tif"]  # not through the redirects


def test_a_target_that_has_expired_is_looked_up_again(
    url: str, host: RangeServer, access: RemoteAccess
) -> None:
    _redirect(host, "/r", "/a.tif")
    file = access.file(host.url("/r"))
    before = identify(file)
    host.put("/b.tif", CONTENT)
    del host.files["/a.tif"]
    _redirect(host, "/r", "/b.tif")
    with pytest.raises(SourceChanged):
        before.source().read(100_000, 100_000)
    assert identify(file) == before
    assert before.source().read(100_000, 100_000) == CONTENT[100_000:200_000]


def test_redirects_end(host: RangeServer, access: RemoteAccess) -> None:
    _redirect(host, "/loop", "/loop")
    with pytest.raises(NotFound):
        identify(access.file(host.url("/loop")))
    assert len(host.take()) == 4


@pytest.mark.parametrize(
    "location",
    [
        "{other}",
        "//127.0.0.1:{port}/a.tif",
        "http://localhost:{port}/a.tif",
        "http://[::1]:{port}/a.tif",
        "file:///etc/passwd",
        "/vsicurl/{other}",
        "gopher://127.0.0.1:{port}/a.tif",
        "ftp://127.0.0.1:{port}/a.tif",
        "http://user@127.0.0.1:{port}/a.tif",
        "s3://bucket/a.tif",
        "http://127.0.0.1:{port}\\@127.0.0.1/a.tif",
        "http://[",
        "",
    ],
)
def test_redirects_elsewhere_reach_nothing(
    host: RangeServer, access: RemoteAccess, location: str
) -> None:
    with range_server() as other:
        other.put("/a.tif", CONTENT)
        where = location.format(other=other.url("/a.tif"), port=other.port)
        _redirect(host, "/r", where)
        with pytest.raises(NotFound, match="no such raster"):
            identify(access.file(host.url("/r")))
        assert other.requests == []


def test_a_redirect_to_a_folder_beside_is_refused(
    host: RangeServer, make_access: MakeAccess
) -> None:
    host.put("/secret/a.tif", CONTENT)
    for target in ("/secret/a.tif", "/data/../secret/a.tif", "/data/%2e%2e/secret/a.tif"):
        _redirect(host, "/data/r", target)
        with pytest.raises(NotFound):
            identify(make_access(prefixes=(host.url("/data/"),)).file(host.url("/data/r")))
    assert {request.path for request in host.requests} == {"/data/r"}


def test_requests_at_once_are_bounded(url: str, host: RangeServer, make_access: MakeAccess) -> None:
    access = make_access(connections=3, request_bytes=2**16)
    source = identify(access.file(url)).source()
    host.latency_s = 0.02
    assert source.read(0, len(CONTENT)) == CONTENT
    assert host.busiest == 3


def test_a_slow_host_leaves_turns_to_others(
    url: str, host: RangeServer, make_access: MakeAccess
) -> None:
    with range_server() as other:
        access = make_access(
            connections=4, request_bytes=2**16, prefixes=(host.url("/"), other.url("/"))
        )
        quick = identify(access.file(other.put("/b.tif", CONTENT))).source()
        slow = identify(access.file(url)).source()
        host.latency_s = 0.5
        readers = [threading.Thread(target=slow.read, args=(0, len(CONTENT))) for _ in range(6)]
        for reader in readers:
            reader.start()
        while host.busy < 3:
            time.sleep(0.005)
        begun = time.monotonic()
        assert quick.read(0, len(CONTENT)) == CONTENT
        taken = time.monotonic() - begun
        host.latency_s = 0.0
        for reader in readers:
            reader.join(20)
    assert host.busiest == 3
    assert taken < 0.4


def test_ranges_are_merged_and_cut(url: str, host: RangeServer, make_access: MakeAccess) -> None:
    access = make_access(gap_bytes=1000, request_bytes=50_000)
    source = identify(access.file(url)).source()
    host.take()
    source.read_many([(0, 10), (900, 10), (3000, 10), (100_000, 120_000)])
    asked = sorted(request.range for request in host.take())
    assert asked == [
        (0, 909),
        (3000, 3009),
        (100_000, 149_999),
        (150_000, 199_999),
        (200_000, 219_999),
    ]


def test_header_reads_go_on_in_large_steps(
    url: str, host: RangeServer, access: RemoteAccess
) -> None:
    source = identify(access.file(url)).source()
    for offset in range(0, 300_000, 1000):
        assert source.read(offset, 1000) == CONTENT[offset : offset + 1000]
    assert len(host.take()) <= 3


def test_more_than_may_be_read_at_once_is_refused(url: str, make_access: MakeAccess) -> None:
    source = identify(make_access(read_bytes=1000).file(url)).source()
    with pytest.raises(OSError, match="at once"):
        source.read_many([(0, 600), (0, 600)])


def test_a_host_without_a_certificate_is_not_read(
    url: str, host: RangeServer, make_access: MakeAccess
) -> None:
    secure = url.replace("http://", "https://")
    access = make_access(prefixes=(secure,), attempts=1)
    with pytest.raises(GeoperaError):
        identify(access.file(secure))
    assert host.take() == []


def _redirect(host: RangeServer, path: str, location: str, status: int = 302) -> None:
    host.tricks[path] = lambda handler: handler.answer(status, b"", {"Location": location})


@pytest.mark.parametrize("etags", [True, False])
def test_small_files_that_came_whole_share_a_budget(
    host: RangeServer, make_access: MakeAccess, etags: bool
) -> None:
    host.ranges, host.etags = False, etags
    access = make_access(cache_bytes=2 * len(CONTENT) + 1000)
    url = host.put("/a.tif", CONTENT)
    urls = [f"{url}?{number}" for number in range(5)]
    sources = [identify(access.file(each)).source() for each in urls]
    assert access._wholes.used == 2 * len(CONTENT)
    host.take()
    for source in (sources[4], sources[0], sources[0]):
        assert source.read(100_000, 100_000) == CONTENT[100_000:200_000]
    assert [request.path for request in host.take()] == ["/a.tif?0"]
    assert access._wholes.used == 2 * len(CONTENT)
    host.put("/a.tif", CONTENT[::-1])
    with pytest.raises(SourceChanged):
        sources[1].read(100_000, 100_000)
