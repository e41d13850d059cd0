"""The language of QGIS: installed with the plugin, gone with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QCoreApplication

from geopera_plugin.core.translate import Translation, catalogue, tr
from scripts.translation_file import compile_qm

WORDS = {
    "Clip scenes": "Szenen ausschneiden",
    "{count} dates": "{count} Tage (“alle”)",
    "a somewhat longer text, so that its hash overflows": "ein längerer Text",
    "not yet": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "geopera_de.qm").write_bytes(compile_qm(WORDS))
    (tmp_path / "geopera_pt.qm").write_bytes(compile_qm({"Clip scenes": "Recortar cenas"}))
    return tmp_path


@pytest.fixture
def german(folder: Path) -> Iterator[Translation]:
    translation = Translation("de_AT", folder)
    yield translation
    translation.remove()


def test_qt_reads_every_text(german: Translation) -> None:
    assert german.is_installed
    for source, translation in WORDS.items():
        assert tr(source) == (translation or source)


def test_what_is_not_there_stays_english(german: Translation) -> None:
    assert tr("Clip scenes now") == "Clip scenes now"
    assert QCoreApplication.translate("Other", "Clip scenes") == "Clip scenes"


def test_it_is_gone_when_removed(folder: Path) -> None:
    translation = Translation("de", folder)
    assert tr("Clip scenes") == "Szenen ausschneiden"
    translation.remove()
    translation.remove()
    assert tr("Clip scenes") == "Clip scenes"
    assert not translation.is_installed


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("de", "geopera_de.qm"),
        ("de_CH", "geopera_de.qm"),
        ("pt-BR", "geopera_pt.qm"),
        ("de_DE.UTF-8", "geopera_de.qm"),
        ("en_US", None),
        ("C", None),
        ("../de", None),
    ],
)
def test_a_region_has_the_words_of_its_language(folder: Path, locale: str, name: str) -> None:
    found = catalogue(locale, folder)
    assert (found.name if found else None) == name


def test_a_damaged_file_leaves_english(tmp_path: Path) -> None:
    (tmp_path / "geopera_de.qm").write_bytes(b"not a translation")
    translation = Translation("de", tmp_path)
    assert not translation.is_installed
    assert tr("Clip scenes") == "Clip scenes"
