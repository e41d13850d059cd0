"""The header of a COG: ghost area, then all directories, with places for what follows."""

from __future__ import annotations

from collections.abc import Sequence

from .tags import Field, pack

_CLASSIC_LIMIT = (1 << 32) - (1 << 20)

_LAYOUT = "LAYOUT=IFDS_BEFORE_DATA\n"
_BLOCKS = "BLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\nBLOCK_TRAILER=LAST_4_BYTES_REPEATED\n"
_EDITION = "KNOWN_INCOMPATIBLE_EDITION=NO\n "  # the blank gives room for YES
_MASKED = "MASK_INTERLEAVED_WITH_IMAGERY=YES\n"


def ghost_area(*, framed: bool, masked: bool) -> bytes:
    """Return what GDAL writes before the first directory of a COG.

    ``framed`` promises a leader and a trailer around each tile (see ``frame``), ``masked`` that
    each tile is followed by that of its mask.
    """
    text = _LAYOUT + (_BLOCKS if framed else "") + _EDITION
    text += _MASKED if framed and masked else ""
    return f"GDAL_STRUCTURAL_METADATA_SIZE={len(text):06d} bytes\n{text}".encode("ascii")


def frame(data: bytes) -> tuple[bytes, bytes]:
    """Return leader and trailer of a tile: its size, and its last four bytes once more."""
    return pack("<", "I", len(data)), data[-4:] if len(data) >= 4 else data.rjust(4, b"\0")


def needs_big(total: int) -> bool:
    """Return whether a file of so many bytes must be a BigTIFF."""
    return total > _CLASSIC_LIMIT


def header(
    directories: Sequence[dict[int, Field]], order: str, *, big: bool, ghost: bytes
) -> bytes:
    """Return the bytes of a file up to its first tile.

    Its length does not depend on the values of fields, so that it can be known before the offsets
    of tiles are. Fields must be in the byte order ``order``.
    """
    mark = b"II" if order == "<" else b"MM"
    out = bytearray(mark + (pack(order, "HHHQ", 43, 8, 0, 0) if big else pack(order, "HI", 42, 0)))
    out += ghost
    out += bytes(-len(out) % 2)  # as GDAL: its validator knows the place of the first directory
    out[8 if big else 4 : 16 if big else 8] = pack(order, "Q" if big else "I", len(out))
    for index, fields in enumerate(directories):
        last = index + 1 == len(directories)
        out += _directory(fields, len(out), order, big, last)
    return bytes(out)


def _directory(fields: dict[int, Field], start: int, order: str, big: bool, last: bool) -> bytes:
    inline, word = (8, "Q") if big else (4, "I")
    entry = 20 if big else 12
    data_start = start + (8 if big else 2) + len(fields) * entry + inline
    data_start += -data_start % 8
    table, data = bytearray(), bytearray()
    for code, field in sorted(fields.items()):
        table += pack(order, "HH" + word, int(code), field.kind, field.count)
        if len(field.raw) <= inline:
            table += field.raw.ljust(inline, b"\0")
        else:
            table += pack(order, word, data_start + len(data))
            data += field.raw
            data += bytes(-len(data) % 8)
    following = 0 if last else data_start + len(data)
    block = pack(order, "Q" if big else "H", len(fields)) + bytes(table)
    block += pack(order, word, following)
    return block.ljust(data_start - start, b"\0") + bytes(data)
