from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from geopera_plugin.core import dependencies
from geopera_plugin.core.dependencies import DependencyProblem, missing, prepare, server_folder

NAMES = ("geopera_test_old", "geopera_test_lacking")


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield
    for name in [key for key in sys.modules if key.startswith("geopera_test_")]:
        del sys.modules[name]


def package(folder: Path, name: str, version: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text(f"__version__ = {version!r}\n")
    (folder / name / "part.py").write_text("")
    return folder


def test_nothing_is_missing_in_this_environment() -> None:
    assert missing(None) == []
    prepare(None)


def test_asking_for_versions_warns_of_nothing() -> None:
    import click  # noqa: F401  (it warns whoever asks it for its version)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        prepare(None)


def test_the_server_is_found_in_a_checkout() -> None:
    folder = server_folder()
    assert folder is not None
    assert folder.name == "server"


def test_the_server_of_the_installed_plugin_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "geopera_plugin" / "core").mkdir(parents=True)
    package(tmp_path / "geopera_plugin", "geopera_server", "1")
    package(tmp_path / "server", "geopera_server", "1")
    monkeypatch.setattr(
        dependencies, "__file__", str(tmp_path / "geopera_plugin" / "core" / "dependencies.py")
    )
    assert server_folder() == tmp_path / "geopera_plugin"


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "REQUIRED", {"geopera_test_lacking": "test-lacking"})
    assert missing(None) == ["test-lacking"]
    with pytest.raises(DependencyProblem, match="test-lacking"):
        prepare(None)
    assert missing(package(tmp_path, "geopera_test_lacking", "1")) == []


def test_the_folder_goes_in_front_only_when_something_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = package(tmp_path, "geopera_test_lacking", "1")
    prepare(site)
    assert str(site) not in sys.path
    monkeypatch.setattr(dependencies, "REQUIRED", {"geopera_test_lacking": "test-lacking"})
    prepare(site)
    assert sys.path[0] == str(site)


def test_an_older_module_of_another_plugin_is_loaded_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "REQUIRED", {"geopera_test_lacking": "test-lacking"})
    monkeypatch.setattr(dependencies, "_RELOADABLE", ("geopera_test_old",))
    sys.path.append(str(package(tmp_path / "system", "geopera_test_old", "1.0")))
    import geopera_test_old.part  # type: ignore[import-not-found]

    held = sys.modules["geopera_test_old"]
    site = package(tmp_path / "site", "geopera_test_old", "2.0")
    package(site, "geopera_test_lacking", "1")
    prepare(site)
    assert "geopera_test_old.part" not in sys.modules
    import geopera_test_old as again

    assert again.__version__ == "2.0"
    assert held.__version__ == "1.0"


def test_a_compiled_module_that_is_too_old_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "_FIXED", {"geopera_test_old": (2, 0)})
    sys.path.append(str(package(tmp_path, "geopera_test_old", "1.8.5")))
    import geopera_test_old  # noqa: F401

    with pytest.raises(DependencyProblem, match=r"geopera_test_old 1\.8\.5.*2\.0"):
        prepare(None)


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    with pytest.raises(DependencyProblem, match=r"3\.11.*3\.9"):
        prepare(None)
