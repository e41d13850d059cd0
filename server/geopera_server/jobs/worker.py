"""Worker threads: the engine that needs nothing but the table of jobs."""

from __future__ import annotations

import threading
import time

from .run import Handler, JobRun, JobRunner

__all__ = ["Handler", "JobRun", "WorkerPool"]
_POLL_S = 1.0


class WorkerPool:
    """Runs jobs in threads of this process until it is stopped."""

    def __init__(self, runner: JobRunner, threads: int) -> None:
        self._runner = runner
        self._wake = threading.Condition()
        self._stopping = False
        self._pending = 0
        self._workers = [
            threading.Thread(target=self._work, name=f"geopera-job-{n}", daemon=True)
            for n in range(threads)
        ]

    def start(self) -> None:
        """Start the threads."""
        self._runner.start()
        for worker in self._workers:
            worker.start()

    def notify(self) -> None:
        """Wake a worker: there is a new job."""
        with self._wake:
            self._pending += 1
            self._wake.notify()

    def stop(self, timeout_s: float = 10.0) -> None:
        """Give running jobs back to the queue and end the threads."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._runner.stop_runs()
        deadline = time.monotonic() + timeout_s
        for worker in self._workers:
            worker.join(max(0.0, deadline - time.monotonic()))
        self._runner.close(max(0.5, deadline - time.monotonic()))

    def _work(self) -> None:
        while not self._stopping:
            if self._runner.run_next():
                continue
            with self._wake:
                if not self._pending and not self._stopping:
                    self._wake.wait(_POLL_S)
                self._pending = 0
