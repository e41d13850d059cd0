"""Pictures that a server sends."""

from __future__ import annotations

import struct
import zlib

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client.models import CaptureDate, Scene
from geopera_plugin.core.connection import Connection
from geopera_plugin.gui.browse.date_strip import DateModel
from geopera_plugin.gui.browse.pictures import MOST_BYTES, Pictures
from geopera_plugin.gui.browse.scene_model import SceneModel
from geopera_plugin.gui.browse.thumbnails import Thumbnails, read_picture
from tests.plugin.conftest import settle, wait_for
from tests.plugin.gui.conftest import make_scene


def encoded(side: int, kind: str) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("#2e9e5b"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(content)


def bomb() -> bytes:
    """Return a PNG of a few bytes that claims 60,000 pixels a side."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPG", "PNG"])
def test_a_picture_is_read(qgis_app: QgsApplication, kind: str) -> None:
    image = read_picture(encoded(256, kind))
    assert (image.width(), image.height()) == (256, 256)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        bomb(),
        encoded(1500, "PNG"),
        encoded(64, "BMP"),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>'
        b"</svg>",
    ],
    ids=["empty", "text", "bomb", "large", "bmp", "svg"],
)
def test_what_is_no_small_picture_is_none(qgis_app: QgsApplication, content: bytes) -> None:
    assert read_picture(content).isNull()


def picture(side: int = 256) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("#2e9e5b"))
    return image


def test_five_thousand_scenes_keep_to_the_bound(qgis_app: QgsApplication) -> None:
    model, dates = SceneModel(), DateModel()
    scenes = [make_scene(f"s{number}", "2026-04-12") for number in range(5_000)]
    model.set_scenes(scenes)
    dates.set_dates([CaptureDate(f"d{number}") for number in range(5_000)], "p1")
    gone, gone_dates = QSignalSpy(model.thumbnail_dropped), QSignalSpy(dates.picture_dropped)
    for number in range(5_000):
        model.set_thumbnail(f"s{number}", picture())
        dates.set_picture("p1", f"d{number}", picture())
    for pictures in (model._thumbnails, dates._pictures):
        assert MOST_BYTES / 2 < pictures.size_bytes <= MOST_BYTES
    held = sum(model.has_thumbnail(scene) for scene in scenes)
    assert held == MOST_BYTES // picture().sizeInBytes() == 5_000 - len(gone)
    assert [one[0] for one in gone][:2] == ["s0", "s1"]
    assert gone_dates[0][0] == ("p1", "d0")
    assert model.has_thumbnail(scenes[-1])


def test_what_is_looked_at_stays(qgis_app: QgsApplication) -> None:
    dropped: list[object] = []
    pictures = Pictures(dropped.append, 3 * picture(64).sizeInBytes())
    for key in "abc":
        pictures.put(key, picture(64))
    assert pictures.get("a") is not None
    pictures.put("c", picture(64))
    assert not dropped, "the same picture again takes no room"
    pictures.put("d", picture(64))
    assert dropped == ["b"]
    pictures.put("e", picture(256))
    assert dropped == ["b", "a", "c", "d"]
    assert "e" in pictures, "one that is larger than all of the room is held alone"


def test_a_picture_that_was_let_go_is_drawn_again(connection: Connection, scene: Scene) -> None:
    thumbnails, model, dates = Thumbnails(connection), SceneModel(), DateModel()
    thumbnails.feed(model, dates)
    drawn = QSignalSpy(thumbnails.scene_drawn)
    model.set_scenes([scene])
    thumbnails.load_scenes([scene])
    wait_for(lambda: len(drawn) == 1)
    assert model.has_thumbnail(scene)
    thumbnails.load_scenes([scene])
    settle(0.3)
    assert len(drawn) == 1
    for number in range(200):
        model.set_thumbnail(f"other{number}", picture())
    assert not model.has_thumbnail(scene)
    thumbnails.load_scenes([scene])
    wait_for(lambda: len(drawn) == 2)
    assert model.has_thumbnail(scene)
