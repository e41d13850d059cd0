from __future__ import annotations

import gc
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from qgis.core import QgsApplication, QgsFeedback
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client import AuthenticationFailed, Cancelled, Client
from geopera_plugin.core.embedded_server import EmbeddedServer
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.conftest import our_threads, settle, wait_for


@pytest.fixture
def server(settings: PluginSettings) -> Iterator[EmbeddedServer]:
    made = EmbeddedServer(settings)
    yield made
    made.stop()


def started(server: EmbeddedServer) -> str:
    failures: list[str] = []
    server.failed.connect(failures.append)
    server.start()
    wait_for(lambda: server.is_running or failures)
    assert not failures
    return server.url


def test_starts_off_the_gui_thread_and_answers(server: EmbeddedServer) -> None:
    spy = QSignalSpy(server.started)
    server.failed.connect(pytest.fail)
    before = time.monotonic()
    server.start()
    assert time.monotonic() - before < 0.1
    assert not server.is_running
    wait_for(lambda: len(spy))
    assert server.is_running
    assert list(spy[0]) == [server.url]
    assert requests.get(server.url + "/healthz", timeout=5).json()["status"] == "ok"


def test_without_the_secret_nothing_is_told(server: EmbeddedServer) -> None:
    url = started(server)
    with pytest.raises(AuthenticationFailed):
        Client(url).projects()
    assert Client(url, server.key).projects() == []


def test_a_foreign_host_header_is_refused(server: EmbeddedServer) -> None:
    url = started(server)
    headers = {"Host": "evil.example", "Authorization": f"Bearer {server.key}"}
    answer = requests.post(url + "/v1/op/projects.list", json={}, headers=headers, timeout=5)
    assert answer.status_code in (400, 403, 421)


def test_listens_on_loopback_only(server: EmbeddedServer) -> None:
    port = int(started(server).rsplit(":", 1)[1])
    with socket.socket() as other:
        other.settimeout(1)
        assert other.connect_ex((_address_of_this_machine(), port)) != 0


def _address_of_this_machine() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        return str(probe.getsockname()[0])


def test_takes_the_preferred_port_and_else_a_free_one(
    server: EmbeddedServer, settings: PluginSettings, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.preferred_port = port
    assert started(server) == f"http://127.0.0.1:{port}"
    settings.home = tmp_path / "second"
    second = EmbeddedServer(settings)
    try:
        assert started(second) != server.url
    finally:
        assert second.stop()


def test_answers_are_not_held_back(server: EmbeddedServer) -> None:
    url = started(server)
    with requests.Session() as session:
        session.get(url + "/healthz", timeout=5)
        times = []
        for _ in range(20):
            before = time.perf_counter()
            session.get(url + "/healthz", timeout=5)
            times.append(time.perf_counter() - before)
    assert sorted(times)[10] < 0.03  # with Nagle's algorithm each takes 0.044 s


def test_spares_the_window_long_waits(server: EmbeddedServer) -> None:
    kept, usual = gc.get_freeze_count(), sys.getswitchinterval()
    started(server)
    assert sys.getswitchinterval() < usual / 5
    assert gc.isenabled()
    assert gc.get_freeze_count() > kept + 10_000, "what the start has made is not looked at again"
    server.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert sys.getswitchinterval() == usual


def test_stops_soon_and_leaves_no_thread(server: EmbeddedServer) -> None:
    before = our_threads()
    url = started(server)
    with requests.Session() as session:
        session.get(url + "/healthz", timeout=5)
        begun = time.monotonic()
        assert server.stop()
        assert time.monotonic() - begun < 2.0
    assert not server.is_running
    assert server.url == server.key == ""
    wait_for(lambda: our_threads() == before)  # AnyIO's end a moment after the loop
    with pytest.raises(requests.ConnectionError):
        requests.get(url + "/healthz", timeout=2)


def test_stopped_while_it_starts_says_nothing_more(server: EmbeddedServer) -> None:
    before = our_threads()
    spies = QSignalSpy(server.started), QSignalSpy(server.failed)
    server.start()
    assert server.stop(30)
    settle()
    assert [len(spy) for spy in spies] == [0, 0]
    assert our_threads() == before


def test_starts_again_after_a_stop(server: EmbeddedServer) -> None:
    started(server)
    server.stop()
    url = started(server)
    assert requests.get(url + "/healthz", timeout=5).ok


def test_a_folder_that_cannot_be_written_is_told_in_words(
    server: EmbeddedServer, settings: PluginSettings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.home = tmp_path / "file" / "home"
    spy = QSignalSpy(server.failed)
    server.start()
    wait_for(lambda: len(spy))
    assert str(tmp_path / "file") in spy[0][0]
    assert not server.is_running
    wait_for(gc.isenabled)


def test_the_gui_thread_stays_free_while_it_starts(
    server: EmbeddedServer, qgis_app: QgsApplication
) -> None:
    server.start()
    begun = last = time.monotonic()
    longest = 0.0
    while not server.is_running:
        qgis_app.processEvents()
        now = time.monotonic()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
        assert now - begun < 20, "the server did not start"
    assert longest < 0.5


def test_nothing_is_missing_here(server: EmbeddedServer) -> None:
    assert server.missing_dependencies() == []


def test_the_demo_needs_a_running_server(server: EmbeddedServer) -> None:
    with pytest.raises(RuntimeError, match="does not run"):
        server.create_demo(QgsFeedback())


def test_making_the_demo_can_be_cancelled(server: EmbeddedServer) -> None:
    started(server)
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        server.create_demo(feedback)
    assert Client(server.url, server.key).projects() == []


def test_the_process_has_no_other_thread_of_ours() -> None:
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("geopera")]


def test_reads_public_hosts_only_when_that_was_chosen(
    server: EmbeddedServer, settings: PluginSettings
) -> None:
    assert settings.allow_remote is False
    started(server)
    assert server._thread.context.settings.allow_remote is False
    server.stop()
    settings.allow_remote = True
    started(server)
    assert server._thread.context.settings.allow_remote is True
