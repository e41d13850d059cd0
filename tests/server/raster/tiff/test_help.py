"""Decoding by several threads: as many as there are cores, and the same blocks."""

from __future__ import annotations

import threading

import pytest

from geopera_server.raster.tiff.help import DecodingHelp


def test_no_more_threads_decode_than_there_are_cores() -> None:
    help_ = DecodingHelp(2)
    go = threading.Event()
    with help_.decoding():
        lent = help_.offer(lambda: go.wait(5))
        assert lent is not None
        assert help_.offer(lambda: 1) is None
        go.set()
        assert lent.result(5)
    with help_.decoding(), help_.decoding():
        assert help_.offer(lambda: 1) is None
    help_.close()


def test_a_core_is_free_again_after_a_failure() -> None:
    help_ = DecodingHelp(1)
    for _ in range(3):
        lent = help_.offer(lambda: 1 // 0)
        assert lent is not None
        with pytest.raises(ZeroDivisionError):
            lent.result(5)
        help_.close()
    with help_.decoding():
        assert help_.offer(lambda: 1) is None


def test_threads_end_with_it() -> None:
    help_ = DecodingHelp(2)
    lent = help_.offer(threading.current_thread)
    assert lent is not None
    thread = lent.result(5)
    assert thread.is_alive()
    help_.close()
    assert not thread.is_alive()
