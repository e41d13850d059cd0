"""One attempt at a job: the handler, its heartbeat, and how it ends."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from ..errors import Cancelled, GeoperaError, Unavailable
from .claims import Claim, JobQueue

_LOG = logging.getLogger(__name__)
_HEARTBEAT_S = 0.4
_PATIENCE_S = 1.0
_OUT_OF_REACH = "The storage or the database was out of reach."
T = TypeVar("T")


class JobRun:
    """One attempt at a job, as its handler sees it.

    A handler may set ``publish``, which puts what it made in place in the moment in which the job
    is completed, ``record``, which then stores what else comes of it, in the same transaction, and
    ``discard``, which removes what the attempt left, however it ended.
    """

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.publish: Callable[[], None] = _nothing
        self.record: Callable[[Session], None] = lambda _: None
        self.discard: Callable[[], None] = _nothing
        self.progress = 0.0
        self._stop = threading.Event()
        self.shutting_down = False

    @property
    def payload(self) -> dict[str, Any]:
        """What the job was made with."""
        return self.claim.payload

    def report(self, progress: float) -> None:
        """Note the progress, from 0 to 1."""
        self.progress = min(1.0, max(self.progress, progress))

    def stop(self) -> None:
        """Ask the handler to end soon."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether the handler should end by raising `Cancelled`."""
        return self._stop.is_set()


def _nothing() -> None:
    """Do nothing."""


Handler = Callable[[JobRun], dict[str, Any]]


class JobRunner:
    """Runs claimed jobs, in the threads of whoever calls it, and keeps their leases.

    Both engines, the worker threads and Procrastinate, run jobs through this.
    """

    def __init__(
        self,
        queue: JobQueue,
        handlers: Mapping[str, Handler],
        sweep: Callable[[], None] = _nothing,
        sweep_seconds: float = 60.0,
    ) -> None:
        self._queue = queue
        self._handlers = dict(handlers)
        self._sweep = sweep
        self._sweep_seconds = sweep_seconds
        self._stopping = False
        self._runs: set[JobRun] = set()
        self._runs_lock = threading.Lock()
        self._end = threading.Event()
        self._heart = threading.Thread(target=self._beat, name="geopera-heartbeat", daemon=True)
        self._house = threading.Thread(
            target=self._keep_house, name="geopera-housekeeping", daemon=True
        )

    def start(self) -> None:
        """Start the heartbeat and the housekeeping."""
        self._heart.start()
        self._house.start()

    def stop_runs(self) -> None:
        """Ask the jobs under way to end, to be given back to the queue."""
        with self._runs_lock:
            self._stopping = True
            for run in self._runs:
                run.shutting_down = True
                run.stop()

    def close(self, timeout_s: float) -> None:
        """End the heartbeat and the housekeeping, once nothing runs any more."""
        self._end.set()
        for keeper in (self._heart, self._house):
            keeper.join(timeout_s)

    def run_next(self, job_id: str | None = None) -> bool:
        """Claim a job, of this id or the oldest, and run it; False when there was none."""
        claim = self.guarded(lambda: self._queue.claim(job_id))
        if claim is None:
            return False
        self.run(claim)
        return True

    def run(self, claim: Claim) -> None:
        """Run a job that was claimed, until it ended in one way or another."""
        run = JobRun(claim)
        with self._runs_lock:
            self._runs.add(run)
            if self._stopping:
                run.shutting_down = True
                run.stop()
        started = time.monotonic()
        try:
            self._finish(run)
        finally:
            run.discard()
            with self._runs_lock:
                self._runs.discard(run)
            seconds = round(time.monotonic() - started, 3)
            _LOG.info("job %s attempt %d ended after %s s", claim.job_id, claim.attempt, seconds)

    def _finish(self, run: JobRun) -> None:
        claim = run.claim
        try:
            result = self._handlers[claim.kind](run)
            held = self._queue.complete(claim, result, run.publish, run.record)
        except Cancelled:
            if run.shutting_down:
                self.guarded(lambda: self._queue.release(claim))
            else:
                self.guarded(lambda: self._queue.cancelled(claim))
        except (Unavailable, OSError, SQLAlchemyError) as error:
            _LOG.warning("job %s attempt %d: %s", claim.job_id, claim.attempt, error)
            reason = error.detail if isinstance(error, Unavailable) else _OUT_OF_REACH
            self.guarded(lambda: self._queue.retry(claim, reason))
        except GeoperaError as error:
            message = error.detail
            self.guarded(lambda: self._queue.fail(claim, message))
        except Exception:  # noqa: BLE001 - a handler's bug must not end the worker
            _LOG.exception("job %s failed", claim.job_id)
            self.guarded(
                lambda: self._queue.fail(
                    claim, "The server met an unexpected error; its log has the details."
                )
            )
        else:
            if not held:
                _LOG.warning("job %s was deleted or taken over meanwhile", claim.job_id)

    def _beat(self) -> None:
        while not self._end.wait(_HEARTBEAT_S):
            with self._runs_lock:
                runs = list(self._runs)
            for run in runs:
                if not self._renew(run):
                    run.stop()

    def _keep_house(self) -> None:
        while not self._end.wait(self._sweep_seconds):
            with contextlib.suppress(OSError):
                self.guarded(self._sweep)

    def _renew(self, run: JobRun) -> bool:
        try:
            return self._queue.renew(run.claim, run.progress)
        except SQLAlchemyError:
            _LOG.warning("the heartbeat of job %s was not stored", run.claim.job_id)
            return True

    def guarded(self, call: Callable[[], T]) -> T | None:
        """Call the queue; a database that is away for a moment must not end the worker."""
        try:
            return call()
        except SQLAlchemyError:
            _LOG.exception("the job queue did not answer")
            time.sleep(_PATIENCE_S)
            return None
