"""The wheel of the server: it carries its data and the version of ``metadata.txt``."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.package import CHECKOUT, read_version


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, "./server"],
        cwd=CHECKOUT,
        check=True,
    )
    [path] = folder.glob("*.whl")
    return path


def test_its_name_has_the_version_of_the_metadata(wheel: Path) -> None:
    assert wheel.name == f"geopera_server-{read_version()}-py3-none-any.whl"


def test_it_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as bundle:
        bundle.extractall(tmp_path)
    # The editable install stays visible: the wheel's folder goes before it.
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        "from geopera_server.resources import resource_path as path;"
        "import geopera_server as server;"
        "print(server.__version__, path('formulas.json'), path('colormaps.json'), sep='\\n')"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    version, *paths = ran.stdout.split()
    assert version == read_version()
    assert all(Path(path).is_relative_to(tmp_path) for path in paths)


def test_it_has_the_command_and_the_license(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as bundle:
        names = bundle.namelist()
        [entry_points] = [name for name in names if name.endswith("entry_points.txt")]
        assert "geopera-server = geopera_server.cli:main" in bundle.read(entry_points).decode()
    assert "geopera_server/LICENSE" in names
    assert not [name for name in names if name.endswith(".pyc") or "tests" in name]
