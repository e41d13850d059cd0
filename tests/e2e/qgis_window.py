"""Run a session in QGIS's real window, on a display of its own, and read its report."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.package import PLUGIN
from scripts.qgis_profile import command, environment, write_profile

TESTS = Path(__file__).resolve().parent
CHECKOUT = TESTS.parents[1]
SCREENSHOTS = CHECKOUT / "build" / "screenshots"
_NO_FONTS = "\n[fonts]\ndownloadMissingFonts=false\n"  # QGIS 3.28 fetches them from GitHub


@dataclass(frozen=True)
class Outcome:
    """What a session left: its report, QGIS's exit code and output."""

    report: dict[str, Any]
    exit_code: int
    output: str
    home: Path
    screenshots: Path

    @property
    def facts(self) -> dict[str, Any]:
        """Return what the session noted."""
        return dict(self.report["facts"])


def unavailable() -> str:
    """Return why QGIS's window cannot be opened here, or an empty string."""
    for program in ("qgis", "xvfb-run"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not list((CHECKOUT / ".venv-qgis").glob("lib/python3.*/site-packages")):
        return ".venv-qgis is missing: run `make setup`"
    return ""


def run_session(
    name: str,
    plan: dict[str, Any],
    folder: Path,
    timeout_s: float,
    demo_home: Path | None = None,
    *,
    settings: str = "",
    variables: dict[str, str] | None = None,
    screen: tuple[int, int] = (1600, 1000),
    installed: bool = True,
) -> Outcome:
    """Run a session with a fresh profile; end its whole process group when it takes too long.

    Args:
        name: the folder of its screenshots.
        plan: what the session reads; `session` names the module of `inside/` whose `run(plan)`
            does it, `analyst` when it is left out.
        demo_home: a server's folder whose catalogue the session begins with.
        settings: sections that are added to QGIS3.ini.
        variables: more variables of the environment.
        screen: width and height of the display, in its own pixels.
        installed: whether the plugin is there when QGIS starts.
    """
    profiles = folder / "profiles"
    staged = write_profile(profiles, link=False)
    ini = staged.parents[1].parent / "QGIS" / "QGIS3.ini"
    # These two complain of programs that are not installed; that is not about us.
    text = ini.read_text("utf-8")
    quiet = "[PythonPlugins]\ngrassprovider=false\nsagaprovider=false\n"
    text = text.replace("[PythonPlugins]\n", quiet) + _NO_FONTS + settings
    if not installed:
        shutil.rmtree(staged)
        text = text.replace(f"{PLUGIN}=true\n", "")
    ini.write_text(text, "utf-8")
    home = staged.parents[2] / "geopera"
    if demo_home is not None:
        home.mkdir(parents=True)
        for kept in (*demo_home.glob("geopera.db*"), *demo_home.glob("*.secret")):
            shutil.copy2(kept, home / kept.name)
    screenshots = SCREENSHOTS / name
    shutil.rmtree(screenshots, ignore_errors=True)
    report = folder / "report.json"
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    output = folder / "output"
    surroundings = environment() | {
        "GEOPERA_E2E_TESTS": str(TESTS),
        "GEOPERA_E2E_REPORT": str(report),
        "GEOPERA_E2E_SCREENSHOTS": str(screenshots),
        "GEOPERA_E2E_PLAN": json.dumps({"folder": str(folder), "output": str(output), **plan}),
        "PYQGIS_STARTUP": str(TESTS / "inside" / "startup.py"),
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
        **(variables or {}),
    }
    surroundings.pop("PYTHONPATH", None)
    line = [
        "xvfb-run",
        "--auto-servernum",
        f"--server-args=-screen 0 {screen[0]}x{screen[1]}x24",
        *command(profiles, "--code", str(TESTS / "inside" / "start.py")),
    ]
    log = folder / "qgis.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            line, env=surroundings, stdout=stream, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            exit_code = process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            exit_code = -1
        finally:
            _end(process)
    text = log.read_text(encoding="utf-8", errors="replace")
    found = json.loads(report.read_text("utf-8")) if report.exists() else _nothing()
    return Outcome(found, exit_code, text, home, screenshots)


def _nothing() -> dict[str, Any]:
    return {"finished": False, "messages": [], "errors": [], "facts": {}, "steps": []}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the process group: QGIS and its display."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait(10)
