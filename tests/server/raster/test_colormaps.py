"""Groups of colormaps and the colours behind a name."""

from __future__ import annotations

import re

import pytest

from geopera_server.errors import InvalidInput
from geopera_server.raster.colormaps import groups, lookup, swatches


def test_groups_hold_known_names_with_their_colours() -> None:
    offered = groups()
    assert {"sequential", "diverging", "categorical", "elevation", "ocean"} <= set(offered)
    for entries in offered.values():
        for entry in entries:
            assert entry["title"]
            assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in entry["colors"])
            assert lookup(entry["name"])


def test_viridis_begins_dark_and_ends_yellow() -> None:
    assert swatches("viridis")[0] == "#440154"
    assert swatches("viridis")[-1] == "#fde724"


def test_suffix_reverses() -> None:
    forward, backward = lookup("viridis"), lookup("viridis_r")
    assert backward[0] == forward[255]
    assert lookup("RdYlGn") == lookup("rdylgn")


@pytest.mark.parametrize("name", ["", "nonsense", "../viridis", "nonsense_r"])
def test_unknown_names_are_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="no colormap"):
        lookup(name)
