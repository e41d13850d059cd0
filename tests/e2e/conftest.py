"""The demo project, made once for all sessions that begin with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's folder with the demo project. Sessions copy its catalogue and read its files."""
    home = tmp_path_factory.mktemp("demo_home")
    line = [sys.executable, "-m", "geopera_server", "demo", "--home", str(home)]
    subprocess.run(line, check=True, timeout=120, capture_output=True)
    return home
