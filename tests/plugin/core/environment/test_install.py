"""Installations by the real pip, from a folder of small wheels, without any index."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsFeedback

from geopera_plugin.client.errors import Cancelled
from geopera_plugin.client.route import Route
from geopera_plugin.core.environment import install as environment_install
from geopera_plugin.core.environment import lock as environment_lock
from geopera_plugin.core.environment.environment import (
    Environment,
    EnvKind,
    State,
    environment,
    folder_bytes,
)
from geopera_plugin.core.environment.install import Order, install
from geopera_plugin.core.environment.lock import Lock, lock_for_own, lock_for_qgis
from geopera_plugin.core.environment.network import pip_variables
from geopera_plugin.core.environment.process import InstallProblem
from geopera_plugin.core.environment.python import find_interpreter, probe, qgis_python
from geopera_plugin.core.settings import PluginSettings


@pytest.fixture(autouse=True)
def own_folder(qgis_app: QgsApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOPERA_PLUGIN_ENVIRONMENTS", str(tmp_path / "environments"))
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


def wheel(folder: Path, name: str, code: str = "") -> str:
    """Write a wheel; return its line for a list with hashes."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        "Requires-Dist: numpy>=99\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    rows = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        rows.append(f"{path},sha256={digest.decode()},{len(text.encode())}")
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""])
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as bundle:
        for inner, text in files.items():
            bundle.writestr(inner, text)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def order(kind: EnvKind, wheels: Path, *lines: str, **more: object) -> Order:
    program = qgis_python() if kind is EnvKind.IN_QGIS else Path(sys.executable)
    assert program is not None
    interpreter = probe(program)
    assert interpreter is not None
    names = tuple(line.split("==")[0] for line in lines)
    options = ("--no-index", "--find-links", str(wheels))
    values: dict[str, object] = {"check": names, "disk_bytes": 10**6, **more}
    lock = Lock("\n".join(lines) + "\n", names)
    return Order(environment(kind), interpreter, lock, options, **values)  # type: ignore[arg-type]


def test_inside_qgis_numpy_stays_out_and_the_settings_find_it(
    tmp_path: Path, settings: PluginSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GEOPERA_PLUGIN_SITE", raising=False)
    lines = [wheel(tmp_path / "wheels", "geopera_one"), wheel(tmp_path / "wheels", "geopera_two")]
    target = environment(EnvKind.IN_QGIS)
    assert (target.state(), settings.site_packages) == (State.ABSENT, None)
    feedback, log = QgsFeedback(), []
    steps: list[float] = []
    feedback.progressChanged.connect(steps.append)
    install(order(EnvKind.IN_QGIS, tmp_path / "wheels", *lines), feedback, log.append)
    assert {path.name for path in target.site.glob("geopera_*.py")} == {
        "geopera_one.py",
        "geopera_two.py",
    }
    assert not (target.site / "numpy").exists(), "it is wanted, and yet not touched"
    assert steps == sorted(steps)
    assert steps[-1] == 100
    assert any("Successfully installed" in line for line in log)
    assert target.state() is State.OUTDATED, "it is not what this plugin would install"
    assert target.is_usable
    assert settings.site_packages == target.site
    assert target.note()["packages"] == 2
    assert [path.name for path in target.folder.parent.iterdir()] == [target.folder.name]
    target.remove()
    assert (target.state(), settings.site_packages) == (State.ABSENT, None)


def test_a_python_of_its_own_gets_what_is_asked_for(tmp_path: Path) -> None:
    line = wheel(tmp_path / "wheels", "geopera_one")
    target = environment(EnvKind.OWN)
    install(order(EnvKind.OWN, tmp_path / "wheels", line), QgsFeedback(), lambda _line: None)
    made = probe(target.python)
    assert made is not None
    assert made.version == tuple(sys.version_info[:3])
    found = list(target.folder.rglob("geopera_one.py"))
    assert len(found) == 1
    assert target.is_usable
    assert folder_bytes(target.folder) > 0


def test_another_file_of_that_name_is_refused_and_what_was_there_stays(tmp_path: Path) -> None:
    line = wheel(tmp_path / "wheels", "geopera_one")
    wanted = order(EnvKind.IN_QGIS, tmp_path / "wheels", line)
    install(wanted, QgsFeedback(), lambda _line: None)
    wheel(tmp_path / "wheels", "geopera_one", code="evil = 1\n")
    with pytest.raises(InstallProblem, match="hash differs"):
        install(wanted, QgsFeedback(), lambda _line: None)
    assert (environment(EnvKind.IN_QGIS).site / "geopera_one.py").read_text() == ""
    assert len(list((tmp_path / "environments").iterdir())) == 1


def test_what_does_not_import_is_no_success(tmp_path: Path) -> None:
    line = wheel(tmp_path / "wheels", "geopera_one", code="import geopera_lacking\n")
    with pytest.raises(InstallProblem, match="geopera_lacking"):
        install(
            order(EnvKind.IN_QGIS, tmp_path / "wheels", line),
            QgsFeedback(),
            lambda _line: None,
        )
    assert environment(EnvKind.IN_QGIS).state() is State.ABSENT


def test_a_package_that_is_nowhere_is_told(tmp_path: Path) -> None:
    line = "geopera_nowhere==1.0 --hash=sha256:" + "0" * 64
    (tmp_path / "wheels").mkdir()
    with pytest.raises(InstallProblem, match="not available"):
        install(
            order(EnvKind.IN_QGIS, tmp_path / "wheels", line),
            QgsFeedback(),
            lambda _line: None,
        )


def test_it_can_be_cancelled_midway(tmp_path: Path) -> None:
    line = wheel(tmp_path / "wheels", "geopera_one", code="import time; time.sleep(60)\n")
    feedback = QgsFeedback()
    log: list[str] = []

    def tell(text: str) -> None:
        log.append(text)
        if "Checking" in text:
            threading.Timer(0.3, feedback.cancel).start()

    with pytest.raises(Cancelled):
        install(order(EnvKind.IN_QGIS, tmp_path / "wheels", line), feedback, tell)
    assert list((tmp_path / "environments").iterdir()) == []


def test_too_little_room_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    wanted = order(EnvKind.IN_QGIS, tmp_path, "x==1", disk_bytes=2**60)
    with pytest.raises(InstallProblem, match="no room"):
        install(wanted, QgsFeedback(), pytest.fail)


def test_without_pip_and_venv_the_way_out_is_told(tmp_path: Path) -> None:
    wanted = order(EnvKind.IN_QGIS, tmp_path, "x==1")
    bare = type(wanted.interpreter)(Path(sys.executable), (3, 11, 2), False, False)
    with pytest.raises(InstallProblem, match="python3-venv"):
        install(Order(wanted.target, bare, wanted.lock, disk_bytes=1), QgsFeedback(), pytest.fail)


def test_passwords_of_the_proxy_are_in_variables_and_in_no_log(tmp_path: Path) -> None:
    route = Route("http://me:secretword@127.0.0.1:9", "-----BEGIN CERTIFICATE-----\n")
    with pip_variables(route) as variables:
        assert variables["HTTPS_PROXY"].endswith("@127.0.0.1:9")
        bundle = Path(variables["PIP_CERT"])
        assert bundle.stat().st_mode & 0o777 == 0o600
        log: list[str] = []
        wanted = order(
            EnvKind.IN_QGIS, tmp_path, "x==1", variables={"PIP_RETRIES": "0", **variables}
        )
        wanted = Order(
            wanted.target,
            wanted.interpreter,
            Lock("--index-url https://me:secretword@127.0.0.1:9/\nx==1 --hash=sha256:00\n", ("x",)),
            (),
            wanted.variables,
            disk_bytes=1,
        )
        with pytest.raises(InstallProblem):
            install(wanted, QgsFeedback(), log.append)
    assert log
    assert "secretword" not in "\n".join(log) + repr(
        order(EnvKind.IN_QGIS, tmp_path, variables=variables)
    )
    assert not bundle.exists()


def test_the_lists_hold_what_the_server_needs_and_nothing_of_ours() -> None:
    inside, own = lock_for_qgis(), lock_for_own()
    assert {"rasterio", "rio-tiler", "fastapi", "sqlalchemy", "uvicorn"} <= set(inside.packages)
    assert not {"numpy", "pytest", "hypothesis", "httpx"} & set(inside.packages)
    assert "numpy" in own.packages
    for lock in (inside, own):
        assert lock.text.count("==") >= len(lock.packages)
        entries = [line for line in lock.text.splitlines() if "==" in line.split(";")[0]]
        assert all(line.endswith("\\") for line in entries), "each has hashes"
        assert "://" not in lock.text


def test_a_broken_marker_is_no_environment(tmp_path: Path) -> None:
    broken = Environment(EnvKind.IN_QGIS, tmp_path / "x")
    broken.site.mkdir(parents=True)
    assert broken.state() is State.BROKEN
    (broken.folder / "geopera-environment.json").write_text("[1")
    assert broken.state() is State.OUTDATED
    assert broken.note() == {}


def test_pythons_are_found_by_starting_them(tmp_path: Path) -> None:
    found = find_interpreter()
    assert found is not None
    assert found.is_new_enough
    liar = tmp_path / "python3.13"
    liar.write_text("#!/bin/sh\necho hello\n")
    liar.chmod(0o700)
    assert probe(liar) is None
    assert probe(tmp_path / "nothing") is None
    assert find_interpreter(liar) is None


def test_modules_know_where_their_lists_are() -> None:
    assert (environment_lock.lock_folder() / "qgis.txt").is_file()
    assert environment_install.CHECK
