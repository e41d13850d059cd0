"""German, French, Spanish and Portuguese: complete, well formed, and read by Qt."""

from __future__ import annotations

import ast
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from scripts.translate import LANGUAGES, faults, missing, sources, ts_path
from scripts.translation_file import CONTEXT, compile_qm, read_ts, write_ts


def test_nothing_is_missing() -> None:
    lacking = missing()
    assert not lacking, f"`make translate` and CONTRIBUTING say what to do: {list(lacking)[:20]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_have_what_the_code_has(language: str) -> None:
    assert set(read_ts(ts_path(language))) == set(sources()), "run `make translate`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_and_marks_are_kept(language: str) -> None:
    words = read_ts(ts_path(language))
    found = {text: faults(text, words[text]) for text in words if words[text]}
    assert not {text: (words[text], why) for text, why in found.items() if why}


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_words_differ_from_english(language: str) -> None:
    words = read_ts(ts_path(language))
    same = [text for text, translation in words.items() if text == translation]
    assert len(same) < 0.15 * len(words), same


def test_faults_are_found() -> None:
    assert faults("{count} dates", "{count} Daten") == []
    assert faults("{count} dates", "{anzahl} Daten") == ["fields"]
    assert faults("Add…", "Mehr") == ["ellipsis"]
    assert faults("<b>No</b>", "Nein") == ["markup"]


def test_only_literals_can_be_translated(tmp_path: Path) -> None:
    folder = tmp_path / "plugin"
    folder.mkdir()
    module = folder / "words.py"
    module.write_text('tr("One" " text"); self.tr("Another")\n')
    assert sources(folder) == {"One text": "plugin/words.py:1", "Another": "plugin/words.py:1"}
    for wrong in ('tr(f"{count} dates")', "tr(name)", 'tr("a %s" % b)'):
        module.write_text(wrong)
        ast.parse(wrong)
        with pytest.raises(SystemExit, match=r"words\.py:1: tr\(\) takes one literal"):
            sources(folder)


def test_what_the_errors_of_the_client_say_is_translated_too(tmp_path: Path) -> None:
    client = tmp_path / "plugin" / "client"
    client.mkdir(parents=True)
    (client / "errors.py").write_text('class Gone(Exception):\n    """It is gone."""\n')
    module = client / "words.py"
    module.write_text('TITLES: dict = {1: "One"}\nGone("A title", "What {name} says", 3)\n')
    assert set(sources(client.parent)) == {"It is gone.", "One", "A title", "What {name} says"}
    module.write_text('Gone("A title", f"What {name} says")')
    with pytest.raises(SystemExit, match=r"words\.py:1: give the fields"):
        sources(client.parent)


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    words = {"a & b <c>": "ä “x”…", "two\nlines": "", "plain": "x"}
    write_ts(tmp_path / "x.ts", "de", words)
    assert read_ts(tmp_path / "x.ts") == words


@pytest.mark.skipif(shutil.which("lrelease") is None, reason="lrelease is not installed")
def test_messages_are_those_of_lrelease(tmp_path: Path) -> None:
    words = {"Área {a}": "Fläche {a}", "b" * 40: "c", "unfinished": ""}
    source, compiled = tmp_path / "x.ts", tmp_path / "x.qm"
    write_ts(source, "de", words)
    subprocess.run(["lrelease", "-silent", source, "-qm", compiled], check=True)
    assert _hashes(compiled.read_bytes()) == _hashes(compile_qm(words)) != []
    assert CONTEXT.encode() in compile_qm(words)


def _hashes(data: bytes) -> list[int]:
    place = 16
    while place < len(data):
        tag, size = struct.unpack_from(">BI", data, place)
        if tag == 0x42:
            pairs = struct.iter_unpack(">II", data[place + 5 : place + 5 + size])
            return [value for value, _ in pairs]
        place += 5 + size
    return []
