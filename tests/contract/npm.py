"""Packages of npm that tests show our answers to; a test that cannot have one is skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest


def script(package: str, member: str, variable: str, folder: Path) -> str:
    """Return a script of a package, or of the file that an environment variable names."""
    given = os.environ.get(variable)
    if given:
        return Path(given).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm here")
    command = [npm, "pack", package, "--silent"]
    try:
        subprocess.run(command, cwd=folder, check=True, timeout=60, capture_output=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip(f"npm cannot fetch {package} here")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        found = archive.extractfile(f"package/{member}")
        assert found is not None
        return found.read().decode("utf-8")
