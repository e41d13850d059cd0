"""Exact statistics over a quarter of a scene: ours and TiTiler, interleaved in one run."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
import psutil
import rasterio
import shapely
from rasterio.features import geometry_mask, geometry_window
from rasterio.warp import transform_geom

from . import imagery, servers

PERCENTILES = (2, 50, 98)
MOST_MB = 300
LEAST_RATIO = 30
_CRS = "EPSG:32633"
_PIXEL = 10.0
_TIMEOUT_S = 600


def area(side: int, share: float) -> dict[str, Any]:
    """Return a ragged polygon over a share of the scene, GeoJSON in EPSG:4326."""
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    radius = 1 + 0.12 * np.sin(3 * angles) + 0.05 * np.cos(7 * angles)
    ring = shapely.Polygon(np.column_stack([radius * np.cos(angles), radius * np.sin(angles)]))
    pixels = shapely.get_coordinates(ring) * side * float(np.sqrt(share / ring.area)) + side / 2
    native = pixels * [_PIXEL, -_PIXEL] + [imagery.WEST, imagery.NORTH]
    dense = shapely.segmentize(shapely.Polygon(native), 200)
    found: dict[str, Any] = transform_geom(_CRS, "EPSG:4326", shapely.geometry.mapping(dense))
    return found


def expected(path: Path, polygon: dict[str, Any]) -> list[dict[str, float]]:
    """Measure each band by NumPy, all of it in memory."""
    result = []
    with rasterio.open(path) as dataset:
        native = transform_geom("EPSG:4326", dataset.crs, polygon)
        window = geometry_window(dataset, [native])
        place = dataset.window_transform(window)
        inside = geometry_mask([native], (window.height, window.width), place, invert=True)
        for index in dataset.indexes:
            values = dataset.read(index, window=window)[inside]
            values = values[values != dataset.nodata]
            cuts = np.percentile(values, PERCENTILES)
            result.append(
                {"count": values.size, "mean": float(values.mean(dtype=np.float64))}
                | {f"percentile_{p}": float(cut) for p, cut in zip(PERCENTILES, cuts, strict=True)}
            )
    return result


def main(arguments: Sequence[str]) -> None:
    """Print seconds, peak memory and whether the percentiles are right; fail when ours are not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks statistics")
    parser.add_argument("--side", type=int, default=10980, help="pixels of the raster's side")
    parser.add_argument("--share", type=float, default=0.25, help="of the raster's area")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    options = parser.parse_args(arguments)
    folder: Path = options.folder.absolute()
    (folder / "home").mkdir(parents=True, exist_ok=True)
    path = imagery.write_sentinel(folder / f"write_sentinel-{options.side}.tif", options.side)
    polygon = area(options.side, options.share)
    truth = expected(path, polygon)
    print(f"statistics over {options.share:.0%} of {options.side} px a side x {len(truth)} bands")
    ours, peer = _compare(path, polygon, folder, options.runs)
    for name, result in (("ours", ours), ("TiTiler", peer)):
        wrong = _wrong(result.answer, truth)
        print(
            f"{name:8} {statistics.median(result.seconds):6.2f} s  {result.peak_mb:5.0f} MB more   "
            + ("percentiles right" if not wrong else f"percentiles wrong: {wrong}")
        )
    ratio = statistics.median(peer.seconds) / statistics.median(ours.seconds)
    print(f"TiTiler / ours x {ratio:.1f} (at least {LEAST_RATIO} at 10980 px)", flush=True)
    if _wrong(ours.answer, truth) or ours.peak_mb > MOST_MB:
        sys.exit("Our statistics are wrong, or take too much memory.")


class _Measured:
    """A server, and what its answers took."""

    def __init__(self, process: psutil.Process, port: int, path: str) -> None:
        self._process, self._port, self._path = process, port, path
        self._before_mb = process.memory_info().rss / 2**20
        self.seconds: list[float] = []
        self.answer: dict[str, Any] = {}
        self.peak_mb = 0.0

    def ask(self, body: dict[str, Any], headers: dict[str, str]) -> None:
        """Send a request and keep its time and answer."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_TIMEOUT_S)
        headers = {"Content-Type": "application/json", **headers}
        started = time.perf_counter()
        connection.request("POST", self._path, json.dumps(body), headers)
        answer = connection.getresponse()
        content = answer.read()
        self.seconds.append(time.perf_counter() - started)
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {content[:300]!r}")
        self.answer = json.loads(content)
        self.answer = self.answer.get("properties", {}).get("statistics", self.answer)

    def measure_memory(self) -> None:
        """Note how much more memory than before the first request was held at most."""
        status = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        (line,) = (line for line in status if line.startswith("VmHWM:"))
        self.peak_mb = int(line.split()[1]) / 1024 - self._before_mb


def _compare(
    path: Path, polygon: dict[str, Any], folder: Path, runs: int
) -> tuple[_Measured, _Measured]:
    own = psutil.Process()
    with servers.ours(folder / "home", folder) as (port, key):
        first = own.children()
        with servers.titiler(folder) as peer_port:
            (peer_process,) = [child for child in own.children() if child not in first]
            ours = _Measured(first[0], port, "/v1/op/cog.statistics")
            query = [("url", str(path)), *(("p", str(p)) for p in PERCENTILES)]
            peer = _Measured(peer_process, peer_port, f"/statistics?{urlencode(query)}")
            request = {"url": str(path), "geometry": polygon, "percentiles": list(PERCENTILES)}
            feature = {"type": "Feature", "properties": {}, "geometry": polygon}
            for _ in range(runs):
                peer.ask(feature, {})
                ours.ask(request, {"X-API-Key": key})
            ours.measure_memory()
            peer.measure_memory()
    return ours, peer


def _wrong(answer: dict[str, Any], truth: list[dict[str, float]]) -> str:
    """Return what differs from NumPy's percentiles by over half a step, in words."""
    differing = [
        f"b{number} {name[11:]} % {answer[f'b{number}'][name]:g}, not {band[name]:g}"
        for number, band in enumerate(truth, 1)
        for name in band
        if name.startswith("percentile") and abs(answer[f"b{number}"][name] - band[name]) > 0.5
    ]
    return "; ".join(differing[:3])
