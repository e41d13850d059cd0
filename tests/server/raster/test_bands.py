"""Names of bands and the bands shown by default."""

from __future__ import annotations

import numpy as np
import pytest

from geopera_server.errors import InvalidInput
from geopera_server.raster.bands import canonical, common_names, default_rgb, resolve
from geopera_server.raster.info import RasterInfo, inspect

from .conftest import MakeRaster


@pytest.fixture
def five(make_raster: MakeRaster) -> RasterInfo:
    return inspect(
        make_raster(np.ones((5, 8, 8), np.uint16), names=("blue", "green", "red", "nir", "swir"))
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("red", (3,)),
        ("RED, nir", (3, 4)),
        ("b5,5,swir16,swir1,swir", (5, 5, 5, 5, 5)),
        ("nir08", (4,)),
        ("red,green,blue", (3, 2, 1)),
    ],
)
def test_resolve(five: RasterInfo, names: str, expected: tuple[int, ...]) -> None:
    assert resolve(five, names) == expected


@pytest.mark.parametrize("names", ["b6", "0", "b0", "swir22", "", " , ", "purple"])
def test_unknown_bands_are_refused(five: RasterInfo, names: str) -> None:
    with pytest.raises(InvalidInput):
        resolve(five, names)


def test_words_of_the_refusal_list_the_bands(five: RasterInfo) -> None:
    with pytest.raises(InvalidInput, match=r"'purple'.*blue, green, red, nir, swir16"):
        resolve(five, "purple")


def test_spellings() -> None:
    assert canonical("SWIR 1") == canonical("swir") == "swir16"
    assert canonical("Near Infrared") == "nir"
    assert canonical("b4") is None


def test_sentinel2_descriptions() -> None:
    names = common_names(("B02", "B8A", "B11"), ("gray", "undefined", "undefined"))
    assert names == ("blue", "nir08", "swir16")


def test_colour_interpretation_names_bands() -> None:
    interp = ("red", "green", "blue", "alpha")
    assert common_names((None,) * 4, interp) == ("red", "green", "blue", "alpha")


def test_unnamed_bands_are_not_guessed_but_naip() -> None:
    interp = ("gray", "undefined", "undefined", "undefined")
    assert common_names((None,) * 4, interp, "1985.tif") == (None,) * 4
    naip = common_names((None,) * 4, interp, "m_4709963_se_14_1_20150926.tif")
    assert naip == ("red", "green", "blue", "nir")


def test_default_rgb(five: RasterInfo, make_raster: MakeRaster) -> None:
    assert default_rgb(five) == (3, 2, 1)
    unnamed = inspect(make_raster(np.ones((4, 8, 8), np.uint16), "unnamed.tif"))
    assert default_rgb(unnamed) == (1, 2, 3)
    pair = inspect(make_raster(np.ones((2, 8, 8), np.uint8), "pair.tif", interp=("gray", "alpha")))
    assert default_rgb(pair) == (1,)
