"""Stretching, colours and files."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image as Pillow

from geopera_server.errors import InvalidInput
from geopera_server.raster.titiler.look import (
    MAX_COLORMAP_ENTRIES,
    colored,
    encoded,
    formulated,
    named_colormap,
    parse_colormap,
    stretched,
)

SHOWN = np.ones((1, 3), np.bool_)
PLACE = ((0.0, 0.0, 3.0, 1.0), None)


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "int32", "float32"])
def test_values_are_stretched_and_cut(dtype: str) -> None:
    values = np.array([[[0, 50, 100]]], dtype)
    assert stretched(values, SHOWN, [(0, 100)]).tolist() == [[[0, 127, 255]]]
    assert stretched(values, SHOWN, [(60, 1000)]).tolist() == [[[0, 0, 10]]]
    assert stretched(values, SHOWN, [(5, 5)]).shape == values.shape  # nothing to divide by
    hidden = np.array([[True, False, True]])
    assert stretched(values, hidden, [(0, 100)]).tolist() == [[[0, 0, 255]]]


def test_what_is_no_number_is_black() -> None:
    values = np.array([[[np.nan, np.inf, -np.inf]]], np.float32)
    found = stretched(values, SHOWN, [(0, 100)])
    assert found.dtype == np.uint8
    assert found[0, 0, 0] == 0


def test_each_band_has_its_range_or_all_the_first() -> None:
    values = np.array([[[100] * 3], [[100] * 3]], np.uint16)
    assert stretched(values, SHOWN, [(0, 100), (0, 200)])[:, 0, 0].tolist() == [255, 127]
    assert stretched(values, SHOWN, [(0, 200)])[:, 0, 0].tolist() == [127, 127]
    assert stretched(values, SHOWN, [(0, 200)] * 3)[:, 0, 0].tolist() == [127, 127]


def test_colormaps() -> None:
    values = np.array([[[0, 1, 2]]], np.uint8)
    table = parse_colormap('{"0": "#ff0000", "1": [0, 255, 0, 100]}')
    rgb, opacity = colored(values, SHOWN, table)
    assert rgb[:, 0].T.tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 0]]
    assert opacity.tolist() == [[255, 100, 0]]
    ramp = parse_colormap('[[[0, 1.5], "#0000ff"]]')
    rgb, opacity = colored(values.astype(np.float32), np.array([[True, False, True]]), ramp)
    assert rgb[2].tolist() == [[255, 255, 0]]
    assert opacity.tolist() == [[255, 0, 0]]
    with pytest.raises(InvalidInput, match="rescale"):
        colored(values + np.float32(0.5), SHOWN, named_colormap("viridis"))
    with pytest.raises(InvalidInput, match="one band"):
        colored(np.zeros((3, 1, 3), np.uint8), SHOWN, named_colormap("viridis"))


@pytest.mark.parametrize(
    "text",
    ["{", "5", "null", "{}", "[]", '{"a": [1, 2, 3, 4]}', '{"1": "red?"}', '{"1": 5}', "[[1, 2]]"],
)
def test_what_is_no_colormap_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_colormap(text)


def test_colormaps_and_pictures_are_bounded() -> None:
    entries = ",".join(f'"{index}": "#000000"' for index in range(MAX_COLORMAP_ENTRIES + 1))
    with pytest.raises(InvalidInput, match="entries"):
        parse_colormap(f"{{{entries}}}")
    table = dict.fromkeys(range(MAX_COLORMAP_ENTRIES), (0, 0, 0, 255))
    large = np.broadcast_to(np.uint16(1), (1, 2000, 2000))
    with pytest.raises(InvalidInput, match="too many entries"):
        colored(large, np.broadcast_to(np.True_, (2000, 2000)), table)


def test_formulas_of_colour() -> None:
    values = np.full((3, 1, 3), 64, np.uint8)
    assert formulated(values, "gamma RGB 2.0")[0, 0, 0] == 127
    assert values[0, 0, 0] == 64
    with pytest.raises(InvalidInput):
        formulated(values, "brighter RGB 2")
    with pytest.raises(InvalidInput):
        formulated(values[:1], "saturation 2")


@pytest.mark.parametrize(
    ("bands", "masked", "name", "mode"),
    [
        (1, True, "png", "LA"),
        (1, False, "png", "L"),
        (3, True, "png", "RGBA"),
        (3, False, "png", "RGB"),
        (3, False, "jpeg", "RGB"),
        (1, False, "jpg", "L"),
        (3, True, "webp", "RGBA"),
        (1, True, "webp", "RGBA"),
    ],
)
def test_files(bands: int, masked: bool, name: str, mode: str) -> None:
    values = np.arange(bands * 16 * 16, dtype=np.uint8).reshape(bands, 16, 16)
    mask = np.full((16, 16), 255, np.uint8)
    mask[0] = 0
    image = encoded(values, mask if masked else None, name, PLACE)
    with Pillow.open(io.BytesIO(image.content)) as picture:
        assert (picture.mode, picture.size) == (mode, (16, 16))
        if name == "png":
            pixels = np.asarray(picture)
            assert pixels.reshape(16, 16, -1)[5, 5, 0] == values[0, 5, 5]


def test_a_format_that_cannot_hold_it_is_told() -> None:
    with pytest.raises(InvalidInput, match="format"):
        encoded(np.zeros((7, 8, 8), np.uint8), None, "png", PLACE)
