"""Pictures that a server sends."""

from __future__ import annotations

import struct
import zlib

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QImage

from geopera_plugin.gui.browse.thumbnails import read_picture


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
