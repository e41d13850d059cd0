"""What plugins.qgis.org runs on an upload, run on the unpacked zip, with those tools' defaults."""

from __future__ import annotations

import ast
import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.package import PLUGIN, build


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the zip."""
    folder = tmp_path_factory.mktemp("upload")
    return build(folder / "build", folder / "dist")


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack it where no settings of this checkout are in reach."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(archive) as bundle:
        bundle.extractall(folder)
    return folder / PLUGIN


def _run(folder: Path, *line: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *line],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "PYTHONSAFEPATH": "1"},
    )
    assert ran.returncode in (0, 1), ran.stderr[-2000:]
    return ran.stdout


def _bandit(folder: Path) -> list[str]:
    found = json.loads(_run(folder, "bandit", "--recursive", "--quiet", "--format", "json", "."))
    assert not found["errors"]
    return [
        f"{entry['filename']}:{entry['line_number']} {entry['test_id']} {entry['issue_text']}"
        for entry in found["results"]
    ]


def _secrets(folder: Path) -> dict[str, Any]:
    # one process: on a machine with two cores more of them are slower
    found = json.loads(_run(folder, "detect_secrets", "-c", "1", "scan", "--all-files", "."))
    return {
        f"{path}:{entry['line_number']}": entry["type"]
        for path, entries in found["results"].items()
        for entry in entries
    }


def test_bandit_finds_nothing(unpacked: Path) -> None:
    assert _bandit(unpacked) == []


@pytest.mark.slow
def test_detect_secrets_finds_nothing(unpacked: Path) -> None:
    assert _secrets(unpacked) == {}


def test_flake8_finds_nothing_that_qt6_lacks(unpacked: Path) -> None:
    select = ("--isolated", "--select=QGS4,E9,F63,F7,F82", "--exclude=geopera_server")
    assert _run(unpacked, "flake8", *select, ".") == ""


def test_these_checks_find_what_is_wrong(tmp_path: Path) -> None:
    key = "AKIA" + "IOSFODNN7ABCDEFG"
    (tmp_path / "wrong.py").write_text(
        f'from qgis.PyQt.QtCore import Qt\nimport pickle\nkey = "{key}"\n'
        "side = Qt.LeftDockWidgetArea\npickle.loads(b'')\n"
    )
    assert any("B301" in line for line in _bandit(tmp_path))
    assert "AWS Access Key" in _secrets(tmp_path).values()
    assert "QGS403" in _run(tmp_path, "flake8", "--isolated", "--select=QGS4", ".")


def test_no_file_is_executable_or_hidden(archive: Path) -> None:
    with zipfile.ZipFile(archive) as bundle:
        for entry in bundle.infolist():
            mode = entry.external_attr >> 16
            assert not mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH), entry.filename
            assert not any(part.startswith(".") for part in entry.filename.split("/"))
            assert ".." not in entry.filename


def test_translations_are_compiled(unpacked: Path) -> None:
    compiled = sorted(path.name for path in (unpacked / "i18n").iterdir())
    assert compiled == [f"geopera_{name}.qm" for name in ("de", "es", "fr", "pt")]


def test_every_module_can_be_compiled_by_the_oldest_python(unpacked: Path) -> None:

    for path in unpacked.rglob("*.py"):
        if "geopera_server" not in path.parts:
            ast.parse(path.read_text("utf-8"), str(path), feature_version=(3, 9))
