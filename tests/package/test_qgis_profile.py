"""The development profile: QGIS finds the plugin in it, enabled, and edits take effect."""

from __future__ import annotations

import configparser
from pathlib import Path

from scripts.package import CHECKOUT, PLUGIN
from scripts.qgis_profile import write_profile

SETTINGS = Path("profiles", "default", "QGIS", "QGIS3.ini")


def test_the_plugin_is_where_qgis_looks_and_enabled(tmp_path: Path) -> None:
    staged = write_profile(tmp_path)
    assert staged == tmp_path / "profiles" / "default" / "python" / "plugins" / PLUGIN
    assert (staged / "metadata.txt").is_file()
    settings = configparser.ConfigParser()
    settings.read(tmp_path / SETTINGS)
    assert settings["PythonPlugins"][PLUGIN] == "true"


def test_links_lead_to_the_checkout(tmp_path: Path) -> None:
    staged = write_profile(tmp_path)
    assert (staged / "core").resolve() == CHECKOUT / PLUGIN / "core"
    assert (staged / "geopera_server").resolve() == CHECKOUT / "server" / "geopera_server"


def test_a_copy_does_not_need_the_checkout(tmp_path: Path) -> None:
    staged = write_profile(tmp_path, link=False)
    assert not [path for path in staged.rglob("*") if path.is_symlink()]
    assert (staged / "geopera_server" / "app.py").is_file()


def test_settings_of_a_developer_stay(tmp_path: Path) -> None:
    write_profile(tmp_path)
    (tmp_path / SETTINGS).write_text("[mine]\nkept=1\n", encoding="utf-8")
    write_profile(tmp_path)
    assert "kept=1" in (tmp_path / SETTINGS).read_text(encoding="utf-8")


def test_writing_again_never_touches_the_checkout(tmp_path: Path) -> None:
    before = sorted((CHECKOUT / PLUGIN).rglob("*.py"))
    write_profile(tmp_path)
    write_profile(tmp_path)
    assert sorted((CHECKOUT / PLUGIN).rglob("*.py")) == before
