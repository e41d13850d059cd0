"""Rasters on a real S3."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator

import numpy as np
import pytest

from geopera_server.errors import InvalidInput, NotFound, Unavailable
from geopera_server.raster.bytes_source import SourceChanged
from geopera_server.raster.location import identify
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions, S3Options
from geopera_server.raster.source import open_source

from ..conftest import MakeRaster

radosgw = pytest.importorskip("tests.server.radosgw")
pytest.importorskip("obstore")
pytestmark = [
    pytest.mark.any_numpy,
    pytest.mark.skipif(radosgw.missing() is not None, reason=str(radosgw.missing())),
]

CONTENT = bytes(range(256)) * 2000


@pytest.fixture(scope="module")
def s3() -> Iterator[radosgw.Radosgw]:
    with radosgw.radosgw() as server:
        yield server


@pytest.fixture
def options(s3: radosgw.Radosgw) -> RemoteOptions:
    keys = S3Options(s3.endpoint, s3.region, s3.access_key_id, s3.secret_access_key)
    prefix = f"s3://{radosgw.BUCKET}/open/"
    return RemoteOptions(prefixes=(prefix,), revalidate_s=60, attempts=2, backoff_s=0.01, s3=keys)


@pytest.fixture
def access(options: RemoteOptions) -> Iterator[RemoteAccess]:
    made = RemoteAccess(options)
    yield made
    made.close()


def put(s3: radosgw.Radosgw, key: str, content: bytes) -> str:
    s3.client.put_object(radosgw.BUCKET, key, io.BytesIO(content), len(content))
    return f"s3://{radosgw.BUCKET}/{key}"


def test_what_lies_below_a_prefix_is_listed(s3: radosgw.Radosgw, access: RemoteAccess) -> None:
    urls = [put(s3, f"open/listed/{key}", b"x") for key in ("a b.tif", "deep/50%+1.tif")]
    put(s3, "open/listed2.tif", b"x")
    prefix = f"s3://{radosgw.BUCKET}/open/listed/"
    found = list(access.keys_below(prefix))
    assert found == [url.replace("%", "%25").replace(" ", "%20") for url in urls]
    assert [access.file(url).name for url in found] == ["a b.tif", "50%+1.tif"]
    for refused in (
        f"s3://{radosgw.BUCKET}/",
        f"s3://{radosgw.BUCKET}/closed/",
        "s3://other/open/",
    ):
        with pytest.raises(NotFound):
            list(access.keys_below(refused))
    with pytest.raises(InvalidInput, match="S3"):
        list(access.keys_below("https://127.0.0.1/folder/"))


def test_pixels_are_those_of_the_local_file(
    s3: radosgw.Radosgw, access: RemoteAccess, make_raster: MakeRaster
) -> None:
    values = np.random.default_rng(1).integers(0, 4000, (2, 512, 512), np.uint16)
    path = make_raster(values, compress="deflate")
    location = access.file(put(s3, "open/Ä scene+1.tif", path.read_bytes()).replace(" ", "%20"))
    assert location.name == "Ä scene+1.tif"
    with open_source(location) as dataset:
        assert np.array_equal(dataset.read(), values)


def test_ranges(s3: radosgw.Radosgw, access: RemoteAccess) -> None:
    source = identify(access.file(put(s3, "open/a.tif", CONTENT))).source()
    assert source.size == len(CONTENT)
    assert source.read(5, 10) == CONTENT[5:15]
    ranges = [(300_000, 100_000), (5, 5), (100_000, 10)]
    assert source.read_many(ranges) == [CONTENT[at : at + size] for at, size in ranges]


def test_a_changed_object_is_seen(s3: radosgw.Radosgw, access: RemoteAccess) -> None:
    location = access.file(put(s3, "open/b.tif", CONTENT))
    before = identify(location)
    put(s3, "open/b.tif", CONTENT[::-1])
    with pytest.raises(SourceChanged):
        before.source().read(100_000, 100_000)
    after = identify(location)
    assert after != before
    assert after.source().read(0, 256) == CONTENT[::-1][:256]


def test_not_there_and_not_yours_are_the_same(
    s3: radosgw.Radosgw, access: RemoteAccess, options: RemoteOptions
) -> None:
    url = put(s3, "open/c.tif", CONTENT)
    put(s3, "secret/c.tif", CONTENT)
    said = set()
    for other in (f"{url}x", "s3://geopera/secret/c.tif", "s3://elsewhere/open/c.tif"):
        with pytest.raises(NotFound) as caught:
            identify(access.file(other))
        said.add(caught.value.detail)
    for keys in (
        dataclasses.replace(options.s3, secret_access_key="x" * 40),
        S3Options(options.s3.endpoint),
    ):
        strange = RemoteAccess(dataclasses.replace(options, s3=keys))
        with pytest.raises(NotFound) as caught:
            identify(strange.file(url))
        said.add(caught.value.detail)
        strange.close()
    assert len(said) == 1


def test_a_storage_that_is_away_is_told(s3: radosgw.Radosgw, access: RemoteAccess) -> None:
    location = access.file(put(s3, "open/d.tif", CONTENT))
    s3.stop()
    try:
        with pytest.raises(Unavailable, match="does not answer") as caught:
            identify(location)
        assert s3.endpoint not in caught.value.detail
    finally:
        s3.start()
    assert identify(location).size == len(CONTENT)


def test_an_empty_object_is_no_raster(s3: radosgw.Radosgw, access: RemoteAccess) -> None:
    location = access.file(put(s3, "open/empty.tif", b""))
    with pytest.raises(InvalidInput, match="empty"), open_source(location):
        pass
