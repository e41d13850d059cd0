"""Work on many things by a few threads, that can be watched and stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from ..errors import Cancelled

T = TypeVar("T")
_LOOK_S = 0.05


def spread(
    items: Sequence[T],
    enter: Callable[[Callable[[], None]], AbstractContextManager[Callable[[T], None]]],
    threads: int,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Do the work on each item, in order as far as it can be; return when all of it is done.

    ``enter`` is entered once in each thread, and gives what is called with every item there. What
    it is given raises :class:`Cancelled` when the work is to end: long items call it now and then.
    ``progress`` (0 to 1) and ``cancelled`` are called in the thread of the caller only. The first
    error ends the work, and is raised.

    Raises:
        Cancelled: ``cancelled()`` said so.
    """
    if threads <= 1 or len(items) <= 1:
        with enter(lambda: _look(0, None, cancelled)) as work:
            for done, item in enumerate(items):
                _look(done / len(items), progress, cancelled)
                work(item)
        return
    state = _State()

    def run() -> None:
        try:
            with enter(state.check) as work:
                while (number := state.take(len(items))) is not None:
                    work(items[number])
        except BaseException as error:  # noqa: BLE001 - the caller's thread raises it
            state.fail(error)
        finally:
            state.leave()

    crew = [
        threading.Thread(target=run, name="measure", daemon=True)
        for _ in range(min(threads, len(items)))
    ]
    state.working = len(crew)
    for thread in crew:
        thread.start()
    try:
        while not state.ended.wait(_LOOK_S):
            _look(state.taken / len(items), progress, cancelled)
    finally:
        state.stopped = True
        for thread in crew:
            thread.join()
    if state.error is not None:
        raise state.error


class _State:
    """What the threads share."""

    def __init__(self) -> None:
        self.taken, self.working = 0, 0
        self.stopped = False
        self.error: BaseException | None = None
        self.ended = threading.Event()
        self._lock = threading.Lock()

    def take(self, count: int) -> int | None:
        """Return the number of the next item, None when the work is over."""
        with self._lock:
            if self.stopped or self.taken == count:
                return None
            self.taken += 1
            return self.taken - 1

    def check(self) -> None:
        """Raise when the work was stopped."""
        if self.stopped:
            raise Cancelled

    def fail(self, error: BaseException) -> None:
        """Remember the first error, and stop the others."""
        with self._lock:
            self.error = self.error or error
            self.stopped = True

    def leave(self) -> None:
        """Tell that a thread is done."""
        with self._lock:
            self.working -= 1
            if not self.working:
                self.ended.set()


def _look(
    done: float, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
    if progress is not None:
        progress(done)
