"""Checksums of files near and far: right, told as they go, and of no endless file."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from geopera_server.errors import Cancelled, InvalidInput
from geopera_server.raster import checksum
from geopera_server.raster.checksum import sha256
from geopera_server.raster.location import identify
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.file import RemoteFile
from geopera_server.raster.remote.options import RemoteOptions

from ..range_server import range_server

CONTENT = bytes(range(256)) * 40


@pytest.fixture
def far() -> Iterator[RemoteFile]:
    with range_server() as host:
        url = host.put("/a.tif", CONTENT)
        access = RemoteAccess(RemoteOptions(prefixes=(host.url("/"),)))
        yield access.file(url)
        access.close()


@pytest.fixture
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checksum, "_STEP", 4096)


@pytest.mark.usefixtures("short_steps")
def test_a_file_is_read_in_steps_that_are_told(far: RemoteFile, tmp_path: Path) -> None:
    near = tmp_path / "a.tif"
    near.write_bytes(CONTENT)
    for place in (far, near):
        told: list[float] = []
        assert sha256(identify(place), progress=told.append) == hashlib.sha256(CONTENT).hexdigest()
        assert told == [0.4, 0.8, 1.0]
        asked = iter((False, False, True))
        with pytest.raises(Cancelled):
            sha256(identify(place), cancelled=lambda asked=asked: next(asked))


@pytest.mark.usefixtures("short_steps")
def test_another_host_is_not_read_for_ever(
    far: RemoteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = itertools.count(0, 3600.0)
    with pytest.raises(InvalidInput, match="too slowly"):
        sha256(identify(far), clock=lambda: next(hours))
    near = tmp_path / "a.tif"
    near.write_bytes(CONTENT)
    assert sha256(identify(near), clock=lambda: next(hours))
    monkeypatch.setattr(checksum, "MOST_FAR_BYTES", len(CONTENT) - 1)
    with pytest.raises(InvalidInput, match="other hosts"):
        sha256(identify(far))
    assert sha256(identify(near))
