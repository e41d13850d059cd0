"""The pass over a raster that fills the summaries of one or many polygons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import Interleaving

from ..errors import InvalidInput
from .area_reader import AreaReader, Outputs
from .crew import spread
from .handle_pool import pooled_source
from .location import Location
from .pieces import Pieces
from .window import Window
from .zone import Selection, Zone, fill, select

MAX_GROUPS = 1_000_000  # of blocks that an area may reach over, inside or not
BLOCKS_BYTES = 64 * 2**20  # of blocks that are decoded at once


@dataclass(frozen=True)
class Survey:
    """What is read, from which level, and how pixels at the edge count."""

    path: Location
    level: int
    outputs: Outputs
    weighted: bool
    nodata_counts: bool
    threads: int


def survey(
    plan: Survey,
    zones: Sequence[Zone],
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Fill the summaries of all zones; each block is decoded once in a pass, for all of them.

    Raises:
        InvalidInput: the zones lie too far apart.
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

    groups = Pieces(union, block, pixel_bytes)
    if len(groups) > MAX_GROUPS:
        raise InvalidInput("The area reaches too far over the raster: measure parts of it.")
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
    chosen: list[tuple[Zone, Selection]] = []
    for zone, common in near:
        check()
        selection = select(zone, window, common, plan.weighted)
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
        fill(zone, selection, layers, box, pending[id(zone)], count=rounds == 0)
