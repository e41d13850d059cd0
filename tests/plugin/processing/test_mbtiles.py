"""Tiles in MBTiles and folders: the server's own, complete or not there."""

from __future__ import annotations

import errno
import json
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from PIL import Image
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasterio.transform import from_origin

from geopera_plugin.client import ClientError
from geopera_plugin.core.tile_archive import MBTiles, TileFolder, TileSet
from geopera_plugin.processing.parameters import formulas
from geopera_server.raster.terrain import TerrainEncoding, TerrainRequest, render_terrain
from geopera_server.raster.tile import TileRequest, render_tile
from tests.plugin.conftest import NORTH, WEST
from tests.plugin.processing.conftest import Run, Told, layer, square


def content(path: Path) -> tuple[dict[str, str], dict[tuple[int, int, int], bytes]]:
    """Return the metadata, and the tiles by z, x and y from the north."""
    with closing(sqlite3.connect(path)) as database:
        metadata = dict(database.execute("SELECT name, value FROM metadata"))
        rows = database.execute("SELECT * FROM tiles").fetchall()
    return metadata, {(z, x, 2**z - 1 - row): data for z, x, row, data in rows}


def test_the_file_is_mbtiles_1_3_with_the_tiles_of_the_server(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    target, told = tmp_path / "scene.mbtiles", Told()
    answer = run(
        "mbtiles",
        told,
        INPUT=str(raster),
        FORMULA="ndvi",
        MINZOOM=11,
        MAXZOOM=13,
        ATTRIBUTION="somebody",
        OUTPUT=str(target),
    )
    metadata, tiles = content(target)
    assert answer == {"OUTPUT": str(target), "TILES": len(tiles)}
    assert told.shares[-1] == 100
    assert target.read_bytes()[68:72] == b"MPBX"
    assert {key: metadata[key] for key in ("name", "format", "minzoom", "maxzoom", "type")} == {
        "name": "scene",
        "format": "png",
        "minzoom": "11",
        "maxzoom": "13",
        "type": "overlay",
    }
    assert metadata["attribution"] == "somebody"
    west, south, east, north = map(float, metadata["bounds"].split(","))
    assert (west, north) == pytest.approx((15.0, 52.35), abs=0.01)
    longitude, latitude, zoom = map(float, metadata["center"].split(","))
    assert west < longitude < east
    assert south < latitude < north
    assert zoom == 11
    assert {z for z, _, _ in tiles} == {11, 12, 13}
    low, high = formulas()["ndvi"]["rescale"]
    look: dict[str, Any] = {"expression": "(nir - red) / (nir + red)", "colormap": "rdylgn"}
    for (z, x, y), data in tiles.items():
        assert (
            data
            == render_tile(raster, TileRequest(z, x, y, rescale=f"{low},{high}", **look)).content
        )
    with closing(sqlite3.connect(target)) as database:
        assert "tile_index" in [row[1] for row in database.execute("PRAGMA index_list(tiles)")]
    assert list(tmp_path.glob(".*")) == []


def test_qgis_and_gdal_open_it(run: Run, raster: Path, tmp_path: Path) -> None:
    target = tmp_path / "scene.mbtiles"
    run("mbtiles", INPUT=str(raster), BANDS="red,green,blue", RESCALE="1000,2000",
        MAXZOOM=13, OUTPUT=str(target))  # fmt: skip
    opened = QgsRasterLayer(f"type=mbtiles&url=file://{target}", "tiles", "wms")
    assert opened.isValid()
    through_gdal = QgsRasterLayer(str(target), "tiles", "gdal")
    assert through_gdal.isValid()
    assert through_gdal.crs().authid() == "EPSG:3857"
    assert through_gdal.bandCount() in (3, 4)
    place = through_gdal.extent().center()
    value, known = through_gdal.dataProvider().sample(place, 1)
    assert known
    assert 60 < value < 140, "the middle of the third band is about 1384: (1384 - 1000) * 0.255"


@pytest.mark.parametrize(("kind", "magic"), [("jpg", b"\xff\xd8"), ("webp", b"RIFF")])
def test_other_formats(run: Run, raster: Path, tmp_path: Path, kind: str, magic: bytes) -> None:
    target = tmp_path / "scene.mbtiles"
    run("mbtiles", INPUT=str(raster), FORMAT=kind, QUALITY=60, TILESIZE="512", MAXZOOM=12,
        OUTPUT=str(target))  # fmt: skip
    metadata, tiles = content(target)
    assert metadata["format"] == kind
    for data in tiles.values():
        assert data.startswith(magic)
        assert Image.open(BytesIO(data)).size == (512, 512)


def test_polygons_hide_what_is_outside_and_leave_tiles_of_nothing_out(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    whole, part = tmp_path / "whole.mbtiles", tmp_path / "part.mbtiles"
    look = {"INPUT": str(raster), "BANDS": "nir", "RESCALE": "0,3000", "MINZOOM": 14, "MAXZOOM": 14}
    run("mbtiles", **look, OUTPUT=str(whole))
    mask = layer(square(10, 10, 20), square(220, 220, 20))
    run("mbtiles", **look, MASK=mask, OUTPUT=str(part))
    assert 0 < len(content(part)[1]) < len(content(whole)[1])
    inside = 0
    for data in content(part)[1].values():
        inside += int((np.asarray(Image.open(BytesIO(data)).convert("RGBA"))[..., 3] > 0).sum())
    pixel = 156543.03 / 2**14 * np.cos(np.radians(52.34))
    assert inside == pytest.approx(2 * (200 / pixel) ** 2, rel=0.05)


def test_a_folder_of_tiles_appears_complete(run: Run, raster: Path, tmp_path: Path) -> None:
    target = tmp_path / "tiles"
    answer = run("mbtiles", INPUT=str(raster), BANDS="nir", MAXZOOM=12, FOLDER=str(target))
    assert answer["FOLDER"] == str(target)
    files = sorted(target.glob("*/*/*.png"))
    assert len(files) == answer["TILES"]
    document = json.loads((target / "tilejson.json").read_text())
    assert (document["scheme"], document["maxzoom"]) == ("xyz", 12)
    z, x, y = (int(part) for part in files[0].with_suffix("").parts[-3:])
    assert files[0].read_bytes() == render_tile(raster, TileRequest(z, x, y, bands="nir")).content
    with pytest.raises(QgsProcessingException, match="not empty"):
        run("mbtiles", INPUT=str(raster), BANDS="nir", MAXZOOM=12, FOLDER=str(target))
    assert len(list(target.glob("*/*/*.png"))) == len(files)


def test_the_source_is_never_replaced(run: Run, raster: Path) -> None:
    before = raster.read_bytes()
    with pytest.raises(QgsProcessingException, match="replace their source"):
        run("mbtiles", INPUT=str(raster), MAXZOOM=12, OUTPUT=str(raster))
    assert raster.read_bytes() == before


class Stopping(Told):
    """Cancels once some progress was told."""

    def __init__(self) -> None:
        super().__init__()
        self.progressChanged.connect(lambda share: self.cancel() if share > 20 else None)


@pytest.mark.parametrize("output", ["OUTPUT", "FOLDER"])
def test_a_cancelled_export_leaves_what_was_there(
    run: Run, raster: Path, tmp_path: Path, output: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    if output == "OUTPUT":
        (folder / "tiles").write_bytes(b"before")
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("mbtiles", Stopping(), INPUT=str(raster), MINZOOM=14, MAXZOOM=17,
            **{output: str(folder / "tiles")})  # fmt: skip
    assert [path.name for path in folder.iterdir()] == (["tiles"] if output == "OUTPUT" else [])
    if output == "OUTPUT":
        assert (folder / "tiles").read_bytes() == b"before"


@pytest.mark.parametrize("kind", [MBTiles, TileFolder])
def test_an_archive_that_cannot_be_begun_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Any
) -> None:
    """Its first bytes may find the disk full."""

    def full(*_args: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    name = "_metadata" if kind is MBTiles else "_tilejson"
    monkeypatch.setattr(f"geopera_plugin.core.tile_archive.{name}", full)
    tiles = TileSet("tiles", "png", 1, 2, (0, 0, 1, 1))
    with pytest.raises(ClientError, match="no room left on the disk"):
        kind(tmp_path / "tiles", tiles)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"MINZOOM": 14, "MAXZOOM": 12}, "must rise"),
        ({"MAXZOOM": 24}, "choose a lower last zoom"),
        ({"BANDS": "teal"}, "teal"),
        ({"BANDS": "red", "EXPRESSION": "nir"}, "not both"),
        ({"RESCALE": "low,high"}, "rescale"),
        ({"BANDS": "red,nir"}, "one or three"),
        ({"COLORMAP": "nope", "BANDS": "nir"}, "nope"),
        ({"OUTPUT": "/no/such/folder/x.mbtiles"}, "does not exist"),
        ({"MASK": "far"}, "in common"),
    ],
)
def test_what_cannot_be_is_told_in_words(
    run: Run, raster: Path, tmp_path: Path, parameters: dict[str, Any], words: str
) -> None:
    if parameters.get("MASK") == "far":
        parameters = {"MASK": layer(square(9000, 9000, 10))}
    with pytest.raises(QgsProcessingException, match=words):
        run(
            "mbtiles", **{"INPUT": str(raster), "OUTPUT": str(tmp_path / "x.mbtiles"), **parameters}
        )
    assert sorted(path.name for path in tmp_path.iterdir() if "mbtiles" in path.name) == []


@pytest.fixture
def heights(tmp_path: Path) -> Path:
    path = tmp_path / "heights.tif"
    grid = {"crs": "EPSG:32633", "transform": from_origin(WEST, NORTH, 10, 10)}
    size = {"driver": "GTiff", "width": 128, "height": 128, "count": 1, "dtype": "float32"}
    with rasterio.open(path, "w", **size, **grid, nodata=-9999) as out:
        values = np.full((128, 128), 123.4, "float32")
        values[:20] = -9999
        out.write(values, 1)
    return path


@pytest.mark.parametrize("encoding", ["mapbox", "terrarium"])
def test_terrain_tiles_say_heights(run: Run, heights: Path, tmp_path: Path, encoding: str) -> None:
    target = tmp_path / "heights.mbtiles"
    run("terraintiles", INPUT=str(heights), ENCODING=encoding, MINZOOM=12, MAXZOOM=13,
        RESAMPLING="nearest", OUTPUT=str(target))  # fmt: skip
    metadata, tiles = content(target)
    assert (metadata["encoding"], metadata["format"]) == (encoding, "png")
    found = set()
    for (z, x, y), data in tiles.items():
        request = TerrainRequest(z, x, y, encoding=TerrainEncoding(encoding))
        assert data == render_terrain(heights, request).content
        red, green, blue, alpha = np.asarray(Image.open(BytesIO(data)).convert("RGBA"), int).T
        code = (red << 16) + (green << 8) + blue
        height = code / 10 - 10_000 if encoding == "mapbox" else code / 256 - 32_768
        found |= {round(float(value), 1) for value in np.unique(height[alpha > 0])}
        assert set(np.unique(np.round(height[alpha == 0], 1))) <= {0.0}
    assert found == {123.4}


def test_depths_become_heights_and_bands_are_refused(
    run: Run, heights: Path, raster: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tiles"
    run("terraintiles", INPUT=str(heights), INVERT=True, MAXZOOM=12, FOLDER=str(folder))
    assert json.loads((folder / "tilejson.json").read_text())["encoding"] == "mapbox"
    with pytest.raises(QgsProcessingException, match="one band"):
        run("terraintiles", INPUT=str(raster), OUTPUT=str(tmp_path / "x.mbtiles"))
