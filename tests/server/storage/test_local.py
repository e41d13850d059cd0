"""Files under keys, never outside the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from geopera_server.errors import InvalidInput, NotFound, Unavailable
from geopera_server.storage.local import LocalStorage


def test_a_folder_moves_in_whole_and_out_again(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path / "storage")
    left = storage.path("clips/1/left_by_a_crash.tif")
    left.parent.mkdir(parents=True)
    left.touch()
    source = tmp_path / "made"
    source.mkdir()
    (source / "a.tif").write_bytes(b"pixels")
    staged = storage.stage(source, "clips/1", attempt=2)
    assert staged.key == "clips/1"
    assert left.exists(), "nothing is seen before it is published"
    staged.publish()
    assert not source.exists()
    assert not left.exists()
    assert storage.made("clips") == ["1"]
    assert storage.existing("clips/1/a.tif").read_bytes() == b"pixels"
    storage.delete_folder("clips/1")
    with pytest.raises(NotFound):
        storage.existing("clips/1/a.tif")


def test_a_storage_that_is_not_there_is_not_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        LocalStorage(tmp_path / "unmounted").existing("clips/1/a.tif")


@pytest.mark.parametrize(
    "key", ["", "/etc/passwd", "../x", "clips/../../x", "clips/..", "..\\x", "C:/x", "a\0b"]
)
def test_keys_that_leave_the_folder_are_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(InvalidInput):
        LocalStorage(tmp_path).path(key)
