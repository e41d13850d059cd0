from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsFeedback, QgsTask
from qgis.PyQt.QtCore import Qt, QThread
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client import Cancelled
from geopera_plugin.core.tasks import BACKGROUND, end_idle_threads, run_in_background, task_pool
from tests.plugin.conftest import our_threads, settle, wait_for

HIDDEN_AND_NOT = pytest.mark.parametrize("hidden", [True, False], ids=["hidden", "visible"])


@HIDDEN_AND_NOT
def test_works_elsewhere_and_reports_on_the_gui_thread(hidden: bool) -> None:
    gui = QThread.currentThread()
    where: list[Any] = []
    results: list[Any] = []

    def work(feedback: QgsFeedback) -> int:
        where.append(threading.get_ident())
        return 42

    def done(result: int) -> None:
        results.append((result, QThread.currentThread() is gui))

    run_in_background("Work", work, done, hidden=hidden)
    wait_for(lambda: results)
    assert results == [(42, True)]
    assert where[0] != threading.get_ident()


@HIDDEN_AND_NOT
def test_an_exception_reaches_on_error_as_it_is(hidden: bool) -> None:
    errors: list[Exception] = []
    done: list[Any] = []

    def work(feedback: QgsFeedback) -> None:
        raise ValueError("broken")

    run_in_background("Work", work, done.append, errors.append, hidden=hidden)
    wait_for(lambda: errors)
    assert isinstance(errors[0], ValueError)
    assert str(errors[0]) == "broken"
    assert done == []


def test_a_failure_that_nobody_takes_goes_to_the_log(qgis_app: QgsApplication) -> None:
    spy = QSignalSpy(qgis_app.messageLog().messageReceived)

    def work(feedback: QgsFeedback) -> None:
        raise ValueError("broken")

    run_in_background("Sawing", work, hidden=True)
    wait_for(lambda: any("Sawing: broken" in str(message) for message in spy))


@HIDDEN_AND_NOT
def test_progress_is_told(hidden: bool) -> None:
    task = run_in_background("Work", lambda feedback: feedback.setProgress(50.0), hidden=hidden)
    spy = QSignalSpy(task.progress_changed)
    wait_for(lambda: not task.is_running)
    assert [list(entry) for entry in spy] == [[50.0]]


@HIDDEN_AND_NOT
def test_cancelled_work_stops_and_calls_nothing(hidden: bool) -> None:
    calls: list[Any] = []
    begun = threading.Event()

    def work(feedback: QgsFeedback) -> None:
        begun.set()
        while not feedback.isCanceled():
            time.sleep(0.01)

    task = run_in_background("Work", work, calls.append, calls.append, hidden=hidden)
    assert begun.wait(5)
    task.cancel()
    wait_for(lambda: not task.is_running)
    settle()
    assert calls == []
    assert BACKGROUND.running == 0


def test_a_visible_task_shows_in_qgis_and_a_hidden_one_does_not(qgis_app: QgsApplication) -> None:
    go = threading.Event()
    hidden = run_in_background("Secret", lambda feedback: go.wait(5), hidden=True)
    visible = run_in_background("Public", lambda feedback: go.wait(5))
    titles = [task.description() for task in qgis_app.taskManager().tasks()]
    go.set()
    wait_for(lambda: not hidden.is_running and not visible.is_running)
    assert titles == ["Public"]


def test_cancelled_by_qgis_reports_cancelled(qgis_app: QgsApplication) -> None:
    errors: list[Exception] = []
    begun = threading.Event()

    def work(feedback: QgsFeedback) -> None:
        begun.set()
        while not feedback.isCanceled():
            time.sleep(0.01)
        raise Cancelled("Work")

    run_in_background("Work", work, None, errors.append)
    assert begun.wait(5)
    qgis_app.taskManager().cancelAll()
    wait_for(lambda: errors)
    assert isinstance(errors[0], Cancelled)


def test_waiting_work_leaves_threads_for_the_map() -> None:
    pool = task_pool()
    most = pool.maxThreadCount()
    go = threading.Event()
    tasks = [run_in_background(f"Wait {n}", lambda feedback: go.wait(5)) for n in range(most)]
    settle(0.3)
    ran = threading.Event()
    last = run_in_background("Last", lambda feedback: ran.set())
    assert wait_for(ran.is_set, 3)
    go.set()
    wait_for(lambda: not last.is_running and not any(task.is_running for task in tasks))
    assert pool.maxThreadCount() == most


def test_a_handle_may_be_kept_longer_than_the_task() -> None:
    task = run_in_background("Work", lambda feedback: 1)
    wait_for(lambda: not task.is_running)
    settle(0.3)
    task.cancel()
    assert task.is_cancelled


def test_cancel_all_ends_everything_and_every_thread() -> None:
    BACKGROUND.cancel_all()
    before = our_threads()
    calls: list[Any] = []
    begun = [threading.Event() for _ in range(2)]

    def work_on(number: int) -> Any:
        def work(feedback: QgsFeedback) -> None:
            begun[number].set()
            while not feedback.isCanceled():
                time.sleep(0.01)

        return work

    run_in_background("Hidden", work_on(0), calls.append, calls.append, hidden=True)
    run_in_background("Visible", work_on(1), calls.append, calls.append)
    waiting = [run_in_background("Later", work_on(0), calls.append, hidden=True) for _ in range(9)]
    assert all(event.wait(5) for event in begun)
    assert BACKGROUND.cancel_all(5)
    settle()
    assert calls == []
    assert BACKGROUND.running == 0
    assert set(our_threads()) <= set(before)
    assert all(task.is_cancelled for task in waiting)


def test_work_that_does_not_listen_is_not_waited_for_forever() -> None:
    go = threading.Event()
    run_in_background("Deaf", lambda feedback: go.wait(10), hidden=True)
    settle(0.1)
    begun = time.monotonic()
    assert not BACKGROUND.cancel_all(0.3)
    assert time.monotonic() - begun < 1.0
    go.set()
    settle(0.1)


def test_after_cancel_all_work_is_taken_again() -> None:
    BACKGROUND.cancel_all()
    results: list[int] = []
    run_in_background("Work", lambda feedback: 7, results.append, hidden=True)
    wait_for(lambda: results)
    assert results == [7]
    assert BACKGROUND.cancel_all()


def test_local_work_goes_on_when_a_server_is_left() -> None:
    go, results = threading.Event(), []
    run_in_background("Ask", lambda _: go.wait(5), results.append, hidden=True)
    work = [
        run_in_background("Work", lambda _: go.wait(5), results.append, hidden=True, local=True)
        for _ in range(6)
    ]
    BACKGROUND.cancel_hidden()
    go.set()
    wait_for(lambda: len(results) == 6)
    settle(0.05)
    assert results == [True] * 6
    assert not any(task.is_running for task in work)
    assert BACKGROUND.cancel_all()


def test_a_title_is_no_markup(qgis_app: QgsApplication) -> None:
    go = threading.Event()
    run_in_background("Stretch <img src='file://there/x'>", lambda _: go.wait(5))
    titles = [task.description() for task in QgsApplication.taskManager().tasks()]
    go.set()
    assert any("Stretch" in title for title in titles)
    assert not any("<img" in title for title in titles)
    wait_for(lambda: BACKGROUND.running == 0)


def test_threads_of_tasks_end_with_qgis(qgis_app: QgsApplication) -> None:
    manager = QgsApplication.taskManager()
    if not hasattr(manager, "threadPool"):
        end_idle_threads()  # before QGIS 3.34 there are none of their own
        return
    pool = manager.threadPool()
    ended = threading.Event()
    task = QgsTask.fromFunction(
        "short",
        lambda _task: QThread.currentThread().finished.connect(
            ended.set, Qt.ConnectionType.DirectConnection
        ),
    )
    manager.addTask(task)
    wait_for(lambda: pool.activeThreadCount() == 0 and task.status() == task.TaskStatus.Complete)
    assert not ended.is_set(), "it waits for the next task"
    end_idle_threads()
    assert ended.is_set()
