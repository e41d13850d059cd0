"""`url=` over the whole API: what may be read is read, and nothing else is even asked for."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from geopera_server.context import Context
from geopera_server.settings import Settings

from ..conftest import lonlat_box, write_scene
from ..http import Api, running
from ..range_server import RangeServer, range_server

FIELD = lonlat_box(200, 200, 1800, 1500)


@pytest.fixture
def host() -> Iterator[RangeServer]:
    with range_server() as server:
        yield server


@contextmanager
def serving(home: Path, **values: Any) -> Iterator[Api]:
    context = Context.open(Settings(home=home, remote_revalidate_seconds=60, **values))
    try:
        with running(context) as api:
            yield api
    finally:
        context.close()


@pytest.fixture
def remote_api(home: Path, tmp_path: Path, host: RangeServer) -> Iterator[Api]:
    """A headless server that may read the host's /open/ and a folder."""
    (tmp_path / "sources").mkdir()
    with serving(home, allow_source=(tmp_path / "sources", host.url("/open/"))) as api:
        yield api


@pytest.fixture
def url(host: RangeServer, tmp_path: Path) -> str:
    return host.put("/open/field_2026-04-12.tif", write_scene(tmp_path / "x.tif").read_bytes())


def asked(api: Api, url: str) -> dict[str, Any]:
    """Return what each way in answers to a url, by the name of its operation."""
    tile = {"url": url, "z": 14, "x": 8875, "y": 5373, "format": "png"}
    bodies = {
        "cog.tile.render": tile,
        "cog.tile.terrain": {key: tile[key] for key in ("url", "z", "x", "y")},
        "cog.statistics": {"url": url, "geometry": FIELD},
        "cog.thumbnail": {"url": url},
        "items.ingest": {"project_name": "Remote", "paths": [url]},
    }
    return {name: api.post(f"/v1/op/{name}", body) for name, body in bodies.items()}


def test_a_remote_raster_is_as_good_as_a_local_one(
    remote_api: Api, url: str, tmp_path: Path
) -> None:
    local = write_scene(tmp_path / "sources" / "field_2026-04-12.tif")
    (item,) = remote_api.op("items.ingest", {"project_name": "Remote", "paths": [url]})["items"]
    assert (item["name"], item["date"]) == ("field_2026-04-12", "2026-04-12")
    for source in (url, f"geopera://items/{item['item_id']}/data"):
        for name in ("cog.statistics", "cog.thumbnail"):
            body = {"geometry": FIELD} if name == "cog.statistics" else {"width": 64}
            expected = remote_api.post(f"/v1/op/{name}", {"url": str(local), **body})
            answer = remote_api.post(f"/v1/op/{name}", {"url": source, **body})
            assert answer.status_code == 200, answer.text
            assert answer.content == expected.content
    again = remote_api.op("items.ingest", {"project_name": "Remote", "paths": [url]})["items"]
    assert again[0]["existed"]


def test_a_url_that_may_expire_is_shown_but_not_taken_in(remote_api: Api, url: str) -> None:
    answers = asked(remote_api, f"{url}?signature=SECRET")
    assert answers["cog.tile.render"].status_code == 200
    assert answers["items.ingest"].status_code == 400
    assert "expire" in answers["items.ingest"].text
    assert "SECRET" not in answers["items.ingest"].text


def test_a_raster_that_is_replaced_is_opened_anew(
    remote_api: Api, url: str, host: RangeServer, tmp_path: Path
) -> None:
    body = {"url": url, "geometry": FIELD}
    before = remote_api.op("cog.statistics", body)
    host.put("/open/field_2026-04-12.tif", write_scene(tmp_path / "y.tif", seed=8).read_bytes())
    after = remote_api.op("cog.statistics", body)
    assert after["b1"]["sum"] != before["b1"]["sum"]
    assert after["b1"]["count"] == before["b1"]["count"]


def test_not_there_and_not_yours_are_the_same_answer(
    remote_api: Api, url: str, host: RangeServer
) -> None:
    host.put("/secret/a.tif", b"II*\x00")
    absent = asked(remote_api, host.url("/open/absent.tif"))
    host.take()
    for forbidden in ("/secret/a.tif", "/secret/absent.tif", "/opened/a.tif"):
        for name, answer in asked(remote_api, host.url(forbidden)).items():
            assert answer.status_code == absent[name].status_code == 404
            assert answer.json() == absent[name].json()
    assert host.requests == []


def test_what_a_host_says_stays_here(
    remote_api: Api, host: RangeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Error pages, signatures and addresses reach neither answers nor logs."""
    host.tricks["/open/a.tif?signature=SECRET"] = lambda handler: handler.answer(500, b"SECRET")
    host.put("/open/b.tif", b"II*\x00" + b"\xff" * 5000)
    with caplog.at_level(logging.DEBUG, logger="geopera_server"):
        for path in ("/open/a.tif?signature=SECRET", "/open/b.tif?signature=SECRET"):
            for answer in asked(remote_api, host.url(path)).values():
                assert answer.status_code in (400, 503)
                for word in ("SECRET", "127.0.0.1", str(host.port), "/vsi", "/open"):
                    assert word not in answer.text
    assert "SECRET" not in caplog.text


FORBIDDEN = [
    "http://127.0.0.1:{port}/a.tif",
    "HTTP://127.0.0.1:{port}/a.tif",
    "http://localhost:{port}/a.tif",
    "http://LOCALHOST:{port}/a.tif",
    "http://127.1:{port}/a.tif",
    "http://2130706433:{port}/a.tif",
    "http://0x7f.0.0.1:{port}/a.tif",
    "http://0177.0.0.1:{port}/a.tif",
    "http://0.0.0.0:{port}/a.tif",
    "http://[::1]:{port}/a.tif",
    "http://[::ffff:127.0.0.1]:{port}/a.tif",
    "http://user:pass@127.0.0.1:{port}/a.tif",
    "http://{allowed}@127.0.0.1:{port}/a.tif",
    "http://{allowed}\\@127.0.0.1:{port}/a.tif",
    "http://127.0.0.1:{port}\\@{allowed}/open/a.tif",
    "http://127.0.0.1:{port}#@{allowed}/open/a.tif",
    "http://127.0.0.1:{port}/a.tif\r\nHost: {allowed}",
    "http://①②⑦.0.0.1:{port}/a.tif",
    "http://127。0。0。1:{port}/a.tif",
    "//127.0.0.1:{port}/a.tif",
    "http:/127.0.0.1:{port}/a.tif",
    "http:127.0.0.1:{port}/a.tif",
    " http://127.0.0.1:{port}/a.tif",
    "\thttp://127.0.0.1:{port}/a.tif",
    "ftp://127.0.0.1:{port}/a.tif",
    "gs://127.0.0.1:{port}/a.tif",
    "/vsicurl/http://127.0.0.1:{port}/a.tif",
    "/VSICURL/http://127.0.0.1:{port}/a.tif",
    "/vsicurl?url=http://127.0.0.1:{port}/a.tif",
    "/vsicurl_streaming/http://127.0.0.1:{port}/a.tif",
    "/vsizip//vsicurl/http://127.0.0.1:{port}/a.zip/a.tif",
    "/vsigzip//vsicurl/http://127.0.0.1:{port}/a.tif.gz",
    "/vsisubfile/0_100,/vsicurl/http://127.0.0.1:{port}/a.tif",
    "//vsicurl/http://127.0.0.1:{port}/a.tif",
    "\\vsicurl\\http://127.0.0.1:{port}/a.tif",
    "vrt:///vsicurl/http://127.0.0.1:{port}/a.tif",
    "vrt://http://127.0.0.1:{port}/a.tif",
    "GTIFF_DIR:1:/vsicurl/http://127.0.0.1:{port}/a.tif",
    "GTIFF_RAW:http://127.0.0.1:{port}/a.tif",
    'STACIT:"http://127.0.0.1:{port}/a.tif"',
    "WMS:http://127.0.0.1:{port}/a.tif",
    "zip+http://127.0.0.1:{port}/a.zip!a.tif",
    "file://127.0.0.1:{port}/a.tif",
    "file:///vsicurl/http://127.0.0.1:{port}/a.tif",
    "<VRTDataset><VRTRasterBand><SimpleSource><SourceFilename>http://127.0.0.1:{port}/a.tif"
    "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>",
]


@pytest.mark.parametrize("mode", ["prefixes", "public", "off"])
def test_no_forbidden_form_reaches_a_host(
    home: Path, tmp_path: Path, host: RangeServer, url: str, mode: str
) -> None:
    """The listener serves a good raster: whoever reaches it is answered, and seen."""
    content = host.files["/open/field_2026-04-12.tif"]
    prefixes = (host.url("/open/"),) if mode == "prefixes" else ()
    values = {"embedded": True, "allow_remote": True} if mode == "public" else {}
    with range_server() as listener, serving(home, allow_source=prefixes, **values) as api:
        listener.put("/a.tif", content)
        for form in FORBIDDEN:
            forbidden = form.format(port=listener.port, allowed=f"127.0.0.1:{host.port}")
            for name, answer in asked(api, forbidden).items():
                assert answer.status_code in (400, 404), (form, name, answer.text)
        assert listener.requests == []
        assert mode != "off" or host.requests == []


@pytest.mark.parametrize("redirect", ["/a.tif", "//127.0.0.1:{port}/a.tif", "{listener}/a.tif"])
def test_no_redirect_reaches_a_host(
    remote_api: Api, host: RangeServer, url: str, redirect: str
) -> None:
    with range_server() as listener:
        listener.put("/a.tif", host.files["/open/field_2026-04-12.tif"])
        host.put("/a.tif", host.files["/open/field_2026-04-12.tif"])
        where = redirect.format(port=listener.port, listener=listener.url(""))
        host.tricks["/open/r.tif"] = lambda handler: handler.answer(302, b"", {"Location": where})
        for answer in asked(remote_api, host.url("/open/r.tif")).values():
            assert answer.status_code == 404
        assert listener.requests == []
        assert {request.path for request in host.requests} == {"/open/r.tif"}


def _vrts(target: str, witness: Path) -> dict[str, str]:
    """Return datasets that would read an address or run code, by the name of their file."""
    open_band = '<VRTRasterBand dataType="Byte" band="1"'
    head = '<VRTDataset rasterXSize="256" rasterYSize="256"><SRS>EPSG:32633</SRS>'
    head += "<GeoTransform>500000,10,0,5800000,0,-10</GeoTransform>"
    source = f"<SimpleSource><SourceFilename>{target}</SourceFilename></SimpleSource>"
    code = f"def f(*a, **k):\n  open({str(witness)!r}, 'w').write('ran')"
    return {
        "simple.vrt": f"{head}{open_band}>{source}</VRTRasterBand></VRTDataset>",
        "simple.tif": f"{head}{open_band}>{source}</VRTRasterBand></VRTDataset>",
        "raw.tif": f'{head}{open_band} subClass="VRTRawRasterBand"><SourceFilename '
        f'relativetoVRT="0">{target}</SourceFilename></VRTRasterBand></VRTDataset>',
        "python.tif": f'{head}{open_band} subClass="VRTDerivedRasterBand"><PixelFunctionType>f'
        "</PixelFunctionType><PixelFunctionLanguage>Python</PixelFunctionLanguage>"
        f"<PixelFunctionCode><![CDATA[{code}]]></PixelFunctionCode>{source}"
        "</VRTRasterBand></VRTDataset>",
        "wms.tif": f"<GDAL_WMS><Service name='TMS'><ServerUrl>{target}</ServerUrl></Service>"
        "</GDAL_WMS>",
        "stac.json": json.dumps(
            {
                "type": "FeatureCollection",
                "stac_version": "1.0.0",
                "features": [{"type": "Feature", "assets": {"data": {"href": target}}}],
            }
        ),
    }


def test_no_dataset_that_names_others_reaches_them(
    remote_api: Api, host: RangeServer, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither from an allowed folder nor from an allowed host."""
    monkeypatch.setenv("GDAL_VRT_ENABLE_PYTHON", "YES")
    witness = tmp_path / "witness"
    with range_server() as listener:
        listener.put("/a.tif", host.files["/open/field_2026-04-12.tif"])
        for target in (listener.url("/a.tif"), f"/vsicurl/{listener.url('/a.tif')}"):
            for name, content in _vrts(target, witness).items():
                file = tmp_path / "sources" / name
                file.write_text(content)
                host.put(f"/open/{name}", content.encode())
                for source in (str(file), host.url(f"/open/{name}")):
                    for answer in asked(remote_api, source).values():
                        assert answer.status_code == 400, answer.text
                        assert str(tmp_path) not in answer.text
        assert listener.requests == []
    assert not witness.exists()
