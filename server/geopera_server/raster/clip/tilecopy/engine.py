"""Writing the plan: encoded edges, then the COG from its header to its last tile in one go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, cached_property, partial
from pathlib import Path

import numpy as np
import rasterio

from ...location import identify
from ...source import RasterChanged, open_source, raster_env
from ...tiff.encoder import encode_mask
from ...tiff.tags import Field
from ..cogfile import CogFile, mask_directory
from ..report import Progress, Written
from ..spill import Spill
from .ahead import Pace, ReadAhead, in_order
from .blank import empty_planes
from .edges import EdgeEncoder
from .encoded import EncodedLevel, Stored
from .fields import describe, image_fields, place
from .plan import LevelPlan, Plan
from .scanline import Place
from .stored import copied_ranges, copied_tiles, data_range, mask_range

_EDGE_WEIGHT = 8  # a byte that is decoded and encoded takes about as long as so many copied ones


class _Level:
    """Where the bytes of a level's tiles come from, and how many they are.

    Tiles must be taken in the order of the file: those that are copied are read ahead in it.
    """

    def __init__(
        self, plan: Plan, level: LevelPlan, encoded: EncodedLevel, pace: Pace, spill: Spill
    ) -> None:
        self.plan, self.level, self.encoded = plan, level, encoded
        self._copied = in_order(copied_ranges(plan, level), pace)
        self._spill = spill
        rows, columns = level.places.shape
        self.sizes = np.zeros((level.image.planes, rows, columns), np.int64)
        self.mask_sizes = np.zeros((1, rows, columns), np.int64)
        for row, column in np.ndindex(rows, columns):
            self.sizes[:, row, column] = self._sizes(row, column)
            self.mask_sizes[0, row, column] = self._mask_size(row, column)

    @cached_property
    def empty(self) -> tuple[bytes, ...]:
        """Return the stored planes of a tile outside the area; most small levels have none."""
        return empty_planes(self.plan, self.level)

    @cached_property
    def no_mask(self) -> bytes:
        """Return the stored mask of a tile that shows nothing."""
        return encode_mask(np.zeros(self._tile_shape, np.bool_))

    @cached_property
    def all_mask(self) -> bytes:
        """Return the stored mask of a tile that shows all."""
        return encode_mask(np.ones(self._tile_shape, np.bool_))

    @property
    def _tile_shape(self) -> tuple[int, int]:
        return self.level.image.tile_height, self.level.image.tile_width

    def _sizes(self, row: int, column: int) -> list[int]:
        stored = self.encoded.tiles.get((row, column))
        if stored is not None:
            return [size for _, size in stored.planes]
        if self.level.places[row, column] == Place.OUTSIDE:
            return [len(data) for data in self.empty]
        planes = range(self.level.image.planes)
        return [data_range(self.level, plane, row, column)[1] for plane in planes]

    def _mask_size(self, row: int, column: int) -> int:
        stored = self.encoded.tiles.get((row, column))
        if stored is not None:
            return stored.mask[1] if stored.mask else 0
        if self.level.places[row, column] == Place.OUTSIDE:
            return len(self.no_mask)
        mask = mask_range(self.level, row, column)
        return len(self.all_mask) if mask is None else mask[1]

    def data(self, plane: int, row: int, column: int) -> bytes:
        """Return the stored bytes of a tile."""
        stored: Stored | None = self.encoded.tiles.get((row, column))
        if stored is not None:
            return self._spill.get(stored.planes[plane])
        if self.level.places[row, column] == Place.OUTSIDE:
            return self.empty[plane]
        return next(self._copied)

    def mask(self, row: int, column: int) -> bytes:
        """Return the stored bytes of a tile's mask."""
        stored = self.encoded.tiles.get((row, column))
        if stored is not None and stored.mask is not None:
            return self._spill.get(stored.mask)
        if self.level.places[row, column] == Place.OUTSIDE:
            return self.no_mask
        return self.all_mask if self.level.source.mask is None else next(self._copied)


def tile_copy(
    source: rasterio.DatasetReader,
    plan: Plan,
    part: Path,
    spill_path: Path,
    *,
    name: str | None,
    report: Progress,
    check: Callable[[], None],
) -> Written:
    """Write the planned clip to ``part``; ``check`` raises Cancelled when asked to stop."""
    with ExitStack() as stack:
        stack.enter_context(raster_env())
        spill = Spill(stack.enter_context(spill_path.open("w+b")))
        encoded, before = _encoded(source, plan, spill, report, check)
        pace = Pace(plan.source)
        levels = [
            _Level(plan, *pair, pace, spill) for pair in zip(plan.levels, encoded, strict=True)
        ]

        def progress(share: float) -> None:
            check()
            report(min(0.99, before + (1 - before) * share))

        target = stack.enter_context(part.open("wb", buffering=1 << 20))
        images, masks = _directories(plan, source, name)
        cog = CogFile(levels, images, masks, plan.structure.order, plan.structure.big)
        checksum = cog.write(target, progress)
    first = plan.levels[0]
    return Written(first.width, first.height, encoded[0].inside, checksum)


def _encoded(
    source: rasterio.DatasetReader,
    plan: Plan,
    spill: Spill,
    report: Progress,
    check: Callable[[], None],
) -> tuple[list[EncodedLevel], float]:
    """Encode what cannot be copied; return it, and its share of the work."""
    edges = [_edge_bytes(plan, level) * _EDGE_WEIGHT for level in plan.levels]
    work = max(1, sum(edges) + _copied_bytes(plan))
    encoded: list[EncodedLevel] = []
    before = 0.0
    with ExitStack() as stack:
        encoder = EdgeEncoder(plan, spill, cache(partial(_open_level, source, plan, stack)))
        for number, level in enumerate(plan.levels):
            count = max(1, int((level.places != Place.OUTSIDE).sum()))
            share = edges[number] / work
            steps = iter(range(count + 1))

            def step(start: float = before, share: float = share / count) -> None:
                check()
                report(min(0.99, start + share * next(steps)))  # noqa: B023 - used in this turn

            encoded.append(encoder.encode(number, step))
            before += share
    if identify(plan.identity.path) != plan.identity:
        raise RasterChanged
    return encoded, before


def _open_level(
    source: rasterio.DatasetReader, plan: Plan, stack: ExitStack, number: int
) -> rasterio.DatasetReader:
    """Return a level open in GDAL; of a remote source it reads what was loaded ahead."""
    overview = plan.levels[number].overview
    dataset = source
    if overview is not None:
        dataset = stack.enter_context(open_source(plan.identity.path, overview_level=overview))
    if isinstance(plan.source, ReadAhead):
        if dataset.feed.source.identity != plan.source.identity:
            raise RasterChanged
        dataset.feed.source = plan.source
    return dataset


def _directories(
    plan: Plan, source: rasterio.DatasetReader, name: str | None
) -> tuple[list[dict[int, Field]], list[dict[int, Field]]]:
    """Return the fields of images and masks, full resolution first."""
    order = plan.structure.order
    images = [image_fields(plan, level) for level in plan.levels]
    place(images[0], source.transform @ source.transform.translation(plan.column, plan.row), order)
    describe(images[0], name)
    if not plan.how.mask:
        return images, []
    masks = [
        mask_directory(
            (level.width, level.height),
            (level.image.tile_width, level.image.tile_height),
            reduced=number > 0,
            order=order,
        )
        for number, level in enumerate(plan.levels)
    ]
    return images, masks


def _edge_bytes(plan: Plan, level: LevelPlan) -> int:
    mean: float = int(level.image.sizes.sum()) / max(1, int(level.image.sizes[0].size))
    edges = (level.places != Place.OUTSIDE) & ~copied_tiles(plan, level)
    return round(mean * int(np.count_nonzero(edges)))


def _copied_bytes(plan: Plan) -> int:
    return sum(
        int(level.image.sizes.sum() / level.image.sizes[0].size * (level.places > 0).sum())
        for level in plan.levels
    )
