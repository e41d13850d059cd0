"""JPEG 2000: read like any raster where it is allowed, refused where it is not."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
import rasterio.shutil
from PIL import Image
from rasterio.io import MemoryFile

from geopera_server.errors import InvalidInput
from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip import clip
from geopera_server.raster.formats import Format, allow_jpeg2000, format_of
from geopera_server.raster.info import inspect
from geopera_server.raster.source import open_source, raster_env
from geopera_server.raster.statistics import statistics
from geopera_server.raster.tile import TileRequest, render_tile

from .conftest import GRID, UTM

SIDE = 1100
AREA = "POLYGON ((15.02 46.94, 15.12 46.92, 15.11 46.87, 15.05 46.87, 15.02 46.94))"
READ = """
import sys
from geopera_server.errors import GeoperaError
from geopera_server.raster.formats import allow_jpeg2000
from geopera_server.raster.source import open_source
allow_jpeg2000(True)
for name in sys.argv[1:]:
    try:
        with open_source(name) as dataset:
            dataset.read(out_shape=(dataset.count, 64, 64))
        print("read")
    except GeoperaError as error:
        print("refused", error)
"""


@pytest.fixture(autouse=True)
def allowed() -> Iterator[None]:
    allow_jpeg2000(True)
    yield
    allow_jpeg2000(False)


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    rng = np.random.default_rng(6)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    base = 800 + 300 * np.sin(rows / 60) * np.cos(columns / 80)
    return (base + rng.integers(0, 40, (3, SIDE, SIDE))).astype("uint16")


def write(folder: Path, pixels: np.ndarray, quality: str = "100", exact: str = "YES") -> Path:
    """Write a JPEG 2000 file, lossless in the way of Sentinel-2's unless told otherwise."""
    path = folder / "scene.jp2"
    profile = {"driver": "GTiff", "count": len(pixels), "height": SIDE, "width": SIDE}
    profile |= {"dtype": "uint16", "crs": UTM, "transform": GRID}
    with raster_env(), MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.write(pixels)
        with memory.open() as dataset:
            options = {"QUALITY": quality, "REVERSIBLE": exact, "YCBCR420": "NO"}
            rasterio.shutil.copy(dataset, path, driver="JP2OpenJPEG", **options)
    return path


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, pixels: np.ndarray) -> Path:
    return write(tmp_path_factory.mktemp("jp2"), pixels)


def test_a_clip_has_the_pixels_of_its_source(
    scene: Path, tmp_path: Path, pixels: np.ndarray
) -> None:
    report = clip(scene, parse_aoi(AREA), tmp_path / "clip.tif")
    with rasterio.open(tmp_path / "clip.tif") as dataset:
        column = round((dataset.transform.c - GRID.c) / GRID.a)
        row = round((dataset.transform.f - GRID.f) / GRID.e)
        found, shown = dataset.read(), dataset.read_masks(1) != 0
    part = pixels[:, row : row + found.shape[1], column : column + found.shape[2]]
    assert shown.sum() == report.pixels_inside > 300_000
    np.testing.assert_array_equal(found[:, shown], part[:, shown])
    assert not report.recompressed
    lossy = write(tmp_path, pixels, "20", "NO")
    assert clip(lossy, parse_aoi(AREA), tmp_path / "lossy.tif").recompressed


def test_statistics_and_tiles(scene: Path, pixels: np.ndarray) -> None:
    world = parse_aoi("POLYGON ((14 46, 17 46, 17 48, 14 48, 14 46))")
    band = statistics(scene, world)["b2"]
    assert band.count == SIDE**2
    assert band.sum == pixels[1].sum(dtype=np.int64)
    info = inspect(scene)
    west, south, east, north = info.bbox_wgs84
    assert (west, south, east, north) == pytest.approx((15.0, 46.85, 15.145, 46.95), abs=0.01)
    zoom = 12
    x = int((15.07 + 180) / 360 * 2**zoom)
    y = int((1 - np.arcsinh(np.tan(np.radians(46.9))) / np.pi) / 2 * 2**zoom)
    request = TileRequest(
        z=zoom, x=x, y=y, expression="b1/b2", rescale="0.8,1.2", colormap="viridis"
    )
    picture = render_tile(scene, request)
    assert picture.content.startswith(b"\x89PNG")
    drawn = np.asarray(Image.open(io.BytesIO(picture.content)).convert("RGBA"))
    assert drawn.shape == (256, 256, 4)
    assert len(np.unique(drawn[..., 0])) > 20


def test_it_is_refused_unless_it_is_allowed(scene: Path) -> None:
    allow_jpeg2000(False)
    assert format_of(scene.read_bytes()[:12]) is None
    with pytest.raises(InvalidInput, match="give a GeoTIFF"), open_source(scene):
        pass
    allow_jpeg2000(True)
    assert format_of(scene.read_bytes()[:12]) is Format.JPEG2000


def test_the_name_decides_nothing(scene: Path, tmp_path: Path) -> None:
    other = tmp_path / "scene.tif"
    other.write_bytes(scene.read_bytes())
    with open_source(other) as dataset:
        assert dataset.driver == "JP2OpenJPEG"
    (tmp_path / "scene.jp2").write_bytes(b"<VRTDataset/>")
    with pytest.raises(InvalidInput), open_source(tmp_path / "scene.jp2"):
        pass


def test_damaged_files_do_no_harm(scene: Path, tmp_path: Path) -> None:
    content = scene.read_bytes()
    choose = random.Random(3)
    names = []
    for number in range(40):
        damaged = bytearray(
            content[: choose.randrange(60, len(content))] if number % 4 else content
        )
        for _ in range(choose.randrange(1, 12)):
            place = choose.randrange(12, min(600, len(damaged)))
            damaged[place] = choose.randrange(256)
        names.append(tmp_path / f"{number}.jp2")
        names[-1].write_bytes(damaged)
    told = subprocess.run(
        [sys.executable, "-c", READ, *names], capture_output=True, text=True, timeout=100
    )
    assert told.returncode == 0, told.stderr[-1000:]
    answers = told.stdout.split("\n")[:-1]
    assert len(answers) == len(names)
    assert sum(answer.startswith("refused") for answer in answers) > 5
    assert str(tmp_path) not in told.stdout


def test_the_command_reads_it(scene: Path, tmp_path: Path) -> None:
    area = tmp_path / "area.geojson"
    area.write_text(json.dumps(parse_aoi(AREA).__geo_interface__), encoding="utf-8")
    command = [sys.executable, "-m", "geopera_server", "clip", str(scene), str(area)]
    told = subprocess.run(
        [*command, str(tmp_path / "out.tif")], capture_output=True, text=True, timeout=60
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["engine"] == "crop"
