"""What is known of a scan at the begin of a unit, and in which order its blocks come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .stream import JpegStream


class Crossing(NamedTuple):
    """The first bit of a unit, and each component's DC value before it.

    Of the first block of each component in the unit: its first bit, the end of its DC difference,
    and its DC value; these three are empty for the last unit of a walk.
    """

    start: int
    before: Sequence[int]
    starts: Sequence[int]
    dc_ends: Sequence[int]
    values: Sequence[int]


def block_owners(stream: JpegStream) -> Iterator[int]:
    """Yield the number of the component of each block of a unit, in their order."""
    for number, component in enumerate(stream.components):
        for _ in range(component.across * component.down):
            yield number
