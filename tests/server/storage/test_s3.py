"""Storage on a real S3: whole or not at all, by ranges, under names; what is left over is swept."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from geopera_server.errors import Cancelled, InvalidInput, NotFound, Unavailable
from geopera_server.settings import Settings
from geopera_server.storage.factory import open_storage
from geopera_server.storage.s3 import S3Storage

from ..radosgw import BUCKET, Radosgw

JOB = "0d9ef27c-3c7f-4d6b-a3f5-8a1b3a1c7f10"
Make = Callable[..., S3Storage]


@pytest.fixture
def make(s3: Radosgw, tmp_path: Path) -> Make:
    prefix = f"tests/{uuid.uuid4()}"

    def opened(**changes: object) -> S3Storage:
        values = {"home": tmp_path / "home", **s3.settings(prefix), **changes}
        storage = open_storage(Settings(**values))
        assert isinstance(storage, S3Storage)
        return storage

    return opened


@pytest.fixture
def storage(make: Make) -> S3Storage:
    return make()


@pytest.fixture
def large() -> bytes:
    return os.urandom(20 * 2**20 + 17)


def folder(path: Path, **files: bytes) -> Path:
    path.mkdir(parents=True)
    for name, content in files.items():
        (path / f"{name}.tif").write_bytes(content)
    return path


def uploads(s3: Radosgw, storage: S3Storage) -> list[str]:
    found = s3.client._list_multipart_uploads(BUCKET, prefix=storage.prefix)
    return [upload.object_name for upload in found.uploads]


def test_files_come_back_as_they_went(storage: S3Storage, tmp_path: Path, large: bytes) -> None:
    source = folder(tmp_path / "made", small=b"pixels", large=large)
    staged = storage.stage(source, f"clips/{JOB}", attempt=3)
    assert staged.key == f"clips/{JOB}/3"
    staged.publish()
    assert storage.made("clips") == [f"{JOB}/3"]
    for name, content in (("small", b"pixels"), ("large", large)):
        file = storage.open(f"{staged.key}/{name}.tif")
        assert file.size == len(content)
        assert b"".join(file.read(0, file.size)) == content
        assert storage.existing(f"{staged.key}/{name}.tif").read_bytes() == content
    part = storage.open(f"{staged.key}/large.tif").read(9_000_000, 9_000_100)
    assert b"".join(part) == large[9_000_000:9_000_100]
    storage.delete_folder(f"clips/{JOB}")
    assert storage.made("clips") == []
    for ask in (storage.open, storage.existing):
        with pytest.raises(NotFound):
            ask(f"{staged.key}/small.tif")
    storage.delete_folder(f"clips/{JOB}")


def test_an_upload_that_is_stopped_leaves_nothing(
    s3: Radosgw, storage: S3Storage, tmp_path: Path, large: bytes
) -> None:
    source = folder(tmp_path / "made", first=b"pixels", second=large)
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 15  # when the first parts of the second file are there

    with pytest.raises(Cancelled):
        storage.stage(source, f"clips/{JOB}", 1, cancelled)
    assert storage.made("clips") == []
    assert uploads(s3, storage) == []


def test_a_lost_attempt_takes_its_own_files_away(storage: S3Storage, tmp_path: Path) -> None:
    frozen = storage.stage(folder(tmp_path / "a", a=b"old"), f"clips/{JOB}", 1)
    holder = storage.stage(folder(tmp_path / "b", a=b"new"), f"clips/{JOB}", 2)
    holder.publish()
    frozen.discard()
    assert storage.made("clips") == [f"{JOB}/2"]
    assert storage.existing(f"{holder.key}/a.tif").read_bytes() == b"new"


def test_parts_of_uploads_that_were_broken_off_are_swept(s3: Radosgw, storage: S3Storage) -> None:
    for attempt in (1, 2):  # what a worker leaves that is killed while it uploads
        key = f"{storage.prefix}/clips/{JOB}/{attempt}/a.tif"
        s3.client._create_multipart_upload(BUCKET, key, {})
    storage.sweep(lambda job_id, attempt: (job_id, attempt) == (JOB, 2))
    assert uploads(s3, storage) == [f"{storage.prefix}/clips/{JOB}/2/a.tif"]


def test_a_presigned_url_keeps_the_name(storage: S3Storage, tmp_path: Path) -> None:
    staged = storage.stage(folder(tmp_path / "made", a=b"pixels"), f"clips/{JOB}", 1)
    name = 'Größe "1"\r\n.tif'
    url = storage.presigned_url(f"{staged.key}/a.tif", name, "image/tiff", 60)
    assert url is not None
    answer = requests.get(url, headers={"Range": "bytes=1-3"}, timeout=10)
    assert (answer.status_code, answer.content) == (206, b"ixe")
    assert answer.headers["content-type"] == "image/tiff"
    disposition = answer.headers["content-disposition"]
    assert "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%0D%0A.tif" in disposition
    assert requests.get(url.replace("a.tif", "b.tif"), timeout=10).status_code == 403


def test_a_storage_out_of_reach_is_not_a_missing_file(
    s3: Radosgw, make: Make, storage: S3Storage, tmp_path: Path
) -> None:
    wrong = make(s3_secret_access_key="wrong")
    source = folder(tmp_path / "made", a=b"pixels")
    for ask in (
        lambda: wrong.open("clips/a/1/a.tif"),
        lambda: wrong.stage(source, "clips/a", 1),
        lambda: wrong.sweep(lambda *_: False),
    ):
        with pytest.raises(Unavailable) as refused:
            ask()
        assert s3.endpoint not in refused.value.detail


@pytest.mark.parametrize("url", ["s3://", "s3://b", "s3://bucket/../x", "s3://a_b/x", "s3:///x"])
def test_what_names_no_bucket_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        open_storage(Settings(home=tmp_path, storage=url))


def test_without_the_extra_it_is_said_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    for name in ("s3", "bucket"):
        monkeypatch.delitem(sys.modules, f"geopera_server.storage.{name}")
    with pytest.raises(InvalidInput, match="backend"):
        open_storage(Settings(home=tmp_path, storage="s3://bucket/prefix"))


def test_one_key_without_the_other_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="together"):
        open_storage(Settings(home=tmp_path, storage="s3://bucket", s3_access_key_id="a"))


def test_copies_make_room_for_others(make: Make, tmp_path: Path) -> None:
    storage = make(s3_cache_bytes=250)
    files = {name: name.encode() * 100 for name in "abc"}
    staged = storage.stage(folder(tmp_path / "made", **files), f"clips/{JOB}", 1)
    paths = [storage.existing(f"{staged.key}/{name}.tif") for name in "abc"]
    assert [path.exists() for path in paths] == [False, True, True]
    assert storage.existing(f"{staged.key}/a.tif").read_bytes() == files["a"]
    assert not list(paths[0].parent.glob("*.part"))


def test_no_folder_is_made_where_a_disk_should_be_mounted(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="mount"):
        open_storage(Settings(home=tmp_path, storage=str(tmp_path / "mnt")))
    assert not (tmp_path / "mnt").exists()


def test_without_keys_nothing_is_signed(make: Make) -> None:
    anonymous = make(s3_access_key_id=None, s3_secret_access_key=None)
    assert anonymous.presigned_url("clips/a/1/a.tif", "a.tif", "image/tiff", 60) is None
    with pytest.raises((NotFound, Unavailable)):
        anonymous.open("clips/a/1/a.tif")


def test_a_file_that_was_written_anew_is_fetched_anew(
    s3: Radosgw, storage: S3Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tif"
    for content in (b"old", b"new"):
        path.write_bytes(content)
        s3.client.fput_object(BUCKET, f"{storage.prefix}/areas/n/rgb/2026-04-12.tif", str(path))
        assert storage.existing("areas/n/rgb/2026-04-12.tif").read_bytes() == content
        monkeypatch.setattr("geopera_server.storage.s3._TRUSTED_S", 0.0)
