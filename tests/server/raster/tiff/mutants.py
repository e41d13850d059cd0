"""Read damaged files in a process of its own: ``mutants.py FOLDER COUNT SEED`` prints a summary.

A crash of a codec, or an address space of more than ``LIMIT_BYTES``, ends this process alone.
"""

from __future__ import annotations

import json
import random
import resource
import struct
import sys
import time
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path

from geopera_server.raster.bytes_source import ShortRead
from geopera_server.raster.tiff.block_reader import BlockReader, Tile
from geopera_server.raster.tiff.codecs import Undecodable
from geopera_server.raster.tiff.directory import MalformedTiff
from geopera_server.raster.tiff.wheels import Wheels, installed

LIMIT_BYTES = 3 * 2**30
MAX_TILES = 8
NUMBERS = (0, 1, 2, 3, 7, 8, 12, 16, 63, 64, 255, 256, 1023, 1024, 65535, 65536)
NUMBERS += (2**31 - 1, 2**31, 2**32 - 1, 10**9, 34887, 50000, 50001, 32946)


class Memory:
    """A file in memory."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = len(content)
        self.identity: Hashable = object()

    def read(self, offset: int, length: int) -> bytes:
        if offset < 0 or length < 0 or offset + length > self.size:
            raise ShortRead("beyond the end")
        return self.content[offset : offset + length]

    def read_many(self, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        return [self.read(*each) for each in ranges]


def read_all(content: bytes, wheels: Wheels) -> str:
    """Read some tiles of each level; return what came of it. Other errors are failures."""
    try:
        reader = BlockReader(Memory(content), wheels)
    except MalformedTiff:
        return "malformed"
    outcome = "left to GDAL"
    for level in reader.levels:
        for image in (level.image, level.mask):
            if image is None:
                continue
            count = image.across * image.down
            for number in range(0, count, max(1, count // MAX_TILES)):
                row, column = divmod(number, image.across)
                try:
                    for block in reader.blocks(image, [Tile(row, column, image.planes - 1)]):
                        if block.shape != image.shape(row, column) or block.dtype != image.dtype:
                            raise AssertionError("a block of another shape")
                        block.tobytes()
                        outcome = "read"
                except (Undecodable, MalformedTiff, ShortRead):
                    outcome = "damaged" if outcome != "read" else outcome
    return outcome


def mutate(content: bytes, entries: list[int], chance: random.Random) -> bytes:
    """Damage a file, most often where its directories are."""
    data = bytearray(content)
    big = data[2] == 43 or data[3] == 43
    order = "<" if data[:2] == b"II" else ">"
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        kind = chance.random()
        entry = chance.choice(entries)
        if kind < 0.35:  # the value of a field, or where it is
            form, at = ("Q", 12) if big else ("I", 8)
            number = chance.choice(NUMBERS) if chance.random() < 0.8 else chance.getrandbits(32)
            struct.pack_into(order + form, data, entry + at, number)
        elif kind < 0.5:  # how many values
            form, at = ("Q", 4) if big else ("I", 4)
            struct.pack_into(order + form, data, entry + at, chance.choice(NUMBERS))
        elif kind < 0.6:  # its code or type
            struct.pack_into(
                order + "H", data, entry + chance.choice((0, 2)), chance.getrandbits(9)
            )
        elif kind < 0.85:  # any bytes, of tiles as a rule
            for _ in range(chance.choice((1, 2, 8, 64))):
                data[chance.randrange(len(data))] = chance.choice((0, 255, chance.getrandbits(8)))
        elif kind < 0.92:
            del data[chance.randrange(len(data) // 8, len(data)) :]
            data += bytes(max(0, max(entries) + 24 - len(data)))
        else:  # some of it at another place
            size = chance.randrange(1, 200)
            source, target = (chance.randrange(len(data) - size) for _ in range(2))
            data[target : target + size] = data[source : source + size]
    return bytes(data)


def entries_of(content: bytes) -> list[int]:
    """Return where the entries of all directories begin."""
    order = "<" if content[:2] == b"II" else ">"
    big = struct.unpack_from(order + "H", content, 2)[0] == 43
    found: list[int] = []
    (place,) = struct.unpack_from(order + ("Q" if big else "I"), content, 8 if big else 4)
    while place:
        (count,) = struct.unpack_from(order + ("Q" if big else "H"), content, place)
        first, size = place + (8 if big else 2), 20 if big else 12
        found += range(first, first + count * size, size)
        (place,) = struct.unpack_from(order + ("Q" if big else "I"), content, found[-1] + size)
    return found


def main(folder: str, count: int, seed: int) -> None:
    """Read ``count`` damaged copies of the files in a folder."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    seeds = [path.read_bytes() for path in sorted(Path(folder).glob("*.tif"))]
    entries = [entries_of(content) for content in seeds]
    ways = (installed(), installed(), Wheels(inflater=installed().inflater), Wheels())
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        place = number % len(seeds)
        content = mutate(seeds[place], entries[place], chance)
        started = time.perf_counter()
        try:
            outcomes[read_all(content, ways[number // len(seeds) % len(ways)])] += 1
        except Exception:
            print(f"mutant {number} of seed {seed}, file {place}", file=sys.stderr)
            raise
        slowest = max(slowest, time.perf_counter() - started)
    peak = peak_bytes()
    print(json.dumps({"outcomes": outcomes, "slowest_s": slowest, "peak_bytes": peak}))


def peak_bytes() -> int:
    """Return the most memory this process had; ``ru_maxrss`` has that of its parent too."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (text for text in status.read_text().splitlines() if text.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
