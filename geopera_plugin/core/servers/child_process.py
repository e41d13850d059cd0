"""The lives of the server's process: settings in by its input, address and secret by its output."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess  # nosec B404
import threading
import time
from pathlib import Path
from typing import Any, Protocol

from qgis.core import QgsFeedback

from ..dependencies import server_folder
from ..environment.python import clean_environment, no_window
from ..translate import tr

START_S = 60.0
_GRACE_S = 3.0
_STEADY_S = 60.0  # a life this long makes up for earlier ends
_LIVES = 4
_LINE = 1 << 16


class _Ears(Protocol):
    """Who is told; its signals may be emitted from any thread."""

    started: Any
    failed: Any
    lost: Any


class ChildProcess(threading.Thread):
    """Keep one server running until it is stopped."""

    def __init__(
        self,
        python: Path,
        values: dict[str, object],
        log_file: Path,
        ears: _Ears,
        first_wait_s: float = 1.0,
    ) -> None:
        super().__init__(name="geopera-child", daemon=True)
        self.url = ""
        self.key = ""
        self._python = python
        self._values = values
        self._log_file = log_file
        self._ears = ears
        self._wait_s = first_wait_s
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._demo: queue.Queue[dict[str, Any]] = queue.Queue()
        self._writing = threading.Lock()

    @property
    def is_ready(self) -> bool:
        """Say whether the server answers."""
        return self._ready.is_set() and not self._stopping.is_set()

    @property
    def pid(self) -> int:
        """Return the number of the process, 0 while there is none."""
        return self._process.pid if self._process is not None else 0

    def run(self) -> None:
        """Start it, and start it again when it ends, less and less eagerly."""
        ends = 0
        while not self._stopping.is_set():
            begun = time.monotonic()
            try:
                answered, reason = self._live()
            except OSError as error:
                answered, reason = False, str(error)
            if self._stopping.is_set():
                return
            ends = 1 if time.monotonic() - begun > _STEADY_S else ends + 1
            if (not answered and ends == 1) or ends >= _LIVES:
                text = tr("The server's process ended: {reason}").format(reason=reason)
                self._ears.failed.emit(text)
                return
            self._ears.lost.emit(
                tr("The server ended and is started again. {reason}").format(reason=reason)
            )
            self._stopping.wait(self._wait_s * 2 ** (ends - 1))

    def stop(self, timeout_s: float) -> bool:
        """Close its input, then insist; return whether process and thread have ended."""
        end = time.monotonic() + timeout_s
        self._stopping.set()
        process = self._process
        if process is not None:
            self._close_input(process)
            for insist in (None, process.terminate, process.kill):
                if insist is not None and process.poll() is None:
                    insist()
                left = max(0.1, end - time.monotonic())
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(min(_GRACE_S, left))
                    break
        self.join(max(0.1, end - time.monotonic()))
        return not self.is_alive() and (process is None or process.poll() is not None)

    def make_demo(self, feedback: QgsFeedback) -> dict[str, Any]:
        """Order the demo project; return the answer, which is empty when the process ended."""
        while not self._demo.empty():
            self._demo.get_nowait()
        if not self._order("demo"):
            return {}
        cancelled = False
        while self.is_ready:
            if feedback.isCanceled() and not cancelled:
                cancelled = self._order("cancel")
            with contextlib.suppress(queue.Empty):
                answer = self._demo.get(timeout=0.1)
                if "progress" not in answer:
                    return answer
                feedback.setProgress(100.0 * float(answer["progress"]))
        return {}

    def _live(self) -> tuple[bool, str]:
        """Run the process until it ends; return whether it ever answered, and why it ended."""
        folder = server_folder()
        if folder is None:
            return False, tr("The plugin is incomplete: geopera_server is not beside it.")
        self._log_file.parent.mkdir(parents=True, exist_ok=True)
        with self._log_file.open("wb") as log:
            process = subprocess.Popen(  # nosec B603
                [str(self._python), "-P", "-m", "geopera_server", "companion"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=clean_environment(PYTHONPATH=str(folder), PYTHONDONTWRITEBYTECODE="1"),
                cwd=str(self._log_file.parent),
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
                **no_window(),
            )
        self._process = process
        late = threading.Timer(START_S, process.kill)
        late.daemon = True
        late.start()
        said = ""
        try:
            self._order(json.dumps(self._values))
            if self._stopping.is_set():
                self._close_input(process)
            for message in _messages(process):
                if "url" in message and "key" in message:
                    late.cancel()
                    self.url, self.key = str(message["url"]), str(message["key"])
                    self._ready.set()
                    if not self._stopping.is_set():
                        self._ears.started.emit(self.url)
                elif "error" in message:
                    said = str(message["error"])
                else:
                    self._demo.put(message)
            code = process.wait()
        finally:
            late.cancel()
            answered = self._ready.is_set()
            self._ready.clear()
            self._close_input(process)
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()
        return answered, said or self._last_words() or tr("exit code {code}").format(code=code)

    def _order(self, line: str) -> bool:
        process = self._process
        if process is None or process.stdin is None:
            return False
        with self._writing, contextlib.suppress(OSError, ValueError):
            process.stdin.write(line + "\n")
            process.stdin.flush()
            return True
        return False

    def _close_input(self, process: subprocess.Popen[str]) -> None:
        with self._writing, contextlib.suppress(OSError, ValueError):
            if process.stdin is not None:
                process.stdin.close()

    def _last_words(self) -> str:
        try:
            text = self._log_file.read_text(encoding="utf-8", errors="replace")[-4000:]
        except OSError:
            return ""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        told = [line for line in lines if not line.startswith("{")]
        return told[-1][:300] if told else ""


def _messages(process: subprocess.Popen[str]) -> Any:
    """Yield what the process says, until it ends."""
    while process.stdout is not None:
        line = process.stdout.readline(_LINE)
        if not line:
            return
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if isinstance(message, dict):
            yield message
