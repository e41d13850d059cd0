"""Reading the directories of a TIFF file: classic and BigTIFF, both byte orders."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from .tags import Field, type_size

_MAX_DIRECTORIES = 256
_MAX_FIELDS = 4096
_MAX_FIELD_BYTES = 1 << 28

ReadAt = Callable[[int, int], bytes]


class MalformedTiff(ValueError):
    """The file does not follow the TIFF format."""


@dataclass(frozen=True)
class Directory:
    """The fields of one image of the file, by code."""

    fields: dict[int, Field]

    def number(self, code: int, default: int) -> int:
        """Return the first value of a field, or the default when the field is absent."""
        field = self.fields.get(code)
        return default if field is None or not field.count else int(field.values()[0])


@dataclass(frozen=True)
class TiffStructure:
    """The directories of a file, in their order. ``order`` is ``<`` or ``>`` as in struct."""

    order: str
    big: bool
    directories: tuple[Directory, ...]


def read_structure(read: ReadAt) -> TiffStructure:
    """Read all directories; ``read(offset, size)`` gives bytes, fewer at the end of the file.

    Raises:
        MalformedTiff: not a TIFF file, or a damaged one.
    """
    try:
        return _read(read)
    except struct.error as error:
        raise MalformedTiff("the file ends within a directory") from error


def _read(read: ReadAt) -> TiffStructure:
    head = read(0, 16)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None:
        raise MalformedTiff("no TIFF file")
    version = struct.unpack(order + "H", head[2:4])[0]
    if version not in (42, 43):
        raise MalformedTiff(f"TIFF version {version}")
    big = version == 43
    offset: int = struct.unpack_from(order + ("Q" if big else "I"), head, 8 if big else 4)[0]
    directories: list[Directory] = []
    seen: set[int] = set()
    while offset:
        if offset in seen or len(seen) >= _MAX_DIRECTORIES:
            raise MalformedTiff("its directories run in a circle, or are too many")
        seen.add(offset)
        directory, offset = _directory(read, offset, order, big)
        directories.append(directory)
    return TiffStructure(order, big, tuple(directories))


def _directory(read: ReadAt, offset: int, order: str, big: bool) -> tuple[Directory, int]:
    count_format, entry_format, next_format = ("Q", "HHQ8s", "Q") if big else ("H", "HHI4s", "I")
    start = struct.calcsize("=" + count_format)
    count = struct.unpack(order + count_format, read(offset, start))[0]
    if count > _MAX_FIELDS:
        raise MalformedTiff("a directory has too many fields")
    size = struct.calcsize("=" + entry_format)
    table = read(offset + start, count * size + struct.calcsize("=" + next_format))
    fields: dict[int, Field] = {}
    for index in range(count):
        code, kind, length, value = struct.unpack_from(order + entry_format, table, index * size)
        total = type_size(kind) * length
        if total > _MAX_FIELD_BYTES:
            raise MalformedTiff(f"field {code} is too long")
        if total > len(value):
            place = struct.unpack(order + next_format, value)[0]
            value = read(place, total)
            if len(value) != total:
                raise MalformedTiff(f"field {code} reaches beyond the end of the file")
        if type_size(kind):  # fields of unknown types are skipped, as TIFF asks
            fields[code] = Field(kind, length, value[:total], order)
    following: int = struct.unpack_from(order + next_format, table, count * size)[0]
    return Directory(fields), following
