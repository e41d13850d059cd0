"""The marker segments of a baseline JPEG stream, as TIFF stores one in each tile."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from .huffman import HuffmanTable

_SOI, _EOI, _SOS, _DQT, _DHT, _DRI = 0xD8, 0xD9, 0xDA, 0xDB, 0xC4, 0xDD
_BASELINE = (0xC0, 0xC1)
_OTHER_FRAMES = frozenset({*range(0xC2, 0xD0)} - {_DHT, 0xC8, 0xCC})
_MAX_BLOCKS = 10  # of a unit; the standard's own limit

TableId = tuple[int, int]  # 0 for DC or 1 for AC, and the number of the table


class UnusualJpeg(ValueError):
    """A stream that is damaged, or of a kind that cannot be blanked without loss."""


@dataclass(frozen=True)
class Component:
    """One component: blocks of a unit across and down, the DC's quantisation step, its tables."""

    across: int
    down: int
    step: int
    dc: TableId
    ac: TableId


@dataclass(frozen=True)
class JpegStream:
    """A stream taken apart. A unit is the block of pixels that a scan goes by (an MCU).

    ``head`` are the segments before the scan but for Huffman tables, ``scan_head`` is the
    segment that begins the scan, and ``scan`` its bits, padded to bytes, without stuffing.
    """

    width: int
    height: int
    components: tuple[Component, ...]
    tables: dict[TableId, HuffmanTable]
    own_tables: frozenset[TableId]
    head: bytes
    scan_head: bytes
    scan: bytes

    @property
    def unit(self) -> tuple[int, int]:
        """Return rows and columns of pixels of a unit."""
        return (
            8 * max(component.down for component in self.components),
            8 * max(component.across for component in self.components),
        )

    def with_scan(self, scan: bytes, tables: dict[TableId, HuffmanTable]) -> bytes:
        """Return the stream with other bits, coded by other tables."""
        changed = {key for key, table in tables.items() if table != self.tables[key]}
        huffman = b"".join(
            _segment(_DHT, bytes([key[0] << 4 | key[1]]) + tables[key].definition)
            for key in sorted(self.own_tables | changed)
        )
        stuffed = scan.replace(b"\xff", b"\xff\x00")
        return b"\xff\xd8" + self.head + huffman + self.scan_head + stuffed + b"\xff\xd9"


def parse_jpeg(data: bytes, shared: bytes = b"") -> JpegStream:
    """Take a stream apart; ``shared`` is the stream of tables that a TIFF keeps for all tiles.

    Raises:
        UnusualJpeg: progressive, arithmetic, 12 bit, with restarts, or damaged.
    """
    try:
        return _parse(data, shared)
    except (IndexError, KeyError, ValueError, struct.error) as error:
        raise UnusualJpeg(f"a JPEG tile is of an unusual kind ({error})") from error


def _parse(data: bytes, shared: bytes) -> JpegStream:
    steps: dict[int, int] = {}
    tables: dict[TableId, HuffmanTable] = {}
    if shared:
        for marker, _, payload in _segments(shared):
            _collect(marker, payload, steps, tables)
    own: dict[TableId, HuffmanTable] = {}
    head, frame = bytearray(), b""
    for marker, start, payload in _segments(data):
        if marker == _SOS:
            break
        _collect(marker, payload, steps, own)
        if marker in _OTHER_FRAMES:
            raise ValueError("not baseline")
        if marker == _DRI and payload != b"\0\0":
            raise ValueError("it has restarts")
        if marker in _BASELINE:
            frame = payload
        if marker != _DHT:
            head += data[start : start + 4 + len(payload)]
    else:
        raise ValueError("no scan")
    scan_start = start + 4 + len(payload)
    end = data.rfind(b"\xff\xd9")
    scan = data[scan_start : end if end >= scan_start else len(data)].replace(b"\xff\x00", b"\xff")
    tables |= own
    precision, height, width, _ = struct.unpack(">BHHB", frame[:6])
    if precision != 8:
        raise ValueError("not of 8 bits")
    components = tuple(_components(frame, payload, steps, tables))
    return JpegStream(
        width,
        height,
        components,
        {key: tables[key] for component in components for key in (component.dc, component.ac)},
        frozenset(own),
        bytes(head),
        data[start:scan_start],
        scan,
    )


def _components(
    frame: bytes, scan_head: bytes, steps: dict[int, int], tables: dict[TableId, HuffmanTable]
) -> Iterator[Component]:
    count = frame[5]
    if scan_head[0] != count:
        raise ValueError("several scans")
    entries = {frame[6 + 3 * i]: frame[7 + 3 * i : 9 + 3 * i] for i in range(count)}
    blocks = 0
    for i in range(count):
        name, chosen = scan_head[1 + 2 * i], scan_head[2 + 2 * i]
        if name != frame[6 + 3 * i]:
            raise ValueError("components in another order")
        factors, quantisation = entries[name]
        across, down = (factors >> 4, factors & 15) if count > 1 else (1, 1)
        blocks += across * down
        if not 1 <= across <= 4 or not 1 <= down <= 4 or blocks > _MAX_BLOCKS:
            raise ValueError("wrong sampling factors")
        dc, ac = (0, chosen >> 4), (1, chosen & 15)
        if dc not in tables or ac not in tables:
            raise ValueError("a table is missing")
        yield Component(across, down, steps[quantisation], dc, ac)


def _segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield marker, start and payload of each segment up to the first scan."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            raise ValueError("no marker where one should be")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _EOI:
            return
        size = struct.unpack_from(">H", data, place + 2)[0]
        payload = data[place + 4 : place + 2 + size]
        if size < 2 or len(payload) != size - 2:
            raise ValueError("a segment is cut off")
        yield marker, place, payload
        place += 2 + size


def _collect(
    marker: int, payload: bytes, steps: dict[int, int], tables: dict[TableId, HuffmanTable]
) -> None:
    """Note the DC steps or Huffman tables that a segment defines."""
    place = 0
    while marker == _DQT and place < len(payload):
        wide = payload[place] >> 4
        steps[payload[place] & 15] = (
            struct.unpack_from(">H", payload, place + 1)[0] if wide else payload[place + 1]
        )
        place += 129 if wide else 65
    while marker == _DHT and place < len(payload):
        counts = payload[place + 1 : place + 17]
        symbols = payload[place + 17 : place + 17 + sum(counts)]
        tables[payload[place] >> 4, payload[place] & 15] = HuffmanTable(counts, symbols)
        place += 17 + sum(counts)


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload
