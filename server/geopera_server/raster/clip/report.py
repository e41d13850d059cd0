"""What a clip reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Written:
    """What an engine wrote to the part file. ``checksum`` is its SHA-256."""

    width: int
    height: int
    pixels_inside: int
    checksum: str


@dataclass(frozen=True)
class ClipReport:
    """What was written.

    ``engine`` is ``tile-copy`` when the tiles inside were copied as they are stored, and ``crop``
    when all pixels were read and written again, and ``warp`` when they were resampled, too.
    ``recompressed`` tells that the source's codec
    loses detail, so that its decoded pixels were stored by a lossless one and the file is larger
    than its share of the source. ``overviews_recompressed`` tells that overviews were encoded anew
    by the source's own lossy codec, because their tiles lie in other places; full resolution never
    is. ``checksum`` is the SHA-256 of the file.
    """

    path: Path
    size_bytes: int
    width: int
    height: int
    pixels_inside: int
    engine: str
    recompressed: bool
    overviews_recompressed: bool
    checksum: str
