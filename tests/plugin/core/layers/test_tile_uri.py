from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from geopera_plugin.core.layers.path_hooks import TOKEN_HEADER, PathHooks
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.layers.tile_uri import (
    PLACEHOLDER,
    plain_query,
    server_of,
    tile_uri,
    without_secret,
)
from geopera_plugin.core.style.relief import Relief

LIVE, TOKEN = "http://127.0.0.1:5555", "top.secret-token_1"
SPEC = LayerSpec(
    url="geopera://items/1/data",
    title="NDVI",
    expression="(nir-red)/(nir+red)*100%2+1&2",
    rescale="-0.2,0.8",
    colormap="rdylgn",
    maxzoom=15,
    bbox=(1.0, 2.0, 3.0, 4.0),
)


def query_of(uri: str) -> dict[str, str]:
    options = dict(part.split("=", 1) for part in uri.split("&"))
    address = urlsplit(unquote(options["url"]))
    return {name: values[0] for name, values in parse_qs(address.query).items()}


def test_a_uri_carries_everything_once_encoded() -> None:
    uri = tile_uri(SPEC, LIVE + "/", TOKEN)
    assert uri.startswith("type=xyz&url=http://127.0.0.1:5555/tiles/%7Bz%7D")
    assert uri.endswith("&zmin=0&zmax=15")
    query = query_of(uri)
    assert query["expression"] == SPEC.expression
    assert query["url"] == SPEC.url
    assert query["rescale"] == "-0.2,0.8"
    assert query["token"] == TOKEN
    assert "bands" not in query


@pytest.mark.parametrize("field", ["rescale", "colormap", "expression", "bands", "url", "minus"])
def test_whatever_changes_the_look_changes_the_version(field: str) -> None:
    other = LayerSpec(**{**SPEC.__dict__, field: "other"})
    assert query_of(tile_uri(SPEC, LIVE, ""))["v"] != query_of(tile_uri(other, LIVE, ""))["v"]


def test_the_title_does_not_change_the_version() -> None:
    other = LayerSpec(**{**SPEC.__dict__, "title": "other"})
    assert SPEC.version_hash() == other.version_hash()


def test_saving_drops_address_and_token() -> None:
    saved = without_secret(tile_uri(SPEC, LIVE, TOKEN))
    assert TOKEN not in saved
    assert "127.0.0.1" not in saved
    assert "5555" not in saved
    assert "geopera.invalid" in saved
    assert query_of(saved)["expression"] == SPEC.expression


def test_a_layers_own_uri_has_neither_and_is_saved_as_it_is() -> None:
    uri = tile_uri(SPEC)
    assert "geopera.invalid" in uri
    assert "token" not in uri
    assert without_secret(uri) == uri


def test_a_uri_names_its_server() -> None:
    remote = replace(SPEC, server="a b&c")
    query = urlsplit(unquote(tile_uri(remote).split("url=", 1)[1].split("&")[0])).query
    assert server_of(query) == "a b&c"
    assert server_of("url=x&v=1") == ""


def test_the_encoding_that_qgis_hands_out_is_understood() -> None:
    handed_out = (
        "crs=EPSG:3857&format&type=xyz&url=http://127.0.0.1:5555/tiles/%7Bz%7D/%7Bx%7D/%7By%7D.png"
        "?url%3Dgeopera%3A%2F%2Fitems%2F1%2Fdata%26v%3D12%26token%3Dtop.secret-token_1&zmax=14&zmin=0"
    )
    saved = without_secret(handed_out)
    assert TOKEN not in saved
    assert "geopera.invalid" in saved


@pytest.mark.parametrize(
    "uri",
    [
        "/data/fields.tif",
        "",
        "dbname='x' host=127.0.0.1 token=1",
        "type=xyz&url=https://tile.openstreetmap.org/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmin=0&zmax=19",
        "type=xyz&url=https%3A%2F%2Fother.example%2Ftiles%2F%7Bz%7D%2F%7Bx%7D%2F%7By%7D.png%3Ftoken%3D1",
        "type=xyz&url=http://[bad/tiles/%7Bz%7D/%7Bx%7D/%7By%7D.png",
    ],
)
def test_what_is_not_ours_stays_as_it_is(uri: str) -> None:
    assert without_secret(uri) == uri


def test_a_spec_survives_its_text() -> None:
    assert LayerSpec.from_json(SPEC.to_json()) == SPEC


def test_a_spec_of_a_later_version_is_read() -> None:
    text = SPEC.to_json().replace('"version": 1', '"version": 9, "brand_new": [1]')
    assert LayerSpec.from_json(text) == SPEC


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"url": "x"}', "null", '{"bbox": 3}', '{"url": 3, "title": "x"}',
        '{"url": "x", "title": "x", "maxzoom": "a&b"}', '{"url": "x", "title": "x", "frames": 3}',
        '{"url": "x", "title": "x", "frames": [3]}', '{"url": "x", "title": "x", "relief": 3}',
        '{"url": "x", "title": "x", "bbox": [1, 2, NaN, 4]}', "[" * 100_000,
        '{"url": "x", "title": "x", "frames": [{"date": "soon", "url": "x", "item_id": "1"}]}',
        '{"url": "x", "title": "x", "frames": [{"date": "2026-04-12", "url": "x", "item_id": "1",'
        ' "bbox": 7}]}',
    ],
)  # fmt: skip
def test_what_is_no_spec_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no layer of Geopera"):
        LayerSpec.from_json(text)


@pytest.mark.parametrize("href", ["geopera://items/1/data", "https://a/b%20c%3A.tif", "a/b.tif"])
def test_a_query_that_is_encoded_twice_is_read_as_one_that_is_encoded_once(href: str) -> None:
    uri = tile_uri(replace(SPEC, url=href), LIVE, TOKEN)
    address = unquote(dict(part.split("=", 1) for part in uri.split("&"))["url"])
    once = urlsplit(address).query
    twice = once.replace("%", "%25")
    assert twice != once
    assert plain_query(twice) == once
    assert plain_query(once) == once
    assert plain_query("") == ""


def test_no_project_and_no_server_asks_for_zooms_without_an_end() -> None:
    """QGIS makes a matrix for each of them, until there is no memory left."""
    assert "&zmax=30" in tile_uri(replace(SPEC, maxzoom=2_000_000_000))
    kept = tile_uri(SPEC).replace("&zmax=", "&zmax=99999").replace("zmin=0", "zmin=-1")
    assert without_secret(kept).endswith("&zmin=0&zmax=30")


@pytest.mark.parametrize("numbers", ["nan,45,2", "315,inf,2", "1e999,45,2", "315,45"])
def test_light_from_nowhere_is_no_relief(numbers: str) -> None:
    spec = replace(SPEC, relief=f"hillshade,{numbers}")
    assert Relief.from_text(spec.relief) is None
    assert "/tiles/" in tile_uri(spec)


@pytest.mark.parametrize(
    ("path", "is_ours"),
    [
        ("/tiles/3/4/5.png", True),
        ("/terrain/3/4/5.png", True),
        ("/cog/tiles/WebMercatorQuad/3/4/5.png", True),
        ("/v1/op/projects.list", False),
        ("/tiles/../v1/op/3/4/5.png", False),
        ("/base/tiles/3/4/5.png", False),
        ("/", False),
    ],
)
def test_only_tiles_are_led_to_a_server(path: str, is_ours: bool) -> None:
    """A project that somebody sent may name any path of ours, and the key would go along."""

    class Online:
        server_id, base_url, tile_token, authcfg = "", "http://127.0.0.1:8765", "secret", ""

    request = QNetworkRequest(QUrl(f"http://{PLACEHOLDER}{path}?url=x"))
    PathHooks(Online(), lambda _layers: None)._lead(request)  # type: ignore[arg-type]
    assert request.hasRawHeader(TOKEN_HEADER) is is_ours
    assert (request.url().host() == PLACEHOLDER) is not is_ours
