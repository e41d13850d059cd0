"""What is installed for the server: read from the pinned, hashed list that the plugin brings."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_PLUGIN = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==")
_WANTED = ("-r server.in", "-r fast.in")
# QGIS has loaded its own, and everything compiled for QGIS relies on it.
_KEPT_FROM_QGIS = ("numpy",)


@dataclass(frozen=True)
class Lock:
    """A list for ``pip install --require-hashes --no-deps``."""

    text: str
    packages: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Return a short hash, to tell an environment of another version of the plugin."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def lock_folder() -> Path:
    """Return the folder of the lists: the installed plugin's, or a checkout's."""
    for folder in (_PLUGIN / "requirements", _PLUGIN.parent / "requirements"):
        if folder.is_dir():
            return folder
    return _PLUGIN / "requirements"


def lock_for_qgis(folder: Path | None = None) -> Lock:
    """Return what the server needs inside QGIS's Python, without what QGIS brings itself."""
    entries = _entries((folder or lock_folder()) / "qgis.txt")
    wanted = _needed(entries) - set(_KEPT_FROM_QGIS)
    return _lock({key: lines for key, lines in entries.items() if _plain(key) in wanted})


def lock_for_own(folder: Path | None = None) -> Lock:
    """Return what the server needs in an interpreter of its own."""
    return _lock(_entries((folder or lock_folder()) / "server.txt"))


def _lock(entries: dict[str, list[str]]) -> Lock:
    lines = [line for name in entries for line in entries[name]]
    return Lock("\n".join(lines) + "\n", tuple(dict.fromkeys(map(_plain, entries))))


def _entries(path: Path) -> dict[str, list[str]]:
    """Return the lines of each entry; one package has several when platforms differ."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _NAME.match(line)
        if match:
            key = line.split(" \\")[0]
            current = found.setdefault(key, [])
        elif line.startswith("#") or not line.strip():
            continue
        current.append(line)
    return found


def _needed(entries: dict[str, list[str]]) -> set[str]:
    """Return the packages that the server leads to, by the notes on who wants each."""
    wanted_by: dict[str, set[str]] = {}
    for key, lines in entries.items():
        notes = (line.strip() for line in lines if line.strip().startswith("#"))
        names = {note.lstrip("# ").replace("via ", "").strip() for note in notes}
        wanted_by.setdefault(_plain(key), set()).update(names - {"", "via"})
    found = {name for name, by in wanted_by.items() if by & set(_WANTED)}
    while True:
        more = {name for name, by in wanted_by.items() if by & found} - found
        if not more:
            return found
        found |= more


def _plain(key: str) -> str:
    match = _NAME.match(key)
    return match[1] if match else key
