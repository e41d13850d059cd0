"""Another window of QGIS on the same profile, as far as records go."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from geopera_plugin.core.records import records_folder

_CODE = """
import sys
from qgis.PyQt.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
lock.setStaleLockTime(0)
print(lock.tryLock(0), flush=True)
sys.stdin.read()
"""
_NAME = "0123456789abcdef" * 2


@contextmanager
def other_window() -> Iterator[str]:
    """Yield the name of a window that is open meanwhile, and is killed then."""
    folder = records_folder() / "windows"
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", _CODE, str(folder / f"{_NAME}.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"True"
        try:
            yield _NAME
        finally:
            process.kill()
