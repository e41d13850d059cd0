"""Run a command of Python or pip: told line by line, ended when it is cancelled."""

from __future__ import annotations

import contextlib
import queue
import re
import subprocess  # nosec B404
import threading
from collections.abc import Iterable, Mapping
from typing import Callable

from qgis.core import QgsFeedback

from ...client.errors import Cancelled
from ..translate import tr
from .python import clean_environment, no_window

Tell = Callable[[str], None]
_SECRET = re.compile(r"(://)[^/\s@]+@")


class InstallProblem(Exception):
    """The packages could not be installed."""


def run_told(
    line: list[str], more: Mapping[str, str], feedback: QgsFeedback, tell: Tell
) -> tuple[int, list[str]]:
    """Run a command and tell each line of its output; return its exit code and its last lines.

    Args:
        more: variables that it gets besides; passwords belong there, and not into the line.

    Raises:
        Cancelled: the feedback was cancelled; the command has ended.
    """
    variables = {"PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    variables["PIP_ROOT_USER_ACTION"] = "ignore"
    process = subprocess.Popen(  # nosec B603
        line,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=clean_environment(**variables, **more),
        text=True,
        encoding="utf-8",
        errors="replace",
        **no_window(),
    )
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(
        target=_read, args=(process.stdout, lines), name="geopera-pip", daemon=True
    )
    reader.start()
    last: list[str] = []
    try:
        for text in _arriving(lines, feedback):
            clean = _SECRET.sub(r"\1…@", text.rstrip())
            last = [*last[-30:], clean]
            tell(clean)
        code = process.wait()
    finally:
        _end(process)
        reader.join(5)
        if process.stdout is not None:
            process.stdout.close()
    return code, last


def _arriving(lines: queue.Queue[str | None], feedback: QgsFeedback) -> Iterable[str]:
    while True:
        if feedback.isCanceled():
            raise Cancelled(tr("Installation"), tr("The installation was cancelled."))
        with contextlib.suppress(queue.Empty):
            text = lines.get(timeout=0.1)
            if text is None:
                return
            yield text


def _read(stream: Iterable[str], lines: queue.Queue[str | None]) -> None:
    with contextlib.suppress(ValueError, OSError):
        for line in stream:
            lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
