"""Files under keys, never outside the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.storage.local import LocalStorage


def test_a_file_moves_in_whole_and_out_with_its_folder(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path / "storage")
    source = tmp_path / "part.tif"
    source.write_bytes(b"pixels")
    storage.put(source, "clips/1/a.tif")
    assert not source.exists()
    assert storage.existing("clips/1/a.tif").read_bytes() == b"pixels"
    storage.delete_folder("clips/1")
    with pytest.raises(NotFound):
        storage.existing("clips/1/a.tif")


@pytest.mark.parametrize("key", ["", "/etc/passwd", "../x", "clips/../../x", "clips/.."])
def test_keys_that_leave_the_folder_are_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(InvalidInput):
        LocalStorage(tmp_path).path(key)
