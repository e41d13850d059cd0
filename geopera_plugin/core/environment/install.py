"""Install the server's packages with pip: pinned, hashed, in a folder of their own.

It is made beside its place and moved there when it works, so a cancelled or failed installation
leaves what was there before. QGIS's own packages are never touched: dependencies are not resolved
(the list is complete), and NumPy is not in the list for QGIS's Python.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsFeedback

from ..translate import tr
from .environment import DISK_BYTES, MARKER, Environment, EnvKind, folder_bytes
from .lock import Lock
from .process import InstallProblem, Tell, run_told
from .python import Interpreter

CHECK = (
    "rasterio",
    "rio_tiler",
    "shapely",
    "pyproj",
    "sqlalchemy",
    "alembic",
    "fastapi",
    "uvicorn",
)
_PROGRESS = re.compile(r"^\s*(Collecting|Downloading|Using cached|Processing|Obtaining)\b")
_SPARE_BYTES = 10**8
_LISTED, _FETCHED = 5.0, 80.0  # percent


@dataclass(frozen=True)
class Order:
    """What to install, with which Python and by which way."""

    target: Environment
    interpreter: Interpreter
    lock: Lock
    options: tuple[str, ...] = ()  # of pip, such as where to find packages
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)  # proxy, certificates
    check: tuple[str, ...] = CHECK
    disk_bytes: int | None = None


def install(order: Order, feedback: QgsFeedback, tell: Tell) -> None:
    """Install; takes minutes: call it in the background.

    Args:
        tell: gets each line of the log, without passwords.

    Raises:
        InstallProblem: says in words what went wrong.
        Cancelled: the feedback was cancelled.
    """
    target = order.target
    part = target.folder.with_name(f"{target.folder.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        _keep_room(target.folder, order.disk_bytes or DISK_BYTES[target.kind])
        _sweep(target.folder)
        part.mkdir(parents=True, mode=0o700)
        made = Environment(target.kind, part)
        pip = _prepare(order, made, feedback, tell)
        requirements = part / "requirements.txt"
        requirements.write_text(order.lock.text, encoding="utf-8")
        line = [*pip, "install", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
        line += ["--no-compile", "--progress-bar", "off", "--requirement", str(requirements)]
        if target.kind is EnvKind.IN_QGIS:
            line += ["--target", str(made.site)]
        watch = _Watch(len(order.lock.packages), feedback, tell)
        _run([*line, *order.options], order, feedback, watch)
        shutil.rmtree(part / "pip", ignore_errors=True)
        feedback.setProgress(_FETCHED + 10)
        _check(order, made, feedback, tell)
        _note(order, made)
        target.remove()
        part.replace(target.folder)
        feedback.setProgress(100)
    except OSError as error:
        raise InstallProblem(
            tr("A file cannot be written or replaced: {reason}").format(reason=error)
        ) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _prepare(order: Order, made: Environment, feedback: QgsFeedback, tell: Tell) -> list[str]:
    """Return the command that is pip, made first where it is missing."""
    program = str(order.interpreter.program)
    own = made.kind is EnvKind.OWN
    if not own and order.interpreter.has_pip:
        return [program, "-I", "-m", "pip"]
    if not order.interpreter.has_venv:
        raise InstallProblem(
            tr(
                "{program} has neither pip nor venv. On Debian and Ubuntu the package python3-venv"
                " brings them; elsewhere install Python from python.org."
            ).format(program=program)
        )
    place = made.folder / ("venv" if own else "pip")
    tell(tr("Preparing pip for Python {version}…").format(version=order.interpreter.version_text))
    _run([program, "-I", "-m", "venv", str(place)], order, feedback, tell)
    feedback.setProgress(_LISTED)
    inner = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return [str(inner), "-I", "-m", "pip"]


def _check(order: Order, made: Environment, feedback: QgsFeedback, tell: Tell) -> None:
    """Import what was installed, in a process of its own."""
    tell(tr("Checking that everything works…"))
    if made.kind is EnvKind.OWN:
        program, path = str(made.python), ""
    else:
        program, path = str(order.interpreter.program), str(made.site)
    code = f"import sys; p = {path!r}; p and sys.path.insert(0, p)\n"
    code += "".join(f"import {name}\n" for name in order.check)
    _run([program, "-I", "-c", code], order, feedback, tell)


def _note(order: Order, made: Environment) -> None:
    note = {
        "lock": order.lock.digest,
        "python": order.interpreter.version_text,
        "packages": len(order.lock.packages),
        "bytes": folder_bytes(made.folder),
        "installed": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
    }
    (made.folder / MARKER).write_text(json.dumps(note, indent=1), encoding="utf-8")


class _Watch:
    """Turn pip's lines into progress."""

    def __init__(self, packages: int, feedback: QgsFeedback, tell: Tell) -> None:
        self._packages = max(1, packages)
        self._seen = 0
        self._feedback = feedback
        self._tell = tell

    def __call__(self, line: str) -> None:
        self._tell(line)
        match = _PROGRESS.match(line)
        if match and match[1] in ("Collecting", "Processing", "Obtaining"):
            self._seen += 1
            share = min(1.0, self._seen / self._packages)
            self._feedback.setProgress(_LISTED + share * (_FETCHED - _LISTED))
        elif line.startswith("Installing collected"):
            self._feedback.setProgress(_FETCHED)


def _run(line: list[str], order: Order, feedback: QgsFeedback, tell: Tell) -> None:
    code, last = run_told(line, order.variables, feedback, tell)
    if code != 0:
        raise InstallProblem(_reason(last))


def _reason(lines: list[str]) -> str:
    """Return the line that says most of a failure."""
    text = "\n".join(lines).lower()
    if "no matching distribution" in text:
        return tr("A package is not available for this Python and system: see the log.")
    if "do not match the hashes" in text:
        return tr("A package is not the one that was asked for: its hash differs. See the log.")
    if "proxy" in text:
        return tr("The proxy of QGIS's options does not let pip through: see the log.")
    if "connection" in text or "resolve" in text or "timed out" in text:
        return tr("The package index cannot be reached: see whether this machine is online.")
    told = [
        line for line in lines if line.lower().startswith(("error", "modulenotfound", "import"))
    ]
    return told[-1] if told else (lines[-1] if lines else tr("pip ended without a word."))


def _keep_room(folder: Path, wanted: int) -> None:
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < wanted + _SPARE_BYTES:
        raise InstallProblem(
            tr("There is no room: {free} MB are free, {wanted} MB are needed.").format(
                free=free // 10**6, wanted=wanted // 10**6
            )
        )


def _sweep(folder: Path) -> None:
    """Delete what an installation left that did not come to its end."""
    for left in folder.parent.glob(f"{folder.name}.*.part"):
        shutil.rmtree(left, ignore_errors=True)
