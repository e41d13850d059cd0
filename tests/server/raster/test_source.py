"""What may be opened, and with whose data files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster.location import identify
from geopera_server.raster.source import open_source, raster_env

from .conftest import MakeRaster

SERVER = Path(__file__).parents[3] / "server"
ONES = np.ones((1, 8, 8), np.uint8)

FOREIGN_PROJ = """
import os, sys, threading
from geopera_server.raster.source import open_source, raster_env
from rasterio.crs import CRS
from rasterio.warp import transform
before = dict(os.environ)
answers = []
def work():
    with open_source(sys.argv[1]) as dataset:
        x, y = transform(dataset.crs, "EPSG:4326", [500000.0], [5200000.0])
        answers.append((round(x[0], 6), round(y[0], 6), CRS.from_epsg(26914).to_epsg()))
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
import pyproj
assert round(pyproj.Transformer.from_crs(32633, 4326, always_xy=True).transform(5e5, 0)[0]) == 15
assert dict(os.environ) == before, "the environment was changed"
assert len(answers) == 8 and set(answers) == {(15.0, 46.953529, 26914)}, answers
"""


def test_opens_a_geotiff(make_raster: MakeRaster) -> None:
    with open_source(make_raster(ONES)) as dataset:
        assert dataset.driver == "GTiff"
        assert dataset.read(1).sum() == 64
    assert dataset.closed


def test_absent_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="absent"), open_source(tmp_path / "absent.tif"):
        pass


@pytest.mark.parametrize(
    "path",
    [
        "",
        "a\0b",
        "/vsimem/x.tif",
        "/vsicurl/http://127.0.0.1/x.tif",
        "/VSIzip/x.zip/x.tif",
        "\\vsimem\\x.tif",
        "vrt:///tmp/x.tif",
        "http://127.0.0.1/x.tif",
        "file:///tmp/x.tif",
        "GTIFF_DIR:1:/tmp/x.tif",
        "GTIFF_RAW:/tmp/x.tif",
        "zip:///tmp/x.zip!x.tif",
    ],
)
def test_anything_but_a_local_file_is_refused(path: str) -> None:
    with pytest.raises(InvalidInput), open_source(path):
        pass


def test_vrt_is_refused_whatever_its_name(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(ONES)
    vrt = tmp_path / "trick.tif"
    vrt.write_text(
        '<VRTDataset rasterXSize="8" rasterYSize="8"><VRTRasterBand dataType="Byte" band="1">'
        f"<SimpleSource><SourceFilename>{source}</SourceFilename></SimpleSource>"
        "</VRTRasterBand></VRTDataset>"
    )
    with pytest.raises(InvalidInput, match="not of a format"), open_source(vrt):
        pass


def test_broken_tiff_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tif"
    broken.write_bytes(b"II*\x00" + b"\xff" * 100)
    with pytest.raises(InvalidInput, match=r"broken\.tif"), open_source(broken):
        pass


def test_truncated_data_is_refused_in_words(make_raster: MakeRaster) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1, 256, 256), np.uint8)
    path = make_raster(noise, compress="deflate")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(InvalidInput, match="cannot be read"), open_source(path) as dataset:
        dataset.read()


def test_complex_numbers_are_refused(make_raster: MakeRaster) -> None:
    path = make_raster(np.ones((1, 8, 8), np.complex64))
    with pytest.raises(InvalidInput, match="complex"), open_source(path):
        pass


@pytest.mark.parametrize("suffix", [".ovr", ".OVR", ".msk", ".Msk", ".MSK"])
def test_files_beside_a_raster_are_never_opened(
    make_raster: MakeRaster, tmp_path: Path, suffix: str
) -> None:
    """A VRT under such a name could show any file that the server can read."""
    secret = make_raster(np.full((1, 128, 128), 77, np.uint8), "secret.tif")
    path = make_raster(np.full((1, 256, 256), 5, np.uint8), "open.tif")
    path.with_name(path.name + suffix).write_text(
        f"""<VRTDataset rasterXSize="128" rasterYSize="128">
        <VRTRasterBand dataType="Byte" band="1"><SimpleSource>
        <SourceFilename>{secret}</SourceFilename><SourceBand>1</SourceBand>
        </SimpleSource></VRTRasterBand></VRTDataset>"""
    )
    with open_source(path) as dataset:
        assert dataset.overviews(1) == []
        assert set(dataset.read(1, out_shape=(128, 128)).ravel()) == {5}
        assert dataset.dataset_mask().all()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows what is opened")
def test_the_system_agrees_that_nothing_else_is_opened(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    path = make_raster(np.full((1, 256, 256), 5, np.uint8), "open.tif")
    names = ("open.tif.ovr", "open.tif.OVR", "open.tif.msk", "open.aux", "open.tif.aux.xml")
    for name in names:
        (tmp_path / name).write_bytes(b"EHFA_HEADER_TAG" + b"0" * 600)
    script = (
        "import sys; from geopera_server.raster.source import open_source\n"
        "with open_source(sys.argv[1]) as d: d.read(1, out_shape=(8, 8)); d.dataset_mask()"
    )
    log = tmp_path / "strace.log"
    command = ["strace", "-f", "-e", "trace=open,openat,stat,access", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, "-c", script, str(path)],
        env={**os.environ, "PYTHONPATH": str(SERVER)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    traced = log.read_text(errors="replace")
    assert "open.tif" in traced
    opened = {
        name
        for name in names
        for line in traced.splitlines()
        if f'{name}"' in line and line.split()[1].startswith("open")
    }
    assert opened == set()


def test_absurd_blocks_and_band_counts_are_refused(make_raster: MakeRaster, tmp_path: Path) -> None:
    """Reading one pixel of them would fill the memory."""
    profile = {
        "driver": "GTiff",
        "dtype": "uint8",
        "crs": "EPSG:32633",
        "sparse_ok": True,
        "transform": Affine(10, 0, 5e5, 0, -10, 5.8e6),
    }
    block = tmp_path / "block.tif"
    with (
        raster_env(),
        rasterio.open(
            block,
            "w",
            width=32768,
            height=32768,
            count=1,
            tiled=True,
            blockxsize=32768,
            blockysize=32768,
            **profile,
        ),
    ):
        pass
    bands = tmp_path / "bands.tif"
    with raster_env(), rasterio.open(bands, "w", width=8, height=8, count=1200, **profile):
        pass
    for path in (block, bands):
        with pytest.raises(InvalidInput), open_source(path):
            pass


def test_overviews_named_in_metadata_are_refused(make_raster: MakeRaster, tmp_path: Path) -> None:
    other = make_raster(np.ones((1, 4, 4), np.uint8), "other.tif")
    path = make_raster(ONES, "trick.tif")
    with raster_env(), rasterio.open(path, "r+") as dataset:
        dataset.update_tags(ns="OVERVIEWS", OVERVIEW_FILE=str(other))
    with pytest.raises(InvalidInput, match="another file"), open_source(path):
        pass


def test_aux_xml_is_ignored(make_raster: MakeRaster) -> None:
    path = make_raster(ONES)
    path.with_name(path.name + ".aux.xml").write_text(
        '<PAMDataset><PAMRasterBand band="1"><NoDataValue>1</NoDataValue></PAMRasterBand>'
        "</PAMDataset>"
    )
    with open_source(path) as dataset:
        assert dataset.nodata is None
    assert not list(path.parent.glob("*.aux.xml.tmp"))


def test_identity_changes_with_the_file(make_raster: MakeRaster) -> None:
    path = make_raster(ONES)
    before = identify(path)
    os.utime(path, ns=(1, 1))
    assert identify(path) != before


def test_a_foreign_proj_does_no_harm(make_raster: MakeRaster, tmp_path: Path) -> None:
    """Run as QGIS would: PROJ and GDAL data of another installation in the environment."""
    path = make_raster(ONES)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    import sqlite3

    with sqlite3.connect(foreign / "proj.db") as database:
        database.execute("create table metadata (key text, value text)")
        database.execute("insert into metadata values ('DATABASE.LAYOUT.VERSION.MAJOR', '0')")
    database.close()
    where = dict.fromkeys(("PROJ_LIB", "PROJ_DATA", "GDAL_DATA"), str(foreign))
    server = Path(__file__).parents[3] / "server"
    environment = {**os.environ, **where, "PYTHONPATH": str(server)}
    result = subprocess.run(
        [sys.executable, "-c", FOREIGN_PROJ, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_handles_of_several_threads_are_their_own(make_raster: MakeRaster) -> None:
    path = make_raster(np.arange(64 * 64, dtype=np.uint16).reshape(1, 64, 64))
    sums: list[int] = []

    def work() -> None:
        for _ in range(5):
            with open_source(path) as dataset:
                sums.append(int(dataset.read(1).astype(np.int64).sum()))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [4096 * 4095 // 2] * 30
