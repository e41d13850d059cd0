"""Reading the directories of a TIFF file: classic and BigTIFF, both byte orders."""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from .tags import Field, type_size

_MAX_DIRECTORIES = 256
_MAX_FIELDS = 4096
_MAX_FIELD_BYTES = 1 << 28
_MAX_BYTES = 1 << 29  # of all fields of a file: many may point to the same bytes

ReadAt = Callable[[int, int], bytes]


class MalformedTiff(ValueError):
    """The file does not follow the TIFF format."""


@dataclass(frozen=True)
class Deferred:
    """A field whose ``count`` values were left in the file, from ``place``."""

    kind: int
    count: int
    place: int


@dataclass(frozen=True)
class Directory:
    """The fields of one image of the file, by code; ``deferred`` are those that were not read."""

    fields: dict[int, Field]
    deferred: dict[int, Deferred] = field(default_factory=dict)

    def number(self, code: int, default: int) -> int:
        """Return the first value of a field, or the default when the field is absent.

        Raises:
            MalformedTiff: it is no number.
        """
        field = self.fields.get(code)
        if field is None or not field.count:
            return default
        try:
            return int(field.first())
        except (ValueError, OverflowError) as error:
            raise MalformedTiff(f"field {code} is no number") from error


@dataclass(frozen=True)
class TiffStructure:
    """The directories of a file, in their order. ``order`` is ``<`` or ``>`` as in struct."""

    order: str
    big: bool
    directories: tuple[Directory, ...]


def read_structure(
    read: ReadAt,
    *,
    wanted: Collection[int] | None = None,
    deferred: Collection[int] = (),
    limit: int = _MAX_BYTES,
) -> TiffStructure:
    """Read all directories; ``read(offset, size)`` gives bytes, fewer at the end of the file.

    Only fields whose code is ``wanted`` are kept, None for all. The values of those in ``deferred``
    are left where they are, unless they stand in the directory itself. All that is read may have
    ``limit`` bytes.

    Raises:
        MalformedTiff: not a TIFF file, or a damaged one.
    """
    try:
        return _Reading(read, wanted, deferred, limit).structure()
    except struct.error as error:
        raise MalformedTiff("the file ends within a directory") from error


class _Reading:
    """One pass through a file's directories."""

    def __init__(
        self,
        read: ReadAt,
        wanted: Collection[int] | None,
        deferred: Collection[int],
        limit: int,
    ) -> None:
        self._read, self._wanted, self._deferred, self._limit = read, wanted, deferred, limit
        self._order, self._big = "<", False
        self._bytes = 0

    def structure(self) -> TiffStructure:
        head = self._read(0, 16)
        order = {b"II": "<", b"MM": ">"}.get(head[:2])
        if order is None:
            raise MalformedTiff("no TIFF file")
        version = struct.unpack(order + "H", head[2:4])[0]
        if version not in (42, 43):
            raise MalformedTiff(f"TIFF version {version}")
        self._order, self._big = order, version == 43
        place = 8 if self._big else 4
        offset: int = struct.unpack_from(order + ("Q" if self._big else "I"), head, place)[0]
        directories: list[Directory] = []
        seen: set[int] = set()
        while offset:
            if offset in seen or len(seen) >= _MAX_DIRECTORIES:
                raise MalformedTiff("its directories run in a circle, or are too many")
            seen.add(offset)
            directory, offset = self._directory(offset)
            directories.append(directory)
        return TiffStructure(order, self._big, tuple(directories))

    def _directory(self, offset: int) -> tuple[Directory, int]:
        order = self._order
        formats = ("Q", "HHQ8s", "Q") if self._big else ("H", "HHI4s", "I")
        count_format, entry_format, next_format = (order + each for each in formats)
        start = struct.calcsize(count_format)
        count = struct.unpack(count_format, self._read(offset, start))[0]
        if count > _MAX_FIELDS:
            raise MalformedTiff("a directory has too many fields")
        size = struct.calcsize(entry_format)
        table = self._read(offset + start, count * size + struct.calcsize(next_format))
        fields: dict[int, Field] = {}
        deferred: dict[int, Deferred] = {}
        for index in range(count):
            code, kind, length, value = struct.unpack_from(entry_format, table, index * size)
            if not type_size(kind) or (self._wanted is not None and code not in self._wanted):
                continue  # fields of unknown types are skipped, as TIFF asks
            total = type_size(kind) * length
            if total <= len(value):
                fields[code] = Field(kind, length, value[:total], order)
                continue
            place = struct.unpack(next_format, value)[0]
            if code in self._deferred:
                deferred[code] = Deferred(kind, length, place)
            else:
                fields[code] = Field(kind, length, self._values(code, place, total), order)
        following: int = struct.unpack_from(next_format, table, count * size)[0]
        return Directory(fields, deferred), following

    def _values(self, code: int, place: int, total: int) -> bytes:
        self._bytes += total
        if total > _MAX_FIELD_BYTES or self._bytes > self._limit:
            raise MalformedTiff(f"field {code} is too long")
        values = self._read(place, total)
        if len(values) != total:
            raise MalformedTiff(f"field {code} reaches beyond the end of the file")
        return values
