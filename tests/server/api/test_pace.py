"""Which layers are worth drawing without a thread of their own."""

from __future__ import annotations

import time

import pytest

from geopera_server.api.pace import QUICK_S, Pace


def spin(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_nothing_is_quick_before_it_was_timed() -> None:
    assert not Pace().is_quick


def test_quick_tiles_make_a_quick_layer() -> None:
    pace = Pace()
    assert pace.timed(lambda: 7) == 7
    assert pace.is_quick


def test_slow_tiles_make_a_slow_layer_again() -> None:
    pace = Pace()
    pace.timed(lambda: None)
    pace.timed(lambda: spin(6 * QUICK_S))
    assert not pace.is_quick


def test_waiting_is_no_work() -> None:
    pace = Pace()
    pace.timed(lambda: time.sleep(10 * QUICK_S))
    assert pace.is_quick


def test_a_miss_is_forgotten_after_some_tiles() -> None:
    pace = Pace()
    pace.timed(lambda: None)
    pace.missed()
    tiles = 0
    while not pace.is_quick:
        pace.timed(lambda: None)
        tiles += 1
    assert 3 <= tiles <= 10


def test_failures_are_timed_too() -> None:
    pace = Pace()
    pace.timed(lambda: None)

    def fail() -> None:
        spin(8 * QUICK_S)
        raise ValueError("bad")

    with pytest.raises(ValueError, match="bad"):
        pace.timed(fail)
    assert not pace.is_quick
