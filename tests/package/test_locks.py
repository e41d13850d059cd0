"""The lock files: pinned, hashed, free of addresses, and made from their sources."""

from __future__ import annotations

import re

import pytest

from scripts.package import CHECKOUT

REQUIREMENTS = CHECKOUT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))


def pins(name: str) -> dict[str, set[str]]:
    """Read the pinned versions of a lock, by package; markers can make several of one."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", (REQUIREMENTS / name).read_text()):
        found.setdefault(package.lower(), set()).add(version)
    return found


@pytest.mark.parametrize("name", ["server.txt", "dev.txt", "qgis.txt"])
def test_every_requirement_has_a_hash(name: str) -> None:
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=[A-Za-z])", text)[1:]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.-]+==", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_lock_names_an_address_or_a_path(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert not re.search(r"://|--index|--extra-index|--find-links|@ |(?m:^#.*/)", text)


@pytest.mark.parametrize("name", ["server", "dev", "qgis"])
def test_every_source_is_in_its_lock(name: str) -> None:
    locked = pins(f"{name}.txt")
    for line in (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines():
        wanted = re.match(r"([A-Za-z][\w.-]*)(?:==(\S+))?", line)
        if wanted:
            assert wanted[1].lower() in locked, line
            if wanted[2]:
                assert wanted[2] in locked[wanted[1].lower()], line


def test_tests_run_against_what_is_deployed() -> None:
    deployed, tested = pins("server.txt"), pins("dev.txt")
    assert {name: tested.get(name) for name in deployed} == deployed


def test_numpy_stays_as_qgis_has_it() -> None:
    assert pins("qgis.txt")["numpy"] == {"1.24.2"}
