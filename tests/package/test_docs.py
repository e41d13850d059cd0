"""What the documents say: links, settings, commands and operations are there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from benchmarks.__main__ import PARTS
from geopera_server.app import create_app
from geopera_server.cli import cli
from geopera_server.context import Context
from geopera_server.operations.catalogue import all_operations
from geopera_server.settings import Settings
from scripts.package import CHECKOUT

DOCUMENTS = sorted(
    path for folder in (".", "docs", "deploy") for path in (CHECKOUT / folder).glob("*.md")
)
BLOCK = re.compile(r"(?ms)^```(\w*)\n(.*?)^```")
PATH = re.compile(r"`((?:server|tests|scripts|deploy|docs|benchmarks|resources)/[\w./-]+)`")
LINK = re.compile(r"\]\(([^()\s]+)\)")


def name_of(path: Path) -> str:
    """Return the path of a document within the checkout."""
    return str(path.relative_to(CHECKOUT))


def prose(path: Path) -> str:
    """Read a document without its blocks of code."""
    return BLOCK.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """Read the anchors that the headings of a document make."""
    headings = re.findall(r"(?m)^#+ (.+)$", prose(path))
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def row(name: str) -> str:
    """Write the line that docs/settings.md must have for a setting."""
    field = Settings.model_fields[name]
    if name == "home":
        default = "must be given"
    elif field.default_factory is not None:
        default = "the processors, at most 4"
    else:
        default = _shown(name, field.default)
    return f"| `GEOPERA_{name.upper()}` | {default} | {field.description} |"


def _shown(name: str, value: object) -> str:
    if value in (None, ()):
        return ""
    if name.endswith("_bytes") and isinstance(value, int):
        for power, unit in ((30, "GiB"), (20, "MiB"), (10, "KiB")):
            if value >= 2**power and value % 2**power == 0:
                return f"{value} ({value >> power} {unit})"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def commands(path: Path) -> Iterator[list[str]]:
    """Find the command lines of the server in the console blocks of a document."""
    for language, block in BLOCK.findall(path.read_text(encoding="utf-8")):
        if language != "console":
            continue
        for line in re.sub(r"\\\n\s*", "", block).splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            places = [at for at, word in enumerate(words) if word.endswith("geopera-server")]
            if line.startswith("$ ") and places and words[0] != "systemctl":
                yield words[places[0] + 1 :]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_within_the_repository_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(prose(path)):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file) if file else path
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found), target


def test_every_document_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [CHECKOUT / "README.md"]
    while waiting:
        path = waiting.pop().resolve()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        waiting += [
            path.parent / target.partition("#")[0]
            for target in LINK.findall(prose(path))
            if "://" not in target and not target.startswith("#")
        ]
    assert reached == {path.resolve() for path in DOCUMENTS}


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_described_once(name: str) -> None:
    lines = (CHECKOUT / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(f"| `GEOPERA_{name.upper()}`")] == [row(name)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_variable_is_a_setting(path: Path) -> None:
    named = set(re.findall(r"GEOPERA_([A-Z0-9_]*[A-Z0-9])", path.read_text(encoding="utf-8")))
    assert {name.lower() for name in named - {"TEST_DATABASE"}} <= set(Settings.model_fields)


def test_every_part_of_the_benchmarks_is_described_once() -> None:
    text = (CHECKOUT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\| `(\w+)` \|", text) == list(PARTS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_command_of_the_server_is_taken(path: Path) -> None:
    for words in commands(path):
        command: click.Command = cli
        while isinstance(command, click.Group):
            name, *words = words
            found = command.get_command(click.Context(command), name)
            assert found is not None, name
            command = found
        command.make_context(str(command.name), words).close()


def test_there_are_commands_to_check() -> None:
    assert len([words for path in DOCUMENTS for words in commands(path)]) > 5


@pytest.mark.parametrize("name", ["README.md", "docs/server.md"])
def test_every_operation_that_is_named_exists(name: str) -> None:
    operations = {operation.id for operation in all_operations()}
    families = {operation.split(".")[0] for operation in operations}
    named = re.findall(r"`([a-z_]+(?:\.[a-z_*]+)+)`", prose(CHECKOUT / name))
    of_families = [each for each in named if each.split(".")[0] in families]
    assert of_families
    for each in of_families:
        start = each.removesuffix("*")
        assert each in operations or (
            each != start and any(operation.startswith(start) for operation in operations)
        ), each


def test_every_family_of_operations_is_told_of() -> None:
    text = (CHECKOUT / "docs" / "server.md").read_text(encoding="utf-8")
    families = {operation.id.split(".")[0] for operation in all_operations()}
    assert {each for each in families if f"`{each}." not in text} == set()


def test_every_family_of_routes_is_told_of(tmp_path: Path) -> None:
    text = (CHECKOUT / "docs" / "server.md").read_text(encoding="utf-8")
    settings = Settings(home=tmp_path, database_url=None)
    with closing(Context.open(settings)) as context:
        paths = create_app(settings, context).openapi()["paths"]
    families = {"/" + path.split("/")[1] for path in paths} - {"/"}
    assert {"/tiles", "/cog", "/v1"} < families
    assert {each for each in families if not re.search(rf"[` ]{each}\b", text)} == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_path_that_is_named_exists(path: Path) -> None:
    for named in re.findall(PATH, prose(path)):
        assert (CHECKOUT / named).exists(), named
