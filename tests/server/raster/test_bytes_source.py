"""Reading ranges of local files: of one version, by all threads, with few open files."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geopera_server.raster import bytes_source
from geopera_server.raster.bytes_source import ByteSource, LocalBytes, ShortRead, SourceChanged
from geopera_server.raster.handle_pool import identify

CONTENT = bytes(range(256)) * 64


def local(path: Path) -> LocalBytes:
    identity = identify(path)
    return LocalBytes(identity.path, identity.version)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bytes.bin"
    file.write_bytes(CONTENT)
    return file


def test_ranges(path: Path) -> None:
    source: ByteSource = local(path)
    assert source.size == len(CONTENT)
    assert source.read(250, 12) == CONTENT[250:262]
    ranges = [(5, 3), (0, 0), (len(CONTENT) - 1, 1), (5, 3)]
    assert source.read_many(ranges) == [CONTENT[at : at + size] for at, size in ranges]
    assert source.identity == identify(path)


@pytest.mark.parametrize(
    ("offset", "length"), [(0, len(CONTENT) + 1), (len(CONTENT), 1), (-1, 1), (5, -1), (2**64, 1)]
)
def test_ranges_beyond_the_file(path: Path, offset: int, length: int) -> None:
    with pytest.raises(ShortRead):
        local(path).read(offset, length)


def test_a_file_that_is_written_to_is_another(path: Path) -> None:
    source = local(path)
    source.read(0, 1)
    path.write_bytes(CONTENT[::-1])
    os.utime(path, ns=(1, 1))
    with pytest.raises(SourceChanged):
        source.read(0, 1)
    assert local(path).read(0, 1) == CONTENT[-1:]


def test_a_file_that_is_replaced_can_be_read_to_its_end(path: Path) -> None:
    source = local(path)
    source.read(0, 1)
    part = path.with_suffix(".part")
    part.write_bytes(b"other")
    part.replace(path)
    assert source.read(0, 3) == CONTENT[:3]
    assert local(path).read(0, 5) == b"other"
    with pytest.raises(SourceChanged):  # the newer version has taken its place
        source.read(0, 1)


def test_a_file_that_was_shortened(path: Path) -> None:
    source = local(path)
    source.read(0, 1)
    os.truncate(path, 10)
    with pytest.raises(OSError, match="changed"):
        source.read(0, 100)


def test_a_file_that_is_gone(path: Path) -> None:
    source = local(path)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        source.read(0, 1)


def test_few_files_stay_open_however_many_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bytes_source, "MAX_FILES", 3)
    sources = []
    for number in range(20):
        file = tmp_path / f"{number}.bin"
        file.write_bytes(bytes([number]) * 5000)
        sources.append(local(file))
    before = open_files()

    def read(turn: int) -> bool:
        number = turn * 7 % 20
        return sources[number].read(turn % 4000, 1000) == bytes([number]) * 1000

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(4000)))
    assert len(bytes_source.FILES) == 3
    assert open_files() <= before + 3
    bytes_source.FILES.close()
    assert (len(bytes_source.FILES), sources[0].read(0, 1)) == (0, b"\0")


def open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0
