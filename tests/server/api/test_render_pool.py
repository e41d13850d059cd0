"""The threads of tiles: bounded, reused, and left behind by nobody."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from geopera_server.api.render_pool import RenderPool

from ..waiting import wait_for


class Surroundings:
    """Counts the threads that are inside."""

    def __init__(self) -> None:
        self.inside = 0
        self.entered = 0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        self.inside += 1
        self.entered += 1
        yield
        self.inside -= 1


def test_calls_run_in_at_most_so_many_threads_that_are_kept() -> None:
    surroundings = Surroundings()
    pool = RenderPool(2, surroundings)
    names: set[str] = set()
    together = threading.Barrier(2, timeout=5)

    def meet() -> int:
        names.add(str(threading.get_ident()))
        together.wait()
        return len(names)

    async def main() -> list[int]:
        return await asyncio.gather(*(pool.run(meet) for _ in range(20)))

    answers = asyncio.run(main())
    pool.close()
    assert answers[-1] == 2
    assert (surroundings.entered, surroundings.inside) == (2, 0)


def test_what_a_call_raises_reaches_who_waits() -> None:
    pool = RenderPool(1, Surroundings())

    def fail() -> None:
        raise KeyError("x")

    async def main() -> str:
        with pytest.raises(KeyError):
            await pool.run(fail)
        return await pool.run(lambda: "the thread lives on")

    assert asyncio.run(main()) == "the thread lives on"
    pool.close()


def test_a_call_that_nobody_waits_for_is_not_run() -> None:
    pool = RenderPool(1, Surroundings())
    go, ran = threading.Event(), []

    async def main() -> None:
        first = asyncio.ensure_future(pool.run(lambda: go.wait(5)))
        await asyncio.sleep(0.05)
        given_up = asyncio.ensure_future(pool.run(lambda: ran.append("given up")))
        kept = asyncio.ensure_future(pool.run(lambda: ran.append("kept")))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.sleep(0)
        go.set()
        await asyncio.gather(first, kept)

    asyncio.run(main())
    pool.close()
    assert ran == ["kept"]


def test_idle_threads_end_and_new_work_starts_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geopera_server.api.render_pool._IDLE_S", 0.05)
    surroundings = Surroundings()
    pool = RenderPool(2, surroundings)
    assert asyncio.run(pool.run(lambda: 1)) == 1
    wait_for(lambda: surroundings.inside == 0, 5)
    assert asyncio.run(pool.run(lambda: 2)) == 2
    pool.close()
    assert (surroundings.entered, surroundings.inside) == (2, 0)


def test_a_kept_thread_outlives_the_pause_and_ends_with_the_pool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geopera_server.api.render_pool._IDLE_S", 0.05)
    surroundings = Surroundings()
    pool = RenderPool(2, surroundings, kept=1)
    together = threading.Barrier(2, timeout=5)

    async def main() -> None:
        await asyncio.gather(*(pool.run(together.wait) for _ in range(2)))

    asyncio.run(main())
    wait_for(lambda: surroundings.inside == 1, 5)
    time.sleep(0.2)
    assert asyncio.run(pool.run(lambda: surroundings.inside)) == 1
    pool.close()
    assert (surroundings.entered, surroundings.inside) == (2, 0)


def test_a_closed_pool_takes_nothing() -> None:
    pool = RenderPool(1, Surroundings())
    pool.close()
    with pytest.raises(RuntimeError):
        asyncio.run(pool.run(lambda: 1))


def test_closing_does_not_wait_for_ever() -> None:
    pool = RenderPool(1, Surroundings())
    go = threading.Event()

    async def main() -> None:
        running = asyncio.ensure_future(pool.run(lambda: go.wait(30)))
        await asyncio.sleep(0.05)
        await asyncio.to_thread(pool.close, 0.1)
        running.cancel()

    started = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - started < 5
    go.set()
