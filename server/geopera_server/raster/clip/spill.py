"""A temporary file that grows: what is made before its place in the output is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

Piece = tuple[int, int]


@dataclass
class Spill:
    """Pieces of bytes, each told by (offset, size)."""

    stream: BinaryIO
    end: int = 0

    def add(self, data: bytes) -> Piece:
        """Append and return (offset, size)."""
        self.stream.write(data)
        self.end += len(data)
        return self.end - len(data), len(data)

    def get(self, piece: Piece) -> bytes:
        """Read what was added."""
        self.stream.seek(piece[0])
        data = self.stream.read(piece[1])
        self.stream.seek(self.end)
        return data
