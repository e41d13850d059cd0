"""Ranges of a file put together into few requests, and taken apart again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..bytes_source import Range


@dataclass(frozen=True)
class Span:
    """Bytes ``start`` to ``end`` (excluded)."""

    start: int
    end: int


def spans(ranges: Sequence[Range], gap: int, longest: int) -> list[Span]:
    """Return what to ask for, in order, so that every (offset, length) is covered.

    Ranges at most ``gap`` bytes apart are joined, unless they get longer than ``longest``; what is
    longer by itself is cut.
    """
    joined: list[Span] = []
    for offset, length in sorted(ranges):
        if not length:
            continue
        end = offset + length
        last = joined[-1] if joined else None
        if last is not None and offset < last.end:
            joined[-1] = Span(last.start, max(last.end, end))
        elif last is not None and offset - last.end <= gap and end - last.start <= longest:
            joined[-1] = Span(last.start, end)
        else:
            joined.append(Span(offset, end))
    return [
        Span(start, min(start + longest, span.end))
        for span in joined
        for start in range(span.start, span.end, longest)
    ]


def cut(ranges: Sequence[Range], asked: Sequence[Span], bodies: Sequence[bytes]) -> list[bytes]:
    """Return the bytes of each range from those of the spans that :func:`spans` made."""
    starts = [span.start for span in asked]
    return [_part(offset, length, starts, asked, bodies) for offset, length in ranges]


def _part(
    offset: int,
    length: int,
    starts: Sequence[int],
    asked: Sequence[Span],
    bodies: Sequence[bytes],
) -> bytes:
    if not length:
        return b""
    place = bisect_right(starts, offset) - 1
    pieces = []
    position, end = offset, offset + length
    while position < end:
        span, body = asked[place], bodies[place]
        until = min(end, span.end)
        if position == span.start and until == span.end:
            pieces.append(body)
        else:
            pieces.append(body[position - span.start : until - span.start])
        position, place = until, place + 1
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
