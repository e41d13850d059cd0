"""Measure the CPU time of a clip against GDAL's commands: interleaved runs, medians, ratios."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
import shapely
from rasterio.transform import Affine
from rasterio.warp import transform_geom
from rasterio.windows import Window

_GRID = Affine(10.0, 0.0, 500000.0, 0.0, -10.0, 5200000.0)
_CRS = "EPSG:32633"
_KINDS = {"uint16": ("uint16", 4, "DEFLATE"), "float32": ("float32", 1, "ZSTD")}
_STRIP = 512
_MASKED = """
import sys, json, rasterio, rasterio.mask
from rio_cogeo import cog_translate, cog_profiles
source, area, output, codec = sys.argv[1:]
with rasterio.open(source) as dataset:
    data, transform = rasterio.mask.mask(dataset, [json.loads(area)], crop=True)
    profile = dict(dataset.profile, height=data.shape[1], width=data.shape[2], transform=transform)
with rasterio.MemoryFile() as memory:
    with memory.open(**profile) as target:
        target.write(data)
    with memory.open() as target:
        cog_translate(target, output, cog_profiles.get(codec.lower()), quiet=True)
"""


def make_source(path: Path, dtype: str, bands: int, codec: str, side: int) -> None:
    """Write a COG that looks like imagery: slopes, edges and a little noise."""
    rng = np.random.default_rng(1)
    raw = path.with_suffix(".raw.tif")
    profile = {"driver": "GTiff", "dtype": dtype, "count": bands, "width": side, "height": side}
    profile |= {"crs": _CRS, "transform": _GRID, "nodata": 0, "tiled": True}
    with rasterio.open(raw, "w", **profile) as target:
        for row in range(0, side, _STRIP):
            rows, columns = np.mgrid[row : min(row + _STRIP, side), 0:side]
            base = 1500 + 600 * np.sin(rows / 300) + 500 * np.cos(columns / 210)
            base += 200 * ((rows // 90 + columns // 130) % 5)
            for band in range(1, bands + 1):
                noise = rng.normal(0, 12, base.shape)
                window = Window(0, row, side, rows.shape[0])
                target.write((base + 40 * band + noise).astype(dtype), band, window=window)
    options = [f"COMPRESS={codec}", "PREDICTOR=YES", "OVERVIEW_RESAMPLING=AVERAGE"]
    command = ["gdal_translate", "-q", "-of", "COG", str(raw), str(path)]
    subprocess.run(command + [part for item in options for part in ("-co", item)], check=True)
    raw.unlink()


def area(side: int, share: float) -> shapely.Polygon:
    """Return a star-shaped area of a share of the scene, in its CRS."""
    angles = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    radius = 1 + 0.12 * np.sin(5 * angles)
    shape = shapely.Polygon(np.column_stack([radius * np.cos(angles), radius * np.sin(angles)]))
    scale = side * float(np.sqrt(share / shape.area))
    xy = shapely.get_coordinates(shape) * scale + side * np.array([0.5, 0.5])
    return shapely.Polygon(xy * [_GRID.a, _GRID.e] + [_GRID.c, _GRID.f])


def cpu_seconds(command: list[str]) -> float:
    """Run a command and return what it took of the CPU, user and system."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def commands(
    source: Path, shape: shapely.Polygon, folder: Path, codec: str
) -> dict[str, list[str]]:
    """Return the command of each peer, ours first."""
    native = shapely.geometry.mapping(shape)
    lonlat = transform_geom(_CRS, "EPSG:4326", native)
    ours, cut = folder / "area.geojson", folder / "cutline.geojson"
    ours.write_text(json.dumps(lonlat))
    cut.write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": lonlat}))
    west, south, east, north = (str(bound) for bound in shape.bounds)
    cog = ["-of", "COG", "-co", f"COMPRESS={codec}", "-co", "PREDICTOR=YES"]
    out = str(folder / "out.tif")
    warp = ["gdalwarp", "-q", "-overwrite", "-cutline", str(cut), "-crop_to_cutline"]
    box = ["gdal_translate", "-q", "-projwin", west, north, east, south]
    clip = "import sys; from geopera_server.raster.clip import clip; print(clip(*sys.argv[1:]))"
    return {
        "ours": [sys.executable, "-c", clip, str(source), ours.read_text(), out],
        "gdalwarp": [*warp, *cog, str(source), out],
        "gdal_translate": [*box, *cog, str(source), out],
        "rasterio.mask": [
            sys.executable,
            "-c",
            _MASKED,
            str(source),
            json.dumps(native),
            out,
            codec,
        ],
    }


def main(arguments: Sequence[str]) -> None:
    """Print a line for each kind of raster and share of its area."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=10980, help="pixels of a side")
    parser.add_argument("--shares", type=float, nargs="+", default=[0.001, 0.05, 0.4])
    parser.add_argument("--kinds", nargs="+", choices=list(_KINDS), default=list(_KINDS))
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(arguments)
    if not shutil.which("gdalwarp"):
        sys.exit("The peers are missing: install the package gdal-bin.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in options.kinds:
            dtype, bands, codec = _KINDS[kind]
            source = folder / f"{kind}.tif"
            make_source(source, dtype, bands, codec, options.side)
            for share in options.shares:
                peers = commands(source, area(options.side, share), folder, codec)
                times: dict[str, list[float]] = {peer: [] for peer in peers}
                for _ in range(options.runs):
                    for peer, command in peers.items():
                        times[peer].append(cpu_seconds(command))
                middle = {peer: statistics.median(values) for peer, values in times.items()}
                ratios = "  ".join(
                    f"{peer} {middle[peer] / middle['ours']:.1f} x" for peer in list(peers)[1:]
                )
                print(
                    f"{kind} {options.side} px {share:.1%}: ours {middle['ours']:.2f} s  {ratios}"
                )
