"""Groups of colormaps and the colours behind a name."""

from __future__ import annotations

import re
import subprocess
import sys

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


def test_colours_are_those_of_rio_tiler() -> None:
    from rio_tiler.colormap import cmap

    for name in cmap.list():
        lookup.cache_clear()
        theirs = {int(k): tuple(map(int, v)) for k, v in cmap.get(name).items()}
        assert lookup(name) == theirs, name


def test_a_name_is_found_without_importing_rio_tiler() -> None:
    code = (
        "import sys; from geopera_server.raster.colormaps import lookup; lookup('viridis_r');"
        "sys.exit('rio_tiler' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
