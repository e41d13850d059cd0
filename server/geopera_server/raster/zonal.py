"""The pass over a raster that fills the summaries of one or many polygons."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import Interleaving

from .area_reader import AreaReader, Layer, Outputs
from .crew import spread
from .handle_pool import pooled_source
from .outline import Outline, Place, Strip
from .pieces import pieces
from .summary import Summary
from .window import Window

BLOCKS_BYTES = 64 * 2**20  # of blocks that are decoded at once


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
class Survey:
    """What is read, from which level, and how pixels at the edge count."""

    path: str | Path
    level: int
    outputs: Outputs
    weighted: bool
    nodata_counts: bool
    threads: int


@dataclass(frozen=True)
class _Selection:
    """The pixels of a window that count for a zone: whole ones and, apart from them, shares.

    Numbers are places in the window's pixels, flat; ``whole`` is None for all of them.
    """

    window: Window
    whole: NDArray[np.intp] | None
    partial: NDArray[np.intp] | None = None
    shares: NDArray[np.float64] | None = None


def survey(
    plan: Survey,
    zones: Sequence[Zone],
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Fill the summaries of all zones; each block is decoded once in a pass, for all of them.

    Raises:
        Cancelled: ``cancelled()`` said so.
    """
    pending = {id(zone): list(range(len(zone.summaries))) for zone in zones}
    rounds = 0
    while pending:
        active = [zone for zone in zones if id(zone) in pending]
        _run(plan, active, pending, rounds, progress, cancelled)
        for zone in active:
            again = [place for place in pending[id(zone)] if zone.summaries[place].end_pass()]
            if again:
                pending[id(zone)] = again
            else:
                del pending[id(zone)]
        rounds += 1
    if progress is not None:
        progress(1.0)


def _run(
    plan: Survey,
    zones: Sequence[Zone],
    pending: dict[int, list[int]],
    rounds: int,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    boxes = np.array([zone.window for zone in zones], np.int64)
    union = Window(
        int(boxes[:, 0].min()),
        int(boxes[:, 1].max()),
        int(boxes[:, 2].min()),
        int(boxes[:, 3].max()),
    )
    with pooled_source(plan.path) as source:
        dataset = source.level(plan.level)
        block = dataset.block_shapes[0]
        together = dataset.count if dataset.interleaving == Interleaving.pixel else 1
        block_bytes = block[0] * block[1] * together * source.layout.dtype.itemsize
        threads = min(plan.threads, max(1, BLOCKS_BYTES // block_bytes))
        pixel_bytes = len(plan.outputs.indexes) * (source.layout.dtype.itemsize + 1)
        if plan.outputs.expression is not None:
            pixel_bytes += len(plan.outputs.keys) * 16

    @contextmanager
    def enter(check: Callable[[], None]) -> Iterator[Callable[[list[Window]], None]]:
        with pooled_source(plan.path) as source:
            reader = AreaReader(source, plan.level, plan.outputs, plan.nodata_counts)

            def work(group: list[Window]) -> None:
                for window in group:
                    near = list(_near(zones, boxes, window))
                    _measure(plan, reader, window, near, pending, rounds, check)

            yield work

    def told(done: float) -> None:  # nobody knows how many passes come: each takes half the rest
        if progress is not None:
            progress(1 - 0.5**rounds + 0.5 ** (rounds + 1) * done)

    groups = list(pieces(union, block, pixel_bytes))
    spread(groups, enter, threads, told, cancelled)


def _near(
    zones: Sequence[Zone], boxes: NDArray[np.int64], window: Window
) -> Iterator[tuple[Zone, Window]]:
    """Yield the zones whose window meets this one, with what both have in common."""
    if len(zones) == 1:
        meeting: Sequence[int] = (0,)
    else:
        meets = (
            (boxes[:, 0] < window.bottom)
            & (boxes[:, 1] > window.top)
            & (boxes[:, 2] < window.right)
            & (boxes[:, 3] > window.left)
        )
        meeting = np.flatnonzero(meets).tolist()
    for place in meeting:
        box = zones[place].window
        yield (
            zones[place],
            Window(
                max(window.top, box.top),
                min(window.bottom, box.bottom),
                max(window.left, box.left),
                min(window.right, box.right),
            ),
        )


def _measure(
    plan: Survey,
    reader: AreaReader,
    window: Window,
    near: list[tuple[Zone, Window]],
    pending: dict[int, list[int]],
    rounds: int,
    check: Callable[[], None],
) -> None:
    chosen: list[tuple[Zone, _Selection]] = []
    for zone, common in near:
        check()
        selection = _select(zone, window, common, plan.weighted)
        if selection is not None:
            chosen.append((zone, selection))
    if not chosen:
        return
    box = Window(
        min(selection.window.top for _, selection in chosen),
        max(selection.window.bottom for _, selection in chosen),
        min(selection.window.left for _, selection in chosen),
        max(selection.window.right for _, selection in chosen),
    )
    layers = reader.read(box)
    for zone, selection in chosen:
        check()
        _fill(zone, selection, layers, box, pending[id(zone)], count=rounds == 0)


def _select(zone: Zone, window: Window, common: Window, weighted: bool) -> _Selection | None:
    strip = zone.strip(window.top, window.bottom)
    place = strip.place(common.left, common.right)
    if place is Place.OUTSIDE:
        return None
    if place is Place.INSIDE:
        return _Selection(common, None)
    if not weighted:
        whole = np.flatnonzero(strip.mask(common))
        return _Selection(common, whole) if whole.size else None
    shares = strip.shares(common).ravel()
    whole, partial = np.flatnonzero(shares == 1), np.flatnonzero((shares > 0) & (shares < 1))
    if not whole.size and not partial.size:
        return None
    return _Selection(common, whole, partial, shares[partial])


def _fill(
    zone: Zone,
    selection: _Selection,
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
