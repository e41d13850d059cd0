"""The zip that people install: complete, clean, and what plugins.qgis.org asks for."""

from __future__ import annotations

import ast
import configparser
import re
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from scripts.package import CHECKOUT, PLUGIN, build, read_version

MIB = 2**20
# What plugins.qgis.org refuses a plugin without.
REQUIRED_KEYS = (
    "name",
    "qgisMinimumVersion",
    "description",
    "about",
    "version",
    "author",
    "email",
    "repository",
    "tracker",
)
# Text and images only: nothing that was compiled.
KNOWN_SUFFIXES = {
    ".py",
    ".json",
    ".svg",
    ".png",
    ".txt",
    ".md",
    ".ui",
    ".lua",
    ".mako",
    ".qm",
    ".html",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the zip."""
    folder = tmp_path_factory.mktemp("package")
    return build(folder / "build", folder / "dist")


@pytest.fixture(scope="module")
def names(archive: Path) -> list[PurePosixPath]:
    """List the files in the zip."""
    with zipfile.ZipFile(archive) as bundle:
        return [PurePosixPath(name) for name in bundle.namelist()]


@pytest.fixture(scope="module")
def metadata(archive: Path) -> configparser.SectionProxy:
    """Read the metadata in the zip as QGIS does."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    with zipfile.ZipFile(archive) as bundle:
        parser.read_string(bundle.read(f"{PLUGIN}/metadata.txt").decode("utf-8"))
    return parser["general"]


def test_everything_is_in_one_folder_named_as_the_plugin(names: list[PurePosixPath]) -> None:
    assert {name.parts[0] for name in names} == {PLUGIN}


@pytest.mark.parametrize(
    "path",
    [
        "__init__.py",
        "plugin.py",
        "metadata.txt",
        "LICENSE",
        "client/client.py",
        "core/embedded_server.py",
        "geopera_server/app.py",
        "geopera_server/db/migrations/env.py",
        "resources/formulas.json",
        "resources/colormaps.json",
    ],
)
def test_the_parts_are_there(names: list[PurePosixPath], path: str) -> None:
    assert PurePosixPath(PLUGIN, path) in names


def test_every_module_of_the_checkout_is_there(names: list[PurePosixPath]) -> None:
    inside = {str(name) for name in names}
    for folder, prefix in (
        (CHECKOUT / PLUGIN, PLUGIN),
        (CHECKOUT / "server" / "geopera_server", f"{PLUGIN}/geopera_server"),
    ):
        for path in folder.rglob("*.py"):
            assert f"{prefix}/{path.relative_to(folder).as_posix()}" in inside


def test_nothing_else_is_there(names: list[PurePosixPath]) -> None:
    for name in names:
        assert name.suffix in KNOWN_SUFFIXES or name.name == "LICENSE", name
        assert "__pycache__" not in name.parts
        assert "tests" not in name.parts
        assert not name.name.startswith((".", "test_", "make_")), name


def test_every_module_is_python(archive: Path, names: list[PurePosixPath]) -> None:
    with zipfile.ZipFile(archive) as bundle:
        for name in names:
            if name.suffix == ".py":
                ast.parse(bundle.read(str(name)), filename=str(name))


def test_it_is_small(archive: Path) -> None:
    assert archive.stat().st_size < 2 * MIB  # plugins.qgis.org takes 25 MiB


def test_the_license_is_the_second_gpl(archive: Path) -> None:
    with zipfile.ZipFile(archive) as bundle:
        text = bundle.read(f"{PLUGIN}/LICENSE").decode("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text


@pytest.mark.parametrize("key", REQUIRED_KEYS)
def test_the_metadata_has_what_the_repository_of_qgis_needs(
    metadata: configparser.SectionProxy, key: str
) -> None:
    assert metadata[key].strip()


def test_the_metadata_names_its_range_of_qgis(metadata: configparser.SectionProxy) -> None:
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    # QGIS 4 reads the range alone; the flag keeps a plugin from loading in some versions.
    assert "supportsQt6" not in metadata


def test_the_addresses_of_the_metadata_are_web_addresses(
    metadata: configparser.SectionProxy,
) -> None:
    for key in ("homepage", "repository", "tracker"):
        assert metadata[key].startswith("https://")


def test_the_icon_is_there(metadata: configparser.SectionProxy, names: list[PurePosixPath]) -> None:
    assert PurePosixPath(PLUGIN, metadata["icon"]) in names


def test_the_version_is_told_by_the_changelog() -> None:
    assert f"## [{read_version()}]" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_same_sources_give_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "build", tmp_path / "dist")
    assert again.read_bytes() == archive.read_bytes()


def test_the_words_of_the_metadata_are_plain_text(metadata: configparser.SectionProxy) -> None:
    for key in ("name", "description", "about", "tags", "changelog"):
        text = metadata.get(key, raw=True)
        assert "%" not in text, "QGIS would look for a value of that name"
        assert not re.search(r"<\w+|&\w+;", text), "the repository shows no markup"
    assert len(metadata["description"]) < 160
    assert "plugin" not in metadata["name"].lower()
    tags = [tag.strip() for tag in metadata["tags"].split(",")]
    assert all(tags)
    assert len(set(tags)) == len(tags)
