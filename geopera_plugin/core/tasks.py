"""Work off the GUI thread: callbacks arrive on it, and nothing outlives ``cancel_all``.

Visible work is a ``QgsTask``, so that QGIS shows its progress and a person can cancel it there.
Hidden work (polls, lists) runs in a few threads of our own: 3.22 cannot hide a task, and a request
that waits must not take one of the threads that draw the map.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

from qgis.core import QgsApplication, QgsFeedback, QgsTask
from qgis.PyQt.QtCore import QObject, QThreadPool, pyqtSignal

from ..client.errors import Cancelled
from ..client.problems import harmless
from .log import log_error

_THREADS = 4

Work = Callable[[QgsFeedback], Any]


class BackgroundTask(QObject):
    """One piece of work: safe to keep, since it outlives the ``QgsTask`` that QGIS deletes."""

    progress_changed = pyqtSignal(float)  # percent
    finished = pyqtSignal()
    _returned = pyqtSignal(object, object)

    def __init__(
        self,
        title: str,
        work: Work,
        on_done: Callable[[Any], None] | None,
        on_error: Callable[[Exception], None] | None,
        is_local: bool = False,
    ) -> None:
        super().__init__()
        self.title = title
        self.is_local = is_local
        self.feedback = QgsFeedback()
        self._work = work
        self._on_done = on_done
        self._on_error = on_error
        self._running = True
        self._silent = False
        self._begun = False
        self._over = threading.Event()
        self.feedback.progressChanged.connect(self.progress_changed)
        self._returned.connect(self._deliver)

    @property
    def is_running(self) -> bool:
        """Say whether the callbacks are still to come."""
        return self._running

    @property
    def is_cancelled(self) -> bool:
        """Say whether somebody asked to stop."""
        return bool(self.feedback.isCanceled())

    def cancel(self) -> None:
        """Ask the work to stop. Its callbacks are not called any more."""
        self._silent = True
        self.feedback.cancel()

    def execute(self) -> bool:
        """Do the work in the calling thread, and send its result to the GUI thread."""
        result: Any = None
        error: Exception | None = None
        self._begun = True
        try:
            if self.feedback.isCanceled():
                raise Cancelled(self.title)
            result = self._work(self.feedback)
        except Exception as caught:  # noqa: BLE001 - the work is anybody's, its failure is too
            error = caught
        self._returned.emit(result, error)
        self._over.set()
        return error is None

    def wait(self, timeout_s: float) -> bool:
        """Wait until cancelled work is over; return whether it is. Work that never began is."""
        return not self._begun or self._over.wait(timeout_s)

    def abandon(self) -> None:
        """Tell of work that was cancelled before it began."""
        if not self._begun:
            self._deliver(None, Cancelled(self.title))

    def _deliver(self, result: Any, error: Exception | None) -> None:
        if not self._running:
            return
        self._running = False
        BACKGROUND.discard(self)
        if not self._silent:
            if error is None:
                if self._on_done is not None:
                    self._on_done(result)
            elif self._on_error is not None:
                self._on_error(error)
            else:
                log_error(f"{self.title}: {error}")
        self._on_done = self._on_error = None  # they may hold what should go now
        self.finished.emit()


def task_pool() -> QThreadPool:
    """Return the threads that run QGIS's tasks: before 3.34 also those that draw the map."""
    manager = QgsApplication.taskManager()
    return manager.threadPool() if hasattr(manager, "threadPool") else QThreadPool.globalInstance()


def end_idle_threads(patience_ms: int = 0) -> None:
    """End the threads that QGIS's tasks have left, while all that they have used is there.

    The news of QGIS come in a task that opens the database of credentials. QGIS 3.40 crashes at its
    end when that thread lives longer than the database, and our tasks keep it alive.
    """
    manager = QgsApplication.taskManager()
    if hasattr(manager, "threadPool"):  # from 3.34 on; before, the map is drawn in them too
        manager.threadPool().waitForDone(patience_ms)


class _VisibleTask(QgsTask):
    """Show a ``BackgroundTask`` among QGIS's tasks."""

    def __init__(self, task: BackgroundTask) -> None:
        # QGIS shows titles as markup, and names in them come from servers.
        super().__init__(harmless(task.title), QgsTask.Flag.CanCancel)
        self.task = task
        task.feedback.progressChanged.connect(self.setProgress)

    def run(self) -> bool:
        """Do the work; lend the pool another thread meanwhile, so that the map is still drawn."""
        pool = task_pool()
        pool.releaseThread()
        try:
            return self.task.execute()
        finally:
            pool.reserveThread()

    def cancel(self) -> None:
        """Pass on that the user, or QGIS on its way out, cancels."""
        self.task.feedback.cancel()
        super().cancel()

    def finished(self, result: bool) -> None:
        """Tell of a task that QGIS cancelled before it ran."""
        self.task.abandon()


class BackgroundTasks:
    """All work that is under way, so that it can be ended."""

    def __init__(self) -> None:
        self._tasks: set[BackgroundTask] = set()
        self._visible: list[_VisibleTask] = []
        self._executors: dict[bool, ThreadPoolExecutor] = {}  # that of local work apart
        self._ending: list[ThreadPoolExecutor] = []

    def run(self, task: BackgroundTask, hidden: bool) -> None:
        """Start a task; keep it until its callbacks were called."""
        self._tasks.add(task)
        if hidden:
            executor = self._executors.get(task.is_local)
            if executor is None:
                executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="geopera")
                self._executors[task.is_local] = executor
            executor.submit(task.execute)
        else:
            self._show(task)

    def discard(self, task: BackgroundTask) -> None:
        """Forget a task that is over."""
        self._tasks.discard(task)

    @property
    def running(self) -> int:
        """Return how many tasks are under way."""
        return len(self._tasks)

    def cancel_all(self, timeout_s: float = 5.0) -> bool:
        """Cancel everything and wait for it. Return whether all of it ended in time."""
        self.request_cancel()
        return self.wait(timeout_s)

    def request_cancel(self) -> None:
        """Cancel everything; no callback is called any more."""
        for task in list(self._tasks):
            task.cancel()
        for visible in list(self._visible):
            visible.cancel()
        for is_local in list(self._executors):
            self._end_executor(is_local)

    def cancel_hidden(self) -> None:
        """Cancel what asks a server for lists and the like.

        What the user sees goes on, and so does local work: no server has to do with it.
        """
        shown = {visible.task for visible in self._visible}
        left = [task for task in self._tasks - shown if not task.is_local]
        for task in left:
            task.cancel()
        self._end_executor(is_local=False)
        for task in left:
            task.abandon()

    def _end_executor(self, is_local: bool) -> None:
        executor = self._executors.pop(is_local, None)
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)
            self._ending.append(executor)

    def wait(self, timeout_s: float = 5.0) -> bool:
        """Wait for what was cancelled, and for its threads; return whether all ended in time."""
        end = time.monotonic() + timeout_s
        cancelled = [task for task in self._tasks if task.is_cancelled]
        ended = all(task.wait(max(0.0, end - time.monotonic())) for task in cancelled)
        executors, self._ending = self._ending, []
        for executor in executors:
            executor.shutdown(wait=ended)
        self._tasks.difference_update(cancelled)
        return ended

    def _show(self, task: BackgroundTask) -> None:
        visible = _VisibleTask(task)
        self._visible.append(visible)
        visible.taskCompleted.connect(lambda: self._forget(visible))
        visible.taskTerminated.connect(lambda: self._forget(visible))
        QgsApplication.taskManager().addTask(visible)

    def _forget(self, visible: _VisibleTask) -> None:
        if visible in self._visible:
            self._visible.remove(visible)


BACKGROUND = BackgroundTasks()


def run_in_background(
    title: str,
    work: Work,
    on_done: Callable[[Any], None] | None = None,
    on_error: Callable[[Exception], None] | None = None,
    *,
    hidden: bool = False,
    local: bool = False,
) -> BackgroundTask:
    """Run ``work(feedback)`` in another thread, then one of the callbacks on the GUI thread.

    Args:
        work: given a ``QgsFeedback``: ask it ``isCanceled()``, tell it ``setProgress(percent)``.
        on_error: given the exception; without it the failure goes to the log.
        hidden: keep it out of QGIS's list of tasks.
        local: it goes on when the server in use is left: it asks none, or changes something there.
    """
    task = BackgroundTask(title, work, on_done, on_error, local)
    BACKGROUND.run(task, hidden)
    return task
