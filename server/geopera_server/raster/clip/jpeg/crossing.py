"""What is known of a scan at the begin of a unit, and in which order its blocks come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .stream import JpegStream


class FirstBlock(NamedTuple):
    """A component's first block of a unit.

    Its first bit, the end of its DC difference, and its DC value.
    """

    start: int
    dc_end: int
    value: int


class Crossing(NamedTuple):
    """The first bit of a unit, and each component's DC value before it.

    ``first`` are the first blocks of its components, none for the last unit of a walk.
    """

    start: int
    before: tuple[int, ...]
    first: tuple[FirstBlock, ...]


def block_owners(stream: JpegStream) -> Iterator[int]:
    """Yield the number of the component of each block of a unit, in their order."""
    for number, component in enumerate(stream.components):
        for _ in range(component.across * component.down):
            yield number
