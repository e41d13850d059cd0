"""TIFF files made to harm whoever reads them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import Any

SHORT, LONG, DOUBLE, ASCII, LONG8, IFD = 3, 4, 12, 2, 16, 13
_FORMS = {SHORT: "H", LONG: "I", DOUBLE: "d", LONG8: "Q", IFD: "I"}
_SIDE = 256

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, SAMPLES, PLANES = 256, 257, 258, 259, 262, 277, 284
TILE_WIDTH, TILE_HEIGHT, OFFSETS, COUNTS, SUBIFDS, FORMAT = 322, 323, 324, 325, 330, 339
STRIPS, ROWS, STRIP_COUNTS = 273, 278, 279
PREDICTOR, METADATA, NODATA, GEO_KEYS = 317, 42112, 42113, 34735

Entry = tuple[int, Any, int | None]  # type, values, a count that lies
Tags = dict[int, Entry]


def tiff(
    change: dict[int, Entry | None] | None = None,
    tile: bytes | None = None,
    *,
    big: bool = False,
    next_ifd: int | str = 0,
    repeat: int = 1,
) -> bytes:
    """Return a georeferenced GeoTIFF of one tile with some of its tags changed.

    ``next_ifd`` is where the directory says that the next one is; "self" makes a cycle.
    """
    tile = zlib.compress(bytes(_SIDE * _SIDE)) if tile is None else tile
    head = 16 if big else 8
    tags: dict[int, Entry | None] = {
        WIDTH: (LONG, [_SIDE], None),
        HEIGHT: (LONG, [_SIDE], None),
        BITS: (SHORT, [8], None),
        COMPRESSION: (SHORT, [8], None),
        PHOTOMETRIC: (SHORT, [1], None),
        SAMPLES: (SHORT, [1], None),
        TILE_WIDTH: (LONG, [_SIDE], None),
        TILE_HEIGHT: (LONG, [_SIDE], None),
        OFFSETS: (LONG, [head], None),
        COUNTS: (LONG, [len(tile)], None),
        33550: (DOUBLE, [10.0, 10.0, 0.0], None),
        33922: (DOUBLE, [0.0, 0.0, 0.0, 500_000.0, 5_800_000.0, 0.0], None),
        GEO_KEYS: (SHORT, [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32633], None),
        **(change or {}),
    }
    body = bytearray(tile + bytes(len(tile) % 2))
    first = head + len(body)
    entries = sorted((number, entry) for number, entry in tags.items() if entry is not None)
    entries *= repeat
    size, word = (20, "Q") if big else (12, "I")
    room = struct.calcsize(word)
    directory_size = (8 if big else 2) + size * len(entries) + room
    extra_at = first + directory_size
    directory, extra = bytearray(), bytearray()
    directory += struct.pack("<Q" if big else "<H", len(entries) % (1 << (64 if big else 16)))
    for number, (kind, values, lie) in entries:
        data = (
            values
            if isinstance(values, bytes)
            else struct.pack(f"<{len(values)}{_FORMS[kind]}", *values)
        )
        count = len(values) if lie is None else lie
        directory += struct.pack(f"<HH{word}", number, kind, count)
        if len(data) <= room:
            directory += data.ljust(room, b"\0")
        else:
            directory += struct.pack(f"<{word}", extra_at + len(extra))
            extra += data + bytes(len(data) % 2)
    following = first if next_ifd == "self" else int(next_ifd)
    directory += struct.pack(f"<{word}", following)
    header = (
        struct.pack("<2sHHHQ", b"II", 43, 8, 0, first)
        if big
        else struct.pack("<2sHI", b"II", 42, first)
    )
    return header + bytes(body) + bytes(directory) + bytes(extra)


def _sized(width: int, height: int, **more: Any) -> bytes:
    return tiff({WIDTH: (LONG, [width], None), HEIGHT: (LONG, [height], None)}, **more)


def _tile(width: int, height: int, **more: Any) -> bytes:
    return tiff({TILE_WIDTH: (LONG, [width], None), TILE_HEIGHT: (LONG, [height], None)}, **more)


def _billion_tiles() -> dict[int, Entry | None]:
    return {
        WIDTH: (LONG, [16 * 31_623], None),
        HEIGHT: (LONG, [16 * 31_623], None),
        TILE_WIDTH: (LONG, [16], None),
        TILE_HEIGHT: (LONG, [16], None),
        OFFSETS: (LONG, [8], 31_623**2),
        COUNTS: (LONG, [8], 31_623**2),
    }


def _metadata(text: str) -> bytes:
    return tiff({METADATA: (ASCII, text.encode() + b"\0", None)})


_LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a 'lolololololololololol'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><GDALMetadata><Item name='x'>&i;</Item></GDALMetadata>"
)
_FILE_ENTITY = (
    "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><GDALMetadata><Item name='x'>&f;</Item>"
    "</GDALMetadata>"
)

# what no reader can take for a raster: each way in answers 400
UNREADABLE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "magic": lambda: b"II*\0",
    "magic_big": lambda: b"II+\0\x08\0\0\0",
    "no_directory": lambda: struct.pack("<2sHI", b"II", 42, 0) + bytes(100),
    "directory_beyond": lambda: struct.pack("<2sHI", b"II", 42, 0xFFFFFFF0) + bytes(100),
    "directory_overflow": lambda: struct.pack("<2sHHHQ", b"II", 43, 8, 0, 2**64 - 4) + bytes(100),
    "entries_lie": lambda: struct.pack("<2sHIH", b"II", 42, 8, 0xFFFF) + bytes(60),
    "entries_lie_big": lambda: struct.pack("<2sHHHQQ", b"II", 43, 8, 0, 16, 2**63) + bytes(60),
    "no_tags": lambda: struct.pack("<2sHIHI", b"II", 42, 8, 0, 0),
    "zero_size": lambda: _sized(0, 0),
    "huge_size": lambda: _sized(2**31 - 1, 2**31 - 1),
    "huge_size_big": lambda: _sized(2**32 - 1, 2**32 - 1, big=True),
    "huge_tile": lambda: _tile(65_520, 65_520),
    "huge_tile_overflow": lambda: _tile(2**31 - 16, 2**31 - 16),
    "zero_tile": lambda: _tile(0, 0),
    "many_samples": lambda: tiff({SAMPLES: (SHORT, [65_535], None)}),
    "zero_samples": lambda: tiff({SAMPLES: (SHORT, [0], None)}),
    "bits_3000": lambda: tiff({BITS: (SHORT, [3000], None)}),
    "compression_unknown": lambda: tiff({COMPRESSION: (SHORT, [54_321], None)}),
    "vrt": lambda: b"<VRTDataset rasterXSize='1' rasterYSize='1'></VRTDataset>",
    "overviews_elsewhere": lambda: _metadata(
        "<GDALMetadata><Item name='OVERVIEW_FILE' domain='OVERVIEWS'>/etc/passwd</Item>"
        "</GDALMetadata>"
    ),
    "no_place": lambda: tiff({33550: None, 33922: None, GEO_KEYS: None}),
    "no_scale": lambda: tiff({33550: (DOUBLE, [0.0, 0.0, 0.0], None)}),
    "nan_place": lambda: tiff({33922: (DOUBLE, [0.0, 0, 0, float("nan"), float("inf"), 0], None)}),
    "keys_lie": lambda: tiff({GEO_KEYS: (SHORT, [1, 1, 0, 65_535, 1024, 0, 1, 1], None)}),
    "crs_unknown": lambda: tiff(
        {GEO_KEYS: (SHORT, [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 1], None)}
    ),
}

# whose description makes sense: what their pixels need is refused, or they are shown
DAMAGED: dict[str, Callable[[], bytes]] = {
    "billion_tiles": lambda: tiff(_billion_tiles()),
    "billion_tiles_nodata": lambda: tiff({**_billion_tiles(), NODATA: (ASCII, b"0\0", None)}),
    "billion_tiles_masked": lambda: tiff({**_billion_tiles(), SAMPLES: (SHORT, [2], None)}),
    "vast_strips": lambda: tiff(
        {
            **dict.fromkeys((TILE_WIDTH, TILE_HEIGHT, OFFSETS, COUNTS)),
            WIDTH: (LONG, [1_000_000], None),
            HEIGHT: (LONG, [1_000_000], None),
            COMPRESSION: (SHORT, [1], None),
            ROWS: (LONG, [1], None),
            STRIPS: (LONG, [8], 1_000_000),
            STRIP_COUNTS: (LONG, [1_000_000], 1_000_000),
            NODATA: (ASCII, b"0\0", None),
        }
    ),
    "cycle": lambda: tiff(next_ifd="self"),
    "next_beyond": lambda: tiff(next_ifd=0x7FFFFFFF),
    "next_in_the_data": lambda: tiff(next_ifd=9),
    "sub_cycle": lambda: tiff({SUBIFDS: (IFD, [8], None)}),
    "subs_lie": lambda: tiff({SUBIFDS: (IFD, [8], 0xFFFF_FFF0)}),
    "repeated_tags": lambda: tiff(repeat=200),
    "offset_beyond": lambda: tiff({OFFSETS: (LONG, [0xFFFF_FFF0], None)}),
    "offset_overflow": lambda: tiff({OFFSETS: (LONG8, [2**64 - 16], None)}, big=True),
    "count_huge": lambda: tiff({COUNTS: (LONG, [0xFFFF_FFFF], None)}),
    "count_huge_big": lambda: tiff({COUNTS: (LONG8, [2**63], None)}, big=True),
    "offsets_lie": lambda: tiff({OFFSETS: (LONG, [8], 0x4000_0000)}),
    "offsets_missing": lambda: tiff({OFFSETS: None}),
    "bomb": lambda: tiff(tile=zlib.compress(bytes(64 * 2**20), 9)),
    "bomb_wide": lambda: tiff(
        {
            WIDTH: (LONG, [2**22], None),
            HEIGHT: (LONG, [64], None),
            TILE_WIDTH: (LONG, [2**22], None),
            TILE_HEIGHT: (LONG, [64], None),
        },
        zlib.compress(bytes(2**28), 9),
    ),
    "no_data": lambda: tiff(tile=b"\xff" * 100),
    "cut_data": lambda: tiff(tile=zlib.compress(bytes(_SIDE * _SIDE))[:20]),
    "predictor_unknown": lambda: tiff({PREDICTOR: (SHORT, [77], None)}),
    "format_unknown": lambda: tiff({FORMAT: (SHORT, [99], None)}),
    "planes_unknown": lambda: tiff({PLANES: (SHORT, [9], None)}),
    "nodata_absurd": lambda: tiff({NODATA: (ASCII, b"1e999999" * 1000 + b"\0", None)}),
    "laughs": lambda: _metadata(_LAUGHS),
    "file_entity": lambda: _metadata(_FILE_ENTITY),
    "metadata_deep": lambda: _metadata("<a>" * 20_000),
    "metadata_long": lambda: _metadata(
        "<GDALMetadata>" + "<Item name='x'>y</Item>" * 50_000 + "</GDALMetadata>"
    ),
}
