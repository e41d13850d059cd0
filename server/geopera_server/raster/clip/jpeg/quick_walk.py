"""Finding where the blocks of a JPEG scan begin, by LuaJIT: several times as fast as Python."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from .crossing import Crossing, block_owners
from .stream import JpegStream

_PACKAGE = "lupa.luajit21"
_PROGRAM = Path(__file__).with_name("walk.lua")

Program = Callable[[bytes, bytes, bytes, bytes], bytes]


@lru_cache(maxsize=1)
def quick_program() -> Program | None:
    """Return the program that walks; None where its package is missing, or does not start."""
    try:
        luajit = importlib.import_module(_PACKAGE)
    except (ImportError, OSError):  # OSError: built for another system
        return None
    try:
        # with neither text nor objects of Python in between, it knows bytes and numbers alone
        runtime = luajit.LuaRuntime(encoding=None, register_eval=False, register_builtins=False)
        program: Program = runtime.execute(_PROGRAM.read_bytes())
    except (luajit.LuaError, MemoryError, OSError):
        return None
    return program


def quick_walk(program: Program, stream: JpegStream, units: Sequence[int]) -> list[Crossing]:
    """Walk over a scan as ``walk`` does.

    Raises:
        ValueError: the scan is damaged.
    """
    keys = list(stream.tables)
    tables = b"".join(bytes([key[0]]) + stream.tables[key].definition for key in keys)
    layout = bytearray()
    for owner in block_owners(stream):
        component = stream.components[owner]
        layout += bytes([owner + 1, keys.index(component.dc) + 1, keys.index(component.ac) + 1])
    wanted = b" ".join(b"%d" % unit for unit in units)
    try:
        found = program(stream.scan, tables, bytes(layout), wanted)
    except Exception as error:  # LuaError, of a package that may not be there
        reason = str(error).partition("\n")[0]  # without Lua's trace
        raise ValueError(reason) from error
    return list(_crossings([int(number) for number in found.split()], len(stream.components)))


def _crossings(numbers: list[int], components: int) -> Iterator[Crossing]:
    size = 1 + 4 * components
    for place in range(0, len(numbers), size):
        first = place + 1 + components
        end = place + size
        yield Crossing(
            numbers[place],
            numbers[place + 1 : first],
            numbers[first:end:3],
            numbers[first + 1 : end : 3],
            numbers[first + 2 : end : 3],
        )
