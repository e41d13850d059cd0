"""Clips in the readers that people have: tifffile, QGIS and geotiff.js see what rasterio sees."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import tifffile
from rasterio.transform import Affine

from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip import clip
from geopera_server.raster.source import raster_env

from .npm import script

HEIGHT, WIDTH = 2200, 2600  # large enough to be copied by tiles
AREA = "POLYGON ((15.02 46.94, 15.32 46.92, 15.31 46.77, 15.05 46.79, 15.02 46.94))"
KINDS: dict[str, dict[str, Any]] = {
    "deflate": {"dtype": "uint16", "count": 4, "compress": "deflate", "predictor": 2, "nodata": 0},
    "zstd": {"dtype": "float32", "count": 1, "compress": "zstd", "predictor": 3, "nodata": -9999},
    "lzw": {"dtype": "int16", "count": 2, "compress": "lzw", "interleave": "band"},
    "jpeg": {"dtype": "uint8", "count": 3, "compress": "jpeg", "photometric": "YCBCR"},
}
IN_QGIS = """
import json, sys
from qgis.core import QgsApplication, QgsPointXY, QgsRasterLayer
application = QgsApplication([], False)
application.initQgis()
seen = []
for path, x, y, bands in json.loads(sys.argv[1]):
    layer = QgsRasterLayer(path, "clip")
    provider = layer.dataProvider()
    values = [provider.sample(QgsPointXY(x, y), band + 1)[0] for band in range(bands)]
    seen.append([layer.isValid(), layer.crs().authid(), layer.width(), layer.height(), values])
print(json.dumps(seen))
del provider, layer
application.exitQgis()
"""
IN_NODE = """
globalThis.Worker = class {};  // of browsers: looked at when loaded, used by pools alone
const { fromArrayBuffer } = require(process.argv[1]);
const { readFileSync } = require("node:fs");
const main = async () => {
  const seen = [];
  for (const [path, column, row] of JSON.parse(process.argv[2])) {
    const bytes = readFileSync(path);
    const { buffer, byteOffset, byteLength } = bytes;
    const tiff = await fromArrayBuffer(buffer.slice(byteOffset, byteOffset + byteLength));
    const image = await tiff.getImage();
    const window = [column, row, column + 1, row + 1];
    const values = (await image.readRasters({ window })).map((band) => Number(band[0]));
    seen.push([image.getWidth(), image.getHeight(), image.getOrigin(), values]);
  }
  console.log(JSON.stringify(seen));
};
main().catch((error) => { console.error(String(error)); process.exit(1); });
"""


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Clips of every kind, some copied by tiles and some cropped."""
    folder = tmp_path_factory.mktemp("clips")
    rng = np.random.default_rng(5)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    scene = 120 + 60 * np.sin(rows / 90) * np.cos(columns / 70) + rng.integers(0, 9, rows.shape)
    found = {}
    for name, kind in KINDS.items():
        source = folder / f"{name}.source.tif"
        profile = {"driver": "GTiff", "height": HEIGHT, "width": WIDTH, "crs": "EPSG:32633"}
        profile |= {"transform": Affine(10, 0, 500000, 0, -10, 5200000), "tiled": True}
        profile |= {"blockxsize": 256, "blockysize": 256, "interleave": "pixel", **kind}
        with raster_env(), rasterio.open(source, "w", **profile) as dataset:
            for band in range(1, kind["count"] + 1):
                dataset.write((scene + band).astype(kind["dtype"]), band)
        with raster_env(), rasterio.open(source, "r+") as dataset:
            dataset.build_overviews((2, 4, 8), rasterio.enums.Resampling.nearest)
        found[name] = folder / f"{name}.tif"
        clip(source, parse_aoi(AREA), found[name])
    return found


def probes(clips: dict[str, Path]) -> list[tuple[Path, int, int, float, float, list[float]]]:
    """Return of each clip a pixel in its middle: path, column, row, x, y and values."""
    result = []
    for path in clips.values():
        with rasterio.open(path) as dataset:
            row, column = dataset.height // 2, dataset.width // 2
            x, y = dataset.xy(row, column)
            values = dataset.read(window=((row, row + 1), (column, column + 1))).ravel()
            assert dataset.read_masks(1)[row, column]
        result.append((path, column, row, x, y, [float(value) for value in values]))
    return result


def test_tifffile(clips: dict[str, Path]) -> None:
    for path in clips.values():
        with tifffile.TiffFile(path) as tiff, rasterio.open(path) as dataset:
            pixels = tiff.series[0].asarray()
            bands = dataset.read()
            if pixels.ndim == 2:
                pixels = pixels[None]
            elif pixels.shape[-1] == dataset.count:
                pixels = np.moveaxis(pixels, -1, 0)
            difference = np.abs(pixels.astype(np.float64) - bands)
            assert difference.max() <= (3 if "jpeg" in path.name else 0), path.name
            assert tiff.geotiff_metadata["ProjectedCSTypeGeoKey"] == 32633


def test_qgis(clips: dict[str, Path]) -> None:
    python = "/usr/bin/python3"
    if subprocess.run([python, "-c", "import qgis.core"], capture_output=True).returncode:
        pytest.skip("the system's Python has no QGIS")
    points = probes(clips)
    asked = json.dumps([[str(path), x, y, len(values)] for path, _, _, x, y, values in points])
    told = subprocess.run(
        [python, "-c", IN_QGIS, asked],
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(points[0][0].parent)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not told.returncode, told.stderr[-1500:]
    for (path, *_, values), seen in zip(points, json.loads(told.stdout), strict=True):
        with rasterio.open(path) as dataset:
            size = [dataset.width, dataset.height]
        assert seen[:4] == [True, "EPSG:32633", *size], path.name
        assert seen[4] == pytest.approx(values, abs=2 if "jpeg" in path.name else 0), path.name


def test_geotiff_js(clips: dict[str, Path], tmp_path: Path) -> None:
    """The build for browsers, in Node."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node here")
    reader = tmp_path / "geotiff.js"
    reader.write_text(
        script("geotiff@3.0.5", "dist-browser/geotiff.js", "GEOPERA_GEOTIFF_JS", tmp_path),
        encoding="utf-8",
    )
    points = probes(clips)
    asked = json.dumps([[str(path), column, row] for path, column, row, *_ in points])
    told = subprocess.run(
        [node, "-e", IN_NODE, str(reader), asked], capture_output=True, text=True, timeout=60
    )
    assert not told.returncode, told.stderr[-1500:]
    for (path, *_, values), seen in zip(points, json.loads(told.stdout), strict=True):
        with rasterio.open(path) as dataset:
            assert seen[:2] == [dataset.width, dataset.height], path.name
            assert seen[2][:2] == pytest.approx([dataset.transform.c, dataset.transform.f])
        if "jpeg" in path.name:  # it leaves colours as they are stored: luminance comes first
            luminance = np.dot(values, [0.299, 0.587, 0.114])
            assert seen[3][0] == pytest.approx(luminance, abs=3)
        else:
            assert seen[3] == values, path.name
