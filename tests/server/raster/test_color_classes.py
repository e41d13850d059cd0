"""Colormaps of values and intervals: as rio-tiler applies them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rio_tiler.colormap import apply_cmap, parse_color

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster.color_classes import ColormapType, color_classes

DTYPES = ["uint8", "int8", "uint16", "int16", "int32", "float32", "float64"]


def drawn(text: str, values: np.ndarray, kind: str = "explicit") -> np.ndarray:
    colors = color_classes(text, ColormapType(kind))
    return colors.table[colors.numbers(values)]


def by_rio_tiler(colormap: Any, values: np.ndarray) -> np.ndarray:
    data, alpha = apply_cmap(values[None], colormap)
    return np.concatenate([data, alpha[None]]).transpose(1, 2, 0)


@pytest.mark.parametrize("dtype", DTYPES)
def test_values(dtype: str) -> None:
    document = {"-3": "#f00", "0": "#00ff0080", "1": [1, 2, 3], "2.5": "#12345678", "100": "#fff"}
    values = np.array([[-3, 0, 1, 2, 100], [101, 5, 99, 1, 0]]).astype(dtype)
    if values.dtype.kind == "f":
        values[0, 3] = 2.5
    colormap = {float(key): parse_color(color) for key, color in document.items()}
    np.testing.assert_array_equal(
        drawn(json.dumps(document), values), by_rio_tiler(colormap, values)
    )


@pytest.mark.parametrize("dtype", DTYPES)
def test_intervals_and_the_later_one_wins(dtype: str) -> None:
    document = [
        [[0, 10], [255, 0, 0, 255]],
        [[10, 20], [0, 255, 0, 255]],
        [[15, 17], [9, 9, 9, 128]],
        [[-5, 1], [0, 0, 255, 255]],
        [[50, 40], [1, 1, 1, 255]],
    ]
    values = np.arange(-8, 24).reshape(4, 8).astype(dtype)
    colormap = [((low, high), tuple(color)) for (low, high), color in document]
    np.testing.assert_array_equal(
        drawn(json.dumps(document), values), by_rio_tiler(colormap, values)
    )


@given(
    st.lists(
        st.tuples(st.integers(-30, 30), st.integers(-30, 30), st.integers(0, 255)),
        min_size=1,
        max_size=12,
    )
)
def test_any_intervals(parts: list[tuple[int, int, int]]) -> None:
    document = [[[low / 4, high / 4], [red, 7, 9, 255]] for low, high, red in parts]
    values = (np.arange(-40, 40) / 4).reshape(8, 10)
    colormap = [((low, high), tuple(color)) for (low, high), color in document]
    np.testing.assert_array_equal(
        drawn(json.dumps(document), values), by_rio_tiler(colormap, values)
    )


def test_tenths_in_float32_are_found() -> None:
    values = np.array([[0.1, 0.3, 0.7]], np.float32)
    assert (drawn('{"0.1":"#fff","0.3":"#fff","0.7":"#fff"}', values)[..., 3] == 255).all()


def test_256_levels_are_a_table() -> None:
    document = {str(level): [level, 0, 255 - level, 255] for level in range(256)}
    colors = color_classes(json.dumps(document))
    assert colors.breaks is None
    levels = np.arange(256, dtype=np.uint8)
    np.testing.assert_array_equal(colors.table[colors.numbers(levels)][:, 0], levels)


def test_linear_blends() -> None:
    levels = np.array([[0, 64, 128, 255]], np.uint8)
    found = drawn('{"0":"#000","128":"#ff0000","255":"#ff0000"}', levels, "linear")
    assert found[0, :, 0].tolist() == [0, 128, 255, 255]


def test_names() -> None:
    assert color_classes("viridis").breaks is None
    np.testing.assert_array_equal(
        color_classes("viridis_r").table[::-1], color_classes("viridis").table
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[" * 5000, "not JSON"),
        ("{}", "no colours"),
        ("[]", "no intervals"),
        ('{"a":"#fff"}', "not a number"),
        ('{"nan":"#fff"}', "not a number"),
        ('{"1":"red"}', "no colour"),
        ('{"1":[1,2]}', "no colour"),
        ('{"1":[1,2,300]}', "no colour"),
        ('{"1":[1,2,true]}', "no colour"),
        ('{"1":"#12"}', "no colour"),
        ('{"1":"#gggggg"}', "no colour"),
        ('{"1":null}', "no colour"),
        ("[[1,2,3]]", "interval"),
        ("[[[0,1],[1,2,3]],7]", "interval"),
        ("[[[0],[1,2,3]]]", "interval"),
        ('[[["x",1],[1,2,3]]]', "not a number"),
        ('{"1":"#fff"}' + " " * 30_000, "longer"),
        ("no such name", "no colormap"),
        (json.dumps({str(i): [i % 256, i // 256, 0] for i in range(300)}), "at most 255"),
    ],
)
def test_bad_colormaps_are_refused_in_words(text: str, words: str) -> None:
    with pytest.raises((InvalidInput, NotFound), match=words):
        color_classes(text)


@pytest.mark.parametrize("text", ['{"1":"#fff"}', '{"0":"#fff","300":"#000"}'])
def test_linear_needs_two_levels(text: str) -> None:
    with pytest.raises(InvalidInput, match="linear"):
        color_classes(text, ColormapType.LINEAR)
