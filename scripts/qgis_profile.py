"""Start QGIS with the plugin of this checkout in a profile of its own: ``make qgis``."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.package import CHECKOUT, PLUGIN, stage

PROFILE = "default"
SITE_VARIABLE = "GEOPERA_PLUGIN_SITE"
_SETTINGS = f"""\
[PythonPlugins]
{PLUGIN}=true

[qgis]
checkVersion=false
firstRun=false

[app]
tips\\show=false

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[migration]
fileVersion=2
settings=true
"""


def write_profile(folder: Path, *, link: bool = True) -> Path:
    """Write a QGIS profile with the plugin enabled, and return the staged plugin.

    Settings that are there already stay, so that a developer's own choices last.

    Args:
        folder: what ``qgis --profiles-path`` gets; the profile is ``profiles/default`` below it.
        link: link the plugin to the checkout (development) or copy it (as installed).
    """
    profile = folder / "profiles" / PROFILE
    settings = profile / "QGIS" / "QGIS3.ini"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
    return stage(profile / "python" / "plugins", link=link)


def plugin_site() -> Path:
    """Return the folder with the packages that the embedded server imports.

    Raises:
        SystemExit: ``.venv-qgis`` is not there.
    """
    found = sorted((CHECKOUT / ".venv-qgis").glob("lib/python3.*/site-packages"))
    if not found:
        raise SystemExit(".venv-qgis is missing: run `make setup` and see what it says.")
    return found[-1]


def environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment that QGIS needs to find those packages."""
    values = dict(os.environ if base is None else base)
    values[SITE_VARIABLE] = str(plugin_site())
    return values


def command(folder: Path, *arguments: str) -> list[str]:
    """Return the command that opens QGIS on a profile that ``write_profile`` wrote.

    Raises:
        SystemExit: QGIS is not installed.
    """
    executable = shutil.which("qgis")
    if executable is None:
        raise SystemExit("QGIS is not installed: run `make setup` and see what it says.")
    options = ["--nologo", "--noversioncheck", "--profiles-path", str(folder), "--profile", PROFILE]
    return [executable, *options, *arguments]


def main() -> None:
    """Write the profile and run QGIS until it is closed."""
    parser = argparse.ArgumentParser(description="Start QGIS with the plugin of this checkout.")
    parser.add_argument("--profile", type=Path, default=CHECKOUT / ".dev")
    parser.add_argument("arguments", nargs="*", help="passed on to QGIS")
    arguments = parser.parse_args()
    write_profile(arguments.profile)
    line = command(arguments.profile, *arguments.arguments)
    sys.exit(subprocess.run(line, env=environment(), check=False).returncode)


if __name__ == "__main__":
    main()
