"""Measure a clip against GDAL: CPU time and memory, interleaved runs, medians, ratios."""

from __future__ import annotations

import argparse
import compileall
import itertools
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
import shapely
from numpy.typing import NDArray
from rasterio.features import rasterize
from rasterio.transform import Affine
from rasterio.warp import transform_geom
from rasterio.windows import Window, from_bounds

import geopera_server
from geopera_server.raster.clip import clip

from . import imagery
from .clip_bytes import bytes_ratio

_CRS = "EPSG:32633"
_STRIP = 512
_WARM_RUNS = 9
_PEERS = ["gdal_translate", "rasterio.mask"]  # beside gdalwarp
_POLL_S = 0.01
_PEAK = re.compile(r"VmHWM:\s*(\d+) kB")
_MASKED = """
import sys, json, rasterio, rasterio.mask
from rio_cogeo import cog_translate, cog_profiles
source, area, output, codec = sys.argv[1:]
with rasterio.open(source) as dataset:
    data, transform = rasterio.mask.mask(dataset, [json.loads(area)], crop=True)
    profile = dict(dataset.profile, height=data.shape[1], width=data.shape[2], transform=transform)
profile.pop("photometric", None)
profile["compress"] = "zstd"
with rasterio.MemoryFile() as memory:
    with memory.open(**profile) as target:
        target.write(data)
    with memory.open() as target:
        cog_translate(target, output, cog_profiles.get(codec.lower()), quiet=True)
"""


@dataclass(frozen=True)
class Kind:
    """A kind of raster, and the options by which GDAL writes the like."""

    write: Callable[[Path, int], object]
    options: tuple[str, ...]


def _lossless(dtype: str, bands: int, codec: str) -> Kind:
    def write(path: Path, side: int) -> None:
        imagery.write_lossless(path, dtype, bands, codec, side)

    return Kind(write, (f"COMPRESS={codec}", "PREDICTOR=YES"))


KINDS = {
    "uint16": _lossless("uint16", 4, "DEFLATE"),
    "jpeg": Kind(imagery.write_masked, ("COMPRESS=JPEG", "QUALITY=85")),
    "float32": _lossless("float32", 1, "ZSTD"),
}


@dataclass(frozen=True)
class Run:
    """What a process took: CPU seconds, user and system, and its peak memory."""

    cpu_s: float
    peak_mb: float


def area(side: int, share: float, grid: Affine) -> shapely.Polygon:
    """Return a star-shaped area of a share of the scene, in its CRS."""
    angles = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    radius = 1 + 0.12 * np.sin(5 * angles)
    shape = shapely.Polygon(np.column_stack([radius * np.cos(angles), radius * np.sin(angles)]))
    scale = side * float(np.sqrt(share / shape.area))
    xy = shapely.get_coordinates(shape) * scale + side * np.array([0.5, 0.5])
    return shapely.Polygon(xy * [grid.a, grid.e] + [grid.c, grid.f])


def run(command: list[str]) -> Run:
    """Run a command and return what it took.

    The peak is looked up while it runs: what the system tells at its end counts this process, too.
    """
    peak_kb = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        status = Path(f"/proc/{process.pid}/status")
        while True:
            found = _PEAK.search(status.read_text())
            peak_kb = max(peak_kb, int(found[1]) if found else 0)
            pid, code, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(_POLL_S)
        process.returncode = os.waitstatus_to_exitcode(code)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {said}")
    return Run(usage.ru_utime + usage.ru_stime, peak_kb / 1024)


def commands(
    source: Path, shape: shapely.Polygon, folder: Path, options: tuple[str, ...]
) -> dict[str, list[str]]:
    """Return the command of each peer, ours first."""
    native = shapely.geometry.mapping(shape)
    lonlat = transform_geom(_CRS, "EPSG:4326", native)
    cut = folder / "area.geojson"
    cut.write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": lonlat}))
    west, south, east, north = (str(bound) for bound in shape.bounds)
    cog = ["-of", "COG", *(part for item in options for part in ("-co", item))]
    codec = options[0].partition("=")[2]
    warp = ["gdalwarp", "-q", "-overwrite", "-cutline", str(cut), "-crop_to_cutline"]
    box = ["gdal_translate", "-q", "-projwin", west, north, east, south]
    masked = [sys.executable, "-c", _MASKED, str(source), json.dumps(native)]

    def out(name: str) -> str:
        return str(folder / f"{name}.tif")

    ours = [sys.executable, "-m", "geopera_server", "clip", str(source), str(cut), out("ours")]
    return {
        "ours": ours,
        "gdalwarp": [*warp, *cog, str(source), out("gdalwarp")],
        "gdal_translate": [*box, *cog, str(source), out("gdal_translate")],
        "rasterio.mask": [*masked, out("rasterio.mask"), codec],
    }


def warm_seconds(source: Path, cut: Path, output: Path) -> float:
    """Return the CPU seconds of a clip in this process, when all is loaded."""
    shape = json.loads(cut.read_text())
    times = []
    for _ in range(_WARM_RUNS):
        before = time.process_time()
        clip(source, shape, output)
        times.append(time.process_time() - before)
    return statistics.median(times[2:])


def changed_pixels(source: Path, output: Path, shape: shapely.Polygon) -> int:
    """Return how many pixels inside differ between a clip and its source, both read by GDAL."""
    changed = 0
    with rasterio.open(source) as before, rasterio.open(output) as after:
        place = from_bounds(*after.bounds, before.transform)
        deep = shape.buffer(-before.transform.a)  # edges straight in lon/lat bow by less than that
        column, row = round(place.col_off), round(place.row_off)
        for start in range(0, after.height, _STRIP):
            height = min(_STRIP, after.height - start)
            window = Window(0, start, after.width, height)
            moved = Window(column, row + start, after.width, height)
            grid = after.window_transform(window)
            inside: NDArray[np.bool_] = rasterize(
                [deep], (height, after.width), transform=grid, dtype="uint8"
            ).astype(bool)
            other = (before.read(window=moved) != after.read(window=window)).any(axis=0)
            changed += int((other & inside).sum())
    return changed


def report(
    name: str,
    source: Path,
    shape: shapely.Polygon,
    folder: Path,
    kind: Kind,
    options: argparse.Namespace,
) -> None:
    """Print the lines of one raster and one share."""
    chosen = {"ours", "gdalwarp", *options.peers}
    peers = commands(source, shape, folder, kind.options)
    peers = {peer: command for peer, command in peers.items() if peer in chosen}
    taken: dict[str, list[Run]] = {peer: [] for peer in peers}
    for _ in range(options.runs):
        for peer, command in peers.items():
            taken[peer].append(run(command))
    cpu = {peer: statistics.median(one.cpu_s for one in every) for peer, every in taken.items()}
    ratios = "  ".join(f"{peer} {cpu[peer] / cpu['ours']:.1f} x" for peer in list(peers)[1:])
    print(f"{name}: ours {cpu['ours']:.2f} s CPU  {ratios}")
    warm = warm_seconds(source, folder / "area.geojson", folder / "warm.tif")
    peaks = "  ".join(
        f"{peer} {max(one.peak_mb for one in every):.0f}" for peer, every in taken.items()
    )
    sizes = "  ".join(
        f"{peer} {(folder / f'{peer}.tif').stat().st_size / 1e6:.2f}" for peer in peers
    )
    changed = changed_pixels(source, folder / "ours.tif", shape)
    print(f"    in process, warm: {warm:.3f} s, gdalwarp {cpu['gdalwarp'] / warm:.1f} x")
    print(f"    peak MB: {peaks};  file MB: {sizes};  pixels inside that changed: {changed}")
    lonlat = shapely.geometry.shape(json.loads((folder / "area.geojson").read_text())["geometry"])
    ratio = bytes_ratio(source, lonlat, folder / "remote.tif")
    print(f"    over HTTP: {ratio:.2f} x the bytes of the touched tiles", flush=True)


def main(arguments: Sequence[str]) -> None:
    """Print lines for each kind of raster and share of its area."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[10980, 16000], help="in pixels")
    parser.add_argument("--shares", type=float, nargs="+", default=[0.001, 0.05, 0.4])
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--peers", nargs="*", choices=_PEERS, default=_PEERS)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks/clip"))
    options = parser.parse_args(arguments)
    if not shutil.which("gdalwarp"):
        sys.exit("The peers are missing: install the package gdal-bin.")
    _compile()
    options.folder.mkdir(parents=True, exist_ok=True)
    for side, kind in itertools.product(options.sides, options.kinds):
        source = options.folder.absolute() / f"{kind}-{side}.tif"
        if not source.exists():
            KINDS[kind].write(source, side)
        with rasterio.open(source) as dataset:
            grid = dataset.transform
        for share in options.shares:
            shape = area(side, share, grid)
            with tempfile.TemporaryDirectory() as name:
                title = f"{kind} {side} px {share:.1%}"
                report(title, source, shape, Path(name), KINDS[kind], options)


def _compile() -> None:
    """Compile our modules, as those of the peers are: the sources may just have changed."""
    compileall.compile_dir(Path(geopera_server.__file__).parent, quiet=2)
