"""Band math in titiler's words."""

from __future__ import annotations

import numpy as np
import pytest

from geopera_server.errors import InvalidInput
from geopera_server.raster.titiler.layers import band_math, check_indexes


@pytest.mark.parametrize(
    ("text", "commas", "blocks", "indexes"),
    [
        ("b1/b2", False, ("b1/b2",), (1, 2)),
        ("b1;b3*2;", False, ("b1", "b3*2"), (1, 3)),
        ("b1,b3*2", True, ("b1", "b3*2"), (1, 3)),
        ("B2", False, ("B2",), (2,)),
        ("where(b1>3,b2,0)", True, ("where(b1>3,b2,0)",), (1, 2)),
    ],
)
def test_outputs_and_bands(
    text: str, commas: bool, blocks: tuple[str, ...], indexes: tuple[int, ...]
) -> None:
    found = band_math(text, commas)
    assert (found.blocks, found.indexes) == (blocks, indexes)


def test_what_is_no_number_becomes_zero() -> None:
    values = np.array([[[1.0, 0.0]], [[0.0, 0.0]]], np.float32)
    found = band_math("b1/b2;b1+1", splits_commas=False).evaluate(values)
    assert found.shape == (2, 1, 2)
    assert found[0, 0, 1] == 0  # 0 / 0
    assert found[1].tolist() == [[2.0, 1.0]]


@pytest.mark.parametrize(
    "text", ["b1,b2", "", ";", "5", "b1.x", "f'{b1}'", "b1 and b2", "2**3**b", "b1+10**10", "b1!"]
)
def test_what_is_no_band_math_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        band_math(text, splits_commas=False)


def test_bands_that_are_not_there() -> None:
    check_indexes((1, 4), 4)
    for wrong in (0, 5, -1):
        with pytest.raises(InvalidInput, match="no band"):
            check_indexes((wrong,), 4)
