"""Finding where the blocks of a JPEG scan begin, by LuaJIT: several times as fast as Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from ... import fast
from .crossing import Crossing, FirstBlock, block_owners
from .stream import JpegStream

_PROGRAM = Path(__file__).with_name("walk.lua")
_Failure: type[Exception] = ValueError if fast.luajit is None else fast.luajit.LuaError

Program = Callable[[bytes, bytes, bytes, bytes], bytes]


@lru_cache(maxsize=1)
def quick_program() -> Program | None:
    """Return the program that walks; None where its package is missing, or does not start."""
    if fast.luajit is None:
        return None
    try:
        # with neither text nor objects of Python in between, it knows bytes and numbers alone
        runtime = fast.luajit.LuaRuntime(
            encoding=None, register_eval=False, register_builtins=False
        )
        program: Program = runtime.execute(_PROGRAM.read_bytes())
    except (_Failure, MemoryError, OSError):
        return None
    return program


def quick_walk(program: Program, stream: JpegStream, units: Sequence[int]) -> list[Crossing]:
    """Walk over a scan as ``walk`` does.

    Raises:
        ValueError: the scan is damaged.
    """
    keys = list(stream.tables)
    tables = b"".join(table.definition for table in stream.tables.values())
    layout = bytearray()
    for owner in block_owners(stream):
        component = stream.components[owner]
        layout += bytes([owner + 1, keys.index(component.dc) + 1, keys.index(component.ac) + 1])
    wanted = b" ".join(b"%d" % unit for unit in units)
    try:
        found = program(stream.scan, tables, bytes(layout), wanted)
    except _Failure as error:
        raise ValueError(str(error)) from error
    return list(_crossings(map(int, found.split()), len(units), len(stream.components)))


def _crossings(numbers: Iterator[int], count: int, components: int) -> Iterator[Crossing]:
    for left in range(count, 0, -1):
        start = next(numbers)
        before = tuple(islice(numbers, components))
        blocks = components if left > 1 else 0
        first = tuple(FirstBlock(*islice(numbers, 3)) for _ in range(blocks))
        yield Crossing(start, before, first)
