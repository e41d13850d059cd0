"""What a server must not be able to do to its callers by what it answers."""

from __future__ import annotations

import contextlib
import json
import socket
import threading

import pytest

from geopera_plugin.client import Client, ClientError, bounded
from geopera_plugin.client.models import BandStatistics, CaptureDate, Colormap, Job, Project, Scene
from geopera_plugin.client.models.catalog import Asset
from geopera_plugin.client.models.read import MAX_ZOOM
from geopera_plugin.client.projects import list_projects

from .conftest import Answer, Scripted

SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 0]]]


@pytest.fixture
def client(scripted: Scripted) -> Client:
    return Client(scripted.url, "gpra_secret", timeout=2)


def test_the_body_of_a_redirect_is_not_read() -> None:
    """It may have no end."""

    def serve() -> None:
        connection, _address = listener.accept()
        with connection:
            connection.recv(65536)
            head = "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\n"
            connection.sendall(f"{head}Content-Length: 1000000000\r\n\r\n".encode())
            connection.settimeout(10)
            with contextlib.suppress(OSError):
                connection.recv(1)  # until the caller goes

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        client = Client(f"http://127.0.0.1:{listener.getsockname()[1]}", "gpra_secret", timeout=1)
        with pytest.raises(ClientError, match=r"http://elsewhere\.example"):
            client.op("clip.job.delete")
        client.close()
        thread.join()


def test_a_redirect_to_nowhere_is_told(scripted: Scripted, client: Client) -> None:
    scripted.answers = [Answer(302, b"", {"Location": "http://[half"})]
    with pytest.raises(ClientError, match="another place"):
        client.op("projects.list")


def test_a_list_without_an_end_is_given_up(
    scripted: Scripted, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "LIST_ENTRIES", 250)
    scripted.answer([{"id": str(number)} for number in range(100)])
    for read in (client.projects, lambda: list_projects(client)):
        scripted.seen.clear()
        with pytest.raises(ClientError, match="does not end"):
            read()
        assert len(scripted.seen) == 3


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-04-12T10:00:00Z", "2026-04-12"),
        ("2026-02-31", None),
        ("soon", None),
        ("<img src=x>", None),
        (20260412, None),
    ],
)
def test_a_day_is_one_of_the_calendar(day: object, found: str | None) -> None:
    assert CaptureDate.from_dict({"date": day}).date == found
    assert Scene.from_dict({"id": "1", "properties": {"datetime": day}}).date == found


def test_numbers_that_are_none_are_left_out() -> None:
    text = """{"id": "1", "bbox": [0, 0, NaN, 1], "properties": {"gsd": 1e999},
               "assets": {"a": {"maxzoom": 2000000000, "minzoom": -4, "file:size": -1}}}"""
    scene = Scene.from_dict(json.loads(text))
    asset: Asset = scene.assets[0]
    assert (scene.bbox, scene.gsd) == (None, None)
    assert (asset.minzoom, asset.maxzoom, asset.size_bytes) == (0, MAX_ZOOM, 0)
    assert Project.from_dict({"id": "1", "item_count": -(10**30)}).item_count == 0
    assert Project.from_dict({"id": "1", "item_count": 10**30}).item_count == 2**53
    assert Job.from_dict({"id": "1", "progress": float("nan")}).progress == 0
    assert Job.from_dict({"id": "1", "progress": 7}).progress == 1


@pytest.mark.parametrize(
    "outline",
    [
        {"type": "Polygon", "coordinates": [[[0, 0], [10**400, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [float("inf"), 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0, 0]] * 20_001]},
        {"type": "Polygon", "coordinates": 7},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": ["Polygon"], "coordinates": SQUARE},
        [1, 2],
        "Polygon",
    ],
)
def test_an_outline_that_cannot_be_drawn_is_none(outline: object) -> None:
    assert Scene.from_dict({"id": "1", "geometry": outline}).geometry is None


def test_an_outline_stays_as_it_is() -> None:
    outline = {"type": "Polygon", "coordinates": SQUARE}
    assert Scene.from_dict({"id": "1", "geometry": outline}).geometry == outline


@pytest.mark.parametrize(
    "histogram",
    [[[1, 2], []], [[1], [0, float("nan")]], [[float("inf")], [0, 1]], [[1], [0, 1e308]]],
)
def test_a_histogram_that_cannot_be_drawn_is_left_out(histogram: object) -> None:
    assert BandStatistics.from_dict("b1", {"histogram": histogram}).histogram == ((), ())


def test_colours_are_colours() -> None:
    entry = {"name": "x", "colors": ["#00ff00", "url(x)", "#12345", None, "#11223344"]}
    assert Colormap.from_dict("own", entry).colors == ("#00ff00", "#11223344")
