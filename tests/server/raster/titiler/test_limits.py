"""What one request may ask for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.transform import from_origin
from rio_tiler.errors import TileOutsideBounds

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster.reader import open_reader
from geopera_server.raster.titiler import classic, modern
from geopera_server.raster.titiler.cutout import Reading, Size
from geopera_server.raster.titiler.limits import check_output, in_words

UTM = CRS.from_epsg(32633)


@pytest.fixture
def vast(tmp_path: Path) -> Path:
    """Return a sparse raster of 40,000 x 40,000 pixels without overviews."""
    path = tmp_path / "vast.tif"
    profile = {
        "driver": "GTiff",
        "width": 40_000,
        "height": 40_000,
        "count": 1,
        "dtype": "uint8",
        "crs": UTM,
        "transform": from_origin(500_000, 5_800_000, 1, 1),
        "tiled": True,
        "sparse_ok": True,
    }
    with rasterio.open(path, "w", **profile):
        pass
    return path


def test_a_raster_without_overviews_is_not_read_as_a_whole(vast: Path) -> None:
    with open_reader(vast) as reader:
        with pytest.raises(InvalidInput, match="overviews"):
            classic.preview(reader, Size(max_size=256), Reading())
        with pytest.raises(InvalidInput, match="overviews"):
            modern.preview(reader, None, {"max_size": 256})
        with pytest.raises(InvalidInput, match="overviews"):
            classic.part(reader, (14.9, 51, 16, 53), Size(), Reading())
        cutout = classic.part(reader, (15.01, 52.3, 15.02, 52.31), Size(256), Reading())
    assert max(cutout.values.shape) == 256


def test_answers_are_bounded() -> None:
    check_output(2500, 2500, 3)
    for width, height, bands in ((9000, 1, 1), (1, 9000, 1), (6000, 6000, 1), (1000, 1000, 100)):
        with pytest.raises(InvalidInput, match="too large"):
            check_output(width, height, bands)


def test_errors_are_words() -> None:
    with pytest.raises(NotFound), in_words():
        raise TileOutsideBounds("Tile 1/2/3 is outside")
    with pytest.raises(InvalidInput, match="shown like that"), in_words():
        raise IndexError("band 9")
    with in_words():
        assert not np.isfinite(np.float64(1) / np.float64(0))
