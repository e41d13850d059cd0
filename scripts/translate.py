"""Bring the plugin's translations up to date: ``make translate``.

Finds every ``tr("...")`` of the plugin and what the errors of its client say, and updates
``geopera_plugin/i18n/geopera_<language>.ts``.
``--missing`` prints what is still to be translated as JSON, ``{source: {language: ""}}``; with the
translations written in, ``--fill FILE`` takes it back.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.translation_file import compile_qm, read_ts, write_ts

CHECKOUT = Path(__file__).resolve().parents[1]
PLUGIN = CHECKOUT / "geopera_plugin"
FOLDER = PLUGIN / "i18n"
LANGUAGES = ("de", "es", "fr", "pt")
_CLIENT = "client"
_UNSEEN = "Cancelled"  # who cancels is told nothing


def sources(folder: Path = PLUGIN) -> dict[str, str]:
    """Return each text given to ``tr``, and the first place where that happens.

    Raises:
        SystemExit: ``tr`` is given something else than one literal: no script can find that.
    """
    found = _client_texts(folder)
    for path in sorted(folder.rglob("*.py")):
        for call in _calls(ast.parse(path.read_text("utf-8"), str(path))):
            place = _place(path, call, folder)
            argument = call.args[0] if len(call.args) == 1 and not call.keywords else None
            if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
                raise SystemExit(f"{place}: tr() takes one literal text")
            found.setdefault(argument.value, place)
    return found


def _client_texts(folder: Path) -> dict[str, str]:
    """Return what the client's errors say: it knows no Qt, the plugin looks its words up."""
    trees = {
        path: ast.parse(path.read_text("utf-8"), str(path))
        for path in sorted((folder / _CLIENT).rglob("*.py"))
    }
    found: dict[str, str] = {}
    kinds = set()
    for path, tree in trees.items():
        if path.name == "errors.py":
            for kind in tree.body:
                if isinstance(kind, ast.ClassDef) and kind.name != _UNSEEN:
                    kinds.add(kind.name)
                    found[ast.get_docstring(kind) or ""] = _place(path, kind, folder)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = node.args[:2] if node.func.id in kinds else []
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "TITLES":
                texts = list(getattr(node.value, "values", []))
            else:
                continue
            for text in texts:
                if isinstance(text, ast.JoinedStr):
                    place = _place(path, text, folder)
                    raise SystemExit(f"{place}: give the fields of a text as `fields`")
                if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                    found.setdefault(text.value, _place(path, text, folder))
    return found


def _place(path: Path, node: ast.expr | ast.stmt, folder: Path) -> str:
    return f"{path.relative_to(folder.parent)}:{node.lineno}"


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func
            if (isinstance(name, ast.Name) and name.id == "tr") or (
                isinstance(name, ast.Attribute) and name.attr == "tr"
            ):
                yield node


def ts_path(language: str) -> Path:
    """Return the translations of a language."""
    return FOLDER / f"geopera_{language}.ts"


def missing() -> dict[str, dict[str, str]]:
    """Return the texts that a language lacks: source -> language -> empty."""
    words = {language: read_ts(ts_path(language)) for language in LANGUAGES}
    lacking = {
        source: {name: "" for name in LANGUAGES if not words[name].get(source)}
        for source in sources()
    }
    return {source: names for source, names in lacking.items() if names}


def update(fill: dict[str, dict[str, str]] | None = None) -> None:
    """Write every language anew: texts that are gone go, new ones come, `fill` goes in."""
    FOLDER.mkdir(exist_ok=True)
    texts = sources()
    for language in LANGUAGES:
        old = read_ts(ts_path(language))
        words = {text: old.get(text, "") for text in texts}
        for text, given in (fill or {}).items():
            if text in words and given.get(language):
                words[text] = given[language]
        write_ts(ts_path(language), language, words)


def faults(source: str, translation: str) -> list[str]:
    """Return what a translation must keep and does not: fields, mnemonic, ellipsis, markup."""
    found = []
    for name, pattern in (
        ("fields", r"\{[^{}]*\}"),
        ("markup", r"</?[a-z]+[^>]*>"),
    ):
        if sorted(re.findall(pattern, source)) != sorted(re.findall(pattern, translation)):
            found.append(name)
    if source.endswith("…") != translation.endswith("…"):
        found.append("ellipsis")
    if source != source.strip() or translation != translation.strip():
        found.append("blanks at an end")
    return found


def compile_all(target: Path) -> None:
    """Write the `.qm` of every language into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        path = target / f"geopera_{language}.qm"
        path.write_bytes(compile_qm(read_ts(ts_path(language))))


def main() -> None:
    """Update the files, or print or take what they lack."""
    parser = argparse.ArgumentParser(description="Bring the plugin's translations up to date.")
    parser.add_argument("--missing", action="store_true", help="print as JSON what is lacking")
    parser.add_argument("--fill", type=Path, help="take translations from such a JSON")
    arguments = parser.parse_args()
    if arguments.missing:
        json.dump(missing(), sys.stdout, indent=1, ensure_ascii=False)
        print()
        return
    update(json.loads(arguments.fill.read_text("utf-8")) if arguments.fill else None)
    compile_all(FOLDER)
    lacking = missing()
    print(f"{len(sources())} texts, {len(lacking)} of them to be translated")


if __name__ == "__main__":
    main()
