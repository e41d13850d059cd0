from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsFeedback
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client import Cancelled, Client
from geopera_plugin.core.environment.python import clean_environment
from geopera_plugin.core.servers.child_process import ChildProcess
from geopera_plugin.core.servers.child_server import ChildServer
from geopera_plugin.core.servers.local_server import choose_local_server, needs_packages
from geopera_plugin.core.settings import PluginSettings, ServerMode
from tests.plugin.conftest import our_threads, wait_for

PYTHON = Path(sys.executable)


@pytest.fixture
def server(settings: PluginSettings) -> Iterator[ChildServer]:
    made = ChildServer(PYTHON, settings)
    yield made
    made.stop()


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_life_with_a_crash_in_it(server: ChildServer, settings: PluginSettings) -> None:
    before = our_threads()
    lost, failed = QSignalSpy(server.lost), QSignalSpy(server.failed)
    begun = time.monotonic()
    server.start()
    assert time.monotonic() - begun < 0.1
    wait_for(lambda: server.is_running, 60)
    assert server.url.startswith("http://127.0.0.1:")
    first = server._process.pid
    command = Path(f"/proc/{first}/cmdline")
    assert server.key not in command.read_text()
    assert server.key not in Path(f"/proc/{first}/environ").read_text(errors="replace")
    key = server.key
    with_key = Client(server.url, key)
    assert with_key.projects() == []
    with_key.close()
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        server.create_demo(feedback)
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: len(lost) and server.is_running, 60)
    second = server._process.pid
    assert (second != first, server.key != key) == (True, True)
    begun = time.monotonic()
    assert server.stop()
    assert time.monotonic() - begun < 4
    assert not is_alive(second)
    assert our_threads() == before
    assert (server.url, server.key, len(failed)) == ("", "", 0)
    assert key not in server.log_file.read_text()


def test_it_ends_with_the_program_that_started_it(settings: PluginSettings) -> None:
    code = (
        "import json, subprocess, sys, time\n"
        "p = subprocess.Popen([sys.executable, '-P', '-m', 'geopera_server', 'companion'],"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)\n"
        f"p.stdin.write(json.dumps({{'home': {str(settings.home)!r}, 'port': 0}}) + chr(10))\n"
        "p.stdin.flush(); p.stdout.readline(); print(p.pid, flush=True); time.sleep(60)\n"
    )
    folder = Path(__file__).resolve().parents[3] / "server"
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=clean_environment(PYTHONPATH=str(folder)),
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert is_alive(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 12
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(child)


def test_a_python_that_is_none_is_told(settings: PluginSettings, tmp_path: Path) -> None:
    programs = {
        None: "set it up",
        tmp_path / "nothing": "No such file",
        Path("/bin/false"): "code 1",
    }
    for program, words in programs.items():
        server = ChildServer(program, settings)
        failed = QSignalSpy(server.failed)
        server.start()
        wait_for(lambda spy=failed: len(spy))
        assert words in failed[0][0]
        assert server.stop()


def test_it_gives_up_on_what_does_not_last(tmp_path: Path) -> None:
    script = tmp_path / "short"
    script.write_text(
        '#!/bin/sh\nread line\necho "noise"\necho \'{"url": "http://127.0.0.1:1", "key": "k"}\'\n'
        "echo the reason >&2\n"
    )
    script.chmod(0o700)
    heard: list[tuple[str, str]] = []

    class Ear:
        def __init__(self, name: str) -> None:
            self.name = name

        def emit(self, text: str) -> None:
            heard.append((self.name, text))

    class Ears:
        started, failed, lost = Ear("started"), Ear("failed"), Ear("lost")

    process = ChildProcess(script, {}, tmp_path / "log", Ears(), first_wait_s=0.01)
    process.start()
    process.join(20)
    assert [name for name, _ in heard] == ["started", "lost"] * 3 + ["started", "failed"]
    assert "the reason" in heard[-1][1]


def test_the_environment_of_qgis_does_not_get_through(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONHOME", "PROJ_LIB", "GDAL_DATA", "GEOPERA_HOME", "QT_PLUGIN_PATH"):
        monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:1")
    kept = clean_environment()
    assert not {name for name, value in kept.items() if value == "/nowhere"}
    assert kept["HTTPS_PROXY"] == "http://proxy.example:1"


def test_which_server_is_chosen(settings: PluginSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    from geopera_plugin.core.servers import local_server

    def kind() -> str:
        return type(choose_local_server(settings, None, None)).__name__

    assert (kind(), needs_packages(settings)) == ("EmbeddedServer", False)
    settings.server_mode = ServerMode.OWN_PROCESS
    assert (kind(), needs_packages(settings)) == ("ChildServer", True)
    settings.interpreter = PYTHON
    assert (kind(), needs_packages(settings)) == ("ChildServer", False)
    settings.server_mode = ServerMode.AUTOMATIC
    assert kind() == "EmbeddedServer"
    monkeypatch.setattr(local_server.sys, "version_info", (3, 9, 18))
    assert (kind(), needs_packages(settings)) == ("ChildServer", False)
    settings.server_mode = ServerMode.IN_QGIS
    assert (kind(), needs_packages(settings)) == ("EmbeddedServer", True)
