"""A polygon that is measured: which pixels of a window count for it, and what takes them."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .area_reader import Layer
from .outline import Outline, Place, Strip
from .summary import Summary
from .window import Window


@dataclass
class Zone:
    """A polygon in pixels of the level that is read, and what has been measured of it.

    ``window`` holds all its pixels. ``whole`` and ``touched`` are the numbers of pixels that are
    inside, and that are so in part at least; ``shares`` sum to the area of these.
    """

    outline: Outline
    window: Window
    summaries: list[Summary]
    whole: int = 0
    touched: int = 0
    shares: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    _strip: Strip | None = None

    @property
    def inside(self) -> float:
        """The number of pixels inside, those at the edge by their share."""
        return self.whole + math.fsum(self.shares) if self.shares else self.whole

    def strip(self, top: int, bottom: int) -> Strip:
        """Return the edges in some rows; the windows of a row ask for the same ones."""
        strip = self._strip
        if strip is None or (strip.top, strip.bottom) != (top, bottom):
            strip = self._strip = self.outline.strip(top, bottom)
        return strip


@dataclass(frozen=True)
class Selection:
    """The pixels of a window that count for a zone: whole ones and, apart from them, shares.

    Numbers are places in the window's pixels, flat; ``whole`` is None for all of them.
    """

    window: Window
    whole: NDArray[np.intp] | None
    partial: NDArray[np.intp] | None = None
    shares: NDArray[np.float64] | None = None


def select(zone: Zone, window: Window, common: Window, weighted: bool) -> Selection | None:
    """Return the pixels of ``common``, a part of ``window``, that count for a zone, if any do."""
    strip = zone.strip(window.top, window.bottom)
    place = strip.place(common.left, common.right)
    if place is Place.OUTSIDE:
        return None
    if place is Place.INSIDE:
        return Selection(common, None)
    if not weighted:
        whole = np.flatnonzero(strip.mask(common))
        return Selection(common, whole) if whole.size else None
    shares = strip.shares(common).ravel()
    whole, partial = np.flatnonzero(shares == 1), np.flatnonzero((shares > 0) & (shares < 1))
    if not whole.size and not partial.size:
        return None
    return Selection(common, whole, partial, shares[partial])


def fill(
    zone: Zone,
    selection: Selection,
    layers: Sequence[Layer],
    box: Window,
    outputs: Sequence[int],
    count: bool,
) -> None:
    """Hand the pixels of a selection to the summaries of a zone that wait for them."""
    part = selection.window
    rows = slice(part.top - box.top, part.bottom - box.top)
    columns = slice(part.left - box.left, part.right - box.left)
    whole, known = selection.whole, None
    for place in outputs:
        values = layers[place].values[rows, columns].ravel()
        valid = layers[place].valid
        numbers = whole
        if valid is not None:
            if known is None or known[0] is not valid:  # bands often share one mask
                flat = valid[rows, columns].ravel()
                seen = np.flatnonzero(flat) if whole is None else whole[flat[whole]]
                known = (valid, seen, flat)
            numbers = known[1]
        summary = zone.summaries[place]
        found = [summary.prepare(values if numbers is None else values[numbers])]
        if selection.partial is not None and selection.partial.size:
            numbers, shares = selection.partial, selection.shares
            if valid is not None and known is not None and shares is not None:
                shown = known[2][numbers]
                numbers, shares = numbers[shown], shares[shown]
            found.append(summary.prepare(values[numbers], shares))
        with zone.lock:
            for each in found:
                summary.add(each)
    if count:
        size = (part.bottom - part.top) * (part.right - part.left)
        full = size if whole is None else len(whole)
        partial = 0 if selection.partial is None else len(selection.partial)
        shares = selection.shares
        with zone.lock:
            zone.whole += full
            zone.touched += full + partial
            if shares is not None:
                zone.shares.append(float(shares.sum()))
