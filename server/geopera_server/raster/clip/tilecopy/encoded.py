"""What was encoded anew of a level, kept in the temporary file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stored:
    """A tile in the temporary file: (offset, size) of each plane, and of its mask if it has one."""

    planes: tuple[tuple[int, int], ...]
    mask: tuple[int, int] | None


@dataclass
class EncodedLevel:
    """What phase one made of a level: tiles by (row, column), and halves for the next overview."""

    tiles: dict[tuple[int, int], Stored] = field(default_factory=dict)
    halves: dict[tuple[int, int], tuple[tuple[int, int], tuple[int, int]]] = field(
        default_factory=dict
    )
    inside: int = 0
