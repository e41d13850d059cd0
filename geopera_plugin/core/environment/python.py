"""Find Pythons, and start them without what QGIS has set for its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess  # nosec B404
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..dependencies import PYTHON

# Variables of QGIS's own Python, GDAL, PROJ and Qt, which would break other builds of them; and
# settings of a server that somebody else runs.
_FOREIGN = ("PYTHON", "GDAL_", "OGR_", "CPL_", "PROJ_", "QT_", "QGIS_", "GEOPERA_", "__PYVENV")
_MINORS = (13, 12, 11, 14)  # the most settled first
_PROBE = (
    "import importlib.util as u, json, sys;"
    "print(json.dumps([list(sys.version_info[:3]), sys.maxsize > 2**32,"
    " [bool(u.find_spec(n)) for n in ('pip', 'venv', 'ensurepip')]]))"
)
_PROBE_S = 20


@dataclass(frozen=True)
class Interpreter:
    """A Python that answered."""

    program: Path
    version: tuple[int, ...]
    has_pip: bool
    has_venv: bool

    @property
    def is_new_enough(self) -> bool:
        """Say whether the server runs on it."""
        return self.version[:2] >= PYTHON

    @property
    def version_text(self) -> str:
        """Return the version as people write it."""
        return ".".join(str(part) for part in self.version)


def clean_environment(**more: str) -> dict[str, str]:
    """Return this process's environment without what belongs to QGIS."""
    kept = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(_FOREIGN)
    }
    return {**kept, "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1", **more}


def no_window() -> dict[str, int]:
    """Return what keeps Windows from opening a console for a process."""
    return {"creationflags": 0x08000000} if os.name == "nt" else {}  # CREATE_NO_WINDOW


def probe(program: Path) -> Interpreter | None:
    """Start a Python to learn what it is; None when it does not answer. Takes a moment."""
    try:
        answer = subprocess.run(  # nosec B603
            [str(program), "-I", "-c", _PROBE],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PROBE_S,
            env=clean_environment(),
            check=True,
            **no_window(),
        )
        version, wide, (pip, venv, ensurepip) = json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError):
        return None
    if not wide:
        return None  # there are no wheels for 32 bits
    return Interpreter(program, tuple(version), pip, venv and ensurepip)


def qgis_python() -> Path | None:
    """Return the program that is QGIS's Python; in QGIS, `sys.executable` may be QGIS itself."""
    own = Path(sys.executable or "")
    prefixes = [Path(sys.prefix), Path(sys.base_prefix), own.parent]
    names = ("python.exe", "python3.exe") if os.name == "nt" else ("bin/python3", "python3")
    for program in [own, *(prefix / name for prefix in prefixes for name in names)]:
        if program.name.lower().startswith("python") and program.is_file():
            return program
    return None


def find_interpreter(chosen: Path | None = None) -> Interpreter | None:
    """Return a Python that the server can run on: the chosen one alone, else the best there is."""
    if chosen is not None:
        found = probe(chosen)
        return found if found is not None and found.is_new_enough else None
    for program in _candidates():
        found = probe(program)
        if found is not None and found.is_new_enough and found.has_venv:
            return found
    return None


def _candidates() -> Iterable[Path]:
    names = [f"python3.{minor}" for minor in _MINORS] + ["python3", "python"]
    seen: set[Path] = set()
    own = qgis_python()
    places = [own] if own is not None and sys.version_info[:2] >= PYTHON else []
    places += [Path(found) for found in map(shutil.which, names) if found]
    for folder in ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"):
        places += [Path(folder, name) for name in names]
    local = os.environ.get("LOCALAPPDATA")
    if local:
        places += [
            Path(local, "Programs", "Python", f"Python3{minor}", "python.exe") for minor in _MINORS
        ]
    for place in places:
        if place not in seen and place.is_file():
            seen.add(place)
            yield place
