"""Writing the plan: encoded edges, then the COG from its header to its last tile in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import numpy as np
import rasterio
from numpy.typing import NDArray

from ...source import open_source, raster_env
from ...tiff.encoder import encode_mask
from ...tiff.header import frame, ghost_area, header, needs_big
from ..report import Progress, Written
from .edges import EdgeEncoder, EncodedLevel, Spill, Stored, blank, is_copied, tile_encoder
from .fields import describe, image_fields, mask_fields, place, tile_fields
from .plan import LevelPlan, Plan
from .scanline import Place

_EDGE_WEIGHT = 8  # a byte that is decoded and encoded takes about as long as so many copied ones
_FRAME = 8  # leader and trailer


class _Level:
    """Where the bytes of a level's tiles come from, and how many they are."""

    def __init__(self, plan: Plan, level: LevelPlan, encoded: EncodedLevel) -> None:
        self.plan, self.level, self.encoded = plan, level, encoded
        self.empty = tile_encoder(plan, level).encode(blank(plan, level))
        shape = (level.image.tile_height, level.image.tile_width)
        self.no_mask = encode_mask(np.zeros(shape, np.bool_))
        self.all_mask = encode_mask(np.ones(shape, np.bool_))
        rows, columns = level.places.shape
        self.sizes = np.zeros((level.image.planes, rows, columns), np.int64)
        self.mask_sizes = np.zeros((1, rows, columns), np.int64)
        for row, column in np.ndindex(rows, columns):
            self.sizes[:, row, column] = self._sizes(row, column)
            self.mask_sizes[0, row, column] = self._mask_size(row, column)

    def _sizes(self, row: int, column: int) -> list[int]:
        stored = self.encoded.tiles.get((row, column))
        if stored is not None:
            return [size for _, size in stored.planes]
        if self.level.places[row, column] == Place.OUTSIDE:
            return [len(data) for data in self.empty]
        y, x = self.level.first_tile
        sizes: list[int] = self.level.image.sizes[:, y + row, x + column].tolist()
        return sizes

    def _mask_size(self, row: int, column: int) -> int:
        stored = self.encoded.tiles.get((row, column))
        if stored is not None:
            return stored.mask[1] if stored.mask else 0
        if self.level.places[row, column] == Place.OUTSIDE:
            return len(self.no_mask)
        mask = self.level.source.mask
        y, x = self.level.first_tile
        return len(self.all_mask) if mask is None else int(mask.sizes[0, y + row, x + column])

    def data(self, plane: int, row: int, column: int, source: BinaryIO, spill: Spill) -> bytes:
        """Return the stored bytes of a tile."""
        stored: Stored | None = self.encoded.tiles.get((row, column))
        if stored is not None:
            return spill.get(stored.planes[plane])
        if self.level.places[row, column] == Place.OUTSIDE:
            return self.empty[plane]
        y, x = self.level.first_tile
        source.seek(int(self.level.image.offsets[plane, y + row, x + column]))
        return source.read(int(self.sizes[plane, row, column]))

    def mask(self, row: int, column: int, source: BinaryIO, spill: Spill) -> bytes:
        """Return the stored bytes of a tile's mask."""
        stored = self.encoded.tiles.get((row, column))
        if stored is not None and stored.mask is not None:
            return spill.get(stored.mask)
        if self.level.places[row, column] == Place.OUTSIDE:
            return self.no_mask
        mask = self.level.source.mask
        if mask is None:
            return self.all_mask
        y, x = self.level.first_tile
        source.seek(int(mask.offsets[0, y + row, x + column]))
        return source.read(int(self.mask_sizes[0, row, column]))


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
    edges = {id(level): _edge_bytes(plan, level) for level in plan.levels}
    total_edges = sum(edges.values()) * _EDGE_WEIGHT
    copied = _copied_bytes(plan)
    work = max(1, total_edges + copied)
    with ExitStack() as stack:
        stack.enter_context(raster_env())
        spill = Spill(stack.enter_context(spill_path.open("w+b")))
        readers = [
            source
            if level.overview is None
            else stack.enter_context(open_source(plan.path, overview_level=level.overview))
            for level in plan.levels
        ]
        stream = stack.enter_context(plan.path.open("rb"))
        encoder = EdgeEncoder(plan, spill, readers, stream)
        encoded: list[EncodedLevel] = []
        before = 0.0
        for number, level in enumerate(plan.levels):
            count = max(1, int((level.places != Place.OUTSIDE).sum()))
            share = edges[id(level)] * _EDGE_WEIGHT / work
            steps = iter(range(count + 1))

            def step(start: float = before, share: float = share / count) -> None:
                check()
                report(min(0.99, start + share * next(steps)))  # noqa: B023 - used in this turn

            encoded.append(encoder.encode(number, step))
            before += share
        levels = [_Level(plan, *pair) for pair in zip(plan.levels, encoded, strict=True)]

        def progress(share: float) -> None:
            check()
            report(min(0.99, before + (1 - before) * share))

        target = stack.enter_context(part.open("wb", buffering=1 << 20))
        head = _header(plan, source, levels, name)
        checksum = _assemble(plan, levels, head, stream, spill, target, progress)
    first = plan.levels[0]
    return Written(first.width, first.height, encoded[0].inside, checksum)


def _framed(plan: Plan) -> bool:
    return plan.structure.order == "<" and plan.levels[0].image.planes == 1


def _assemble(
    plan: Plan,
    levels: list[_Level],
    head: bytes,
    stream: BinaryIO,
    spill: Spill,
    target: BinaryIO,
    progress: Progress,
) -> str:
    """Write header and tiles, small overviews first; return the SHA-256 of all."""
    framed, masked = _framed(plan), plan.how.mask
    digest = hashlib.sha256(head)
    target.write(head)
    total = len(head) + sum(_payload(level, framed, masked) for level in levels)
    written = len(head)

    def put(data: bytes) -> None:
        nonlocal written
        leader, trailer = frame(data) if framed else (b"", b"")
        for piece in (leader, data, trailer):
            digest.update(piece)
            target.write(piece)
            written += len(piece)

    for level in reversed(levels):
        planes, rows, columns = level.sizes.shape
        for plane, row, column in np.ndindex(planes, rows, columns):
            progress(written / total)
            put(level.data(plane, row, column, stream, spill))
            if masked and plane == planes - 1:
                put(level.mask(row, column, stream, spill))
    return digest.hexdigest()


def _header(
    plan: Plan, source: rasterio.DatasetReader, levels: list[_Level], name: str | None
) -> bytes:
    """Lay out all directories: the image and its mask, the overviews, their masks."""
    order, masked, framed = plan.structure.order, plan.how.mask, _framed(plan)
    images = [image_fields(plan, level) for level in plan.levels]
    masks = [mask_fields(plan, level) for level in plan.levels] if masked else []
    place(images[0], source.transform @ source.transform.translation(plan.column, plan.row), order)
    describe(images[0], name)
    ghost = ghost_area(framed=framed, masked=masked)
    directories = images[:1] + masks[:1] + images[1:] + masks[1:]
    payload = sum(_payload(level, framed, masked) for level in levels)
    big = plan.structure.big or needs_big(payload)

    def fill(start: int) -> bytes:
        for number in range(len(levels) - 1, -1, -1):
            level = levels[number]
            offsets, mask_offsets, start = _offsets(level, start, framed, masked)
            tile_fields(images[number], offsets, level.sizes, order, big=big)
            if masked:
                tile_fields(masks[number], mask_offsets, level.mask_sizes, order, big=big)
        return header(directories, order, big=big, ghost=ghost)

    return fill(len(fill(0)))


def _offsets(
    level: _Level, start: int, framed: bool, masked: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return where tiles and masks begin when the level's first byte is at ``start``."""
    extra = _FRAME if framed else 0
    parts = (level.sizes + extra).reshape(level.sizes.shape[0], -1)
    pieces = parts.copy()
    if masked:
        pieces[-1] += level.mask_sizes.ravel() + extra
    ends = start + np.cumsum(pieces.ravel())
    begins = (ends - pieces.ravel()).reshape(parts.shape)
    masks = (begins[-1] + parts[-1]).reshape(level.mask_sizes.shape)
    lead = extra // 2
    return (
        (begins + lead).reshape(level.sizes.shape),
        masks + lead,
        int(ends[-1]),
    )


def _payload(level: _Level, framed: bool, masked: bool) -> int:
    extra = _FRAME if framed else 0
    total: int = (level.sizes + extra).sum().item()
    if masked:
        total += int((level.mask_sizes + extra).sum())
    return total


def _edge_bytes(plan: Plan, level: LevelPlan) -> int:
    mean: float = int(level.image.sizes.sum()) / max(1, int(level.image.sizes[0].size))
    tiles = np.argwhere(level.places != Place.OUTSIDE).tolist()
    return round(mean * sum(not is_copied(plan, level, row, column) for row, column in tiles))


def _copied_bytes(plan: Plan) -> int:
    return sum(
        int(level.image.sizes.sum() / level.image.sizes[0].size * (level.places > 0).sum())
        for level in plan.levels
    )
