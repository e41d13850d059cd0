"""The requests that both servers are asked, in a fixed order.

``asks_0_7`` walks every route and parameter of titiler.core 0.7.0, ``asks_2`` those of 2.4.0. The
url parameter holds a raster's name: whoever asks replaces it by a path.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# west, south, east and north, as degrees
BOUNDS = {
    "scene": (15.0, 52.3143, 15.0705, 52.3503),
    "photo": (14.9929, 52.3921, 15.0258, 52.4122),
    "clear": (15.0, 52.34, 15.064, 52.4),
    "relief": (15.0, 52.3233, 15.044, 52.3503),
    "classes": (14.9929, 52.3988, 15.0149, 52.4122),
    "masked": (15.0, 52.3215, 15.047, 52.3503),
    "scaled": (15.0, 52.36, 15.044, 52.4),
}
PLAIN = {  # what each raster needs to be drawn
    "scene": [("bidx", "3"), ("bidx", "2"), ("bidx", "1"), ("rescale", "0,4000")],
    "photo": [],
    "clear": [],
    "relief": [("rescale", "0,500")],
    "classes": [],
    "masked": [],
    "scaled": [("bidx", "1"), ("rescale", "-2000,2000")],
}
FORMATS = ("png", "jpg", "jpeg", "webp", "tif", "npy", "pngraw", "jp2")
TABLE = json.dumps({"0": "#ff0000", "1": [0, 255, 0, 255], "2": [0, 0, 255, 128]})
RAMP = json.dumps([[[0, 100], [255, 0, 0, 255]], [[100, 300], "#00ff00"], [[300, 600], "#0000ff"]])


@dataclass(frozen=True)
class Ask:
    """One request below ``/cog``."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: Any = None

    @property
    def name(self) -> str:
        """What the recorded answers are kept under."""
        text = self.path + "?" + "&".join(f"{key}={value}" for key, value in self.query)
        return text if self.body is None else f"POST {text} {json.dumps(self.body)}"


def tile(name: str, zoom: int, right: float = 0.5, down: float = 0.5) -> str:
    """Return z/x/y of the tile under a place of the raster."""
    west, south, east, north = BOUNDS[name]
    lon, lat = west + (east - west) * right, north + (south - north) * down
    across = (lon + 180) / 360 * 2**zoom
    sine = math.sin(math.radians(lat))
    along = (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * 2**zoom
    return f"{zoom}/{int(across)}/{int(along)}"


def get(path: str, name: str, *query: tuple[str, str]) -> Ask:
    """Return a GET of a raster."""
    return Ask(path, (("url", name), *query))


def area(
    name: str, left: float = 0.2, top: float = 0.3, right: float = 0.7, bottom: float = 0.8
) -> Any:
    """Return a feature whose polygon is a diamond in the raster."""
    west, south, east, north = BOUNDS[name]
    xs = [west + (east - west) * share for share in (left, (left + right) / 2, right)]
    ys = [north + (south - north) * share for share in (top, (top + bottom) / 2, bottom)]
    ring = [[xs[1], ys[0]], [xs[2], ys[1]], [xs[1], ys[2]], [xs[0], ys[1]], [xs[1], ys[0]]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"id": 7}, "geometry": geometry}


def box(
    name: str, left: float = 0.2, top: float = 0.3, right: float = 0.7, bottom: float = 0.8
) -> str:
    """Return "west,south,east,north" of a part of the raster."""
    west, south, east, north = BOUNDS[name]
    numbers = (
        west + (east - west) * left,
        north + (south - north) * bottom,
        west + (east - west) * right,
        north + (south - north) * top,
    )
    return ",".join(f"{number:.6f}" for number in numbers)


def place(name: str, right: float = 0.5, down: float = 0.5) -> str:
    """Return "lon,lat" of a place of the raster."""
    west, south, east, north = BOUNDS[name]
    return f"{west + (east - west) * right:.6f},{north + (south - north) * down:.6f}"


def looks() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Return rasters with the parameters of drawing that every picture route takes."""
    yield "scene", [("bidx", "4"), ("rescale", "0,4000"), ("colormap_name", "viridis")]
    yield "scene", [("bidx", "1"), ("rescale", "0,4000")]
    yield (
        "scene",
        [
            ("bidx", "1"),
            ("bidx", "2"),
            ("bidx", "3"),
            ("rescale", "0,4000"),
            ("rescale", "0,3000"),
            ("rescale", "500,3500"),
        ],
    )
    yield (
        "scene",
        [("expression", "(b4-b3)/(b4+b3)"), ("rescale", "-1,1"), ("colormap_name", "rdylgn")],
    )
    yield "scene", [("expression", "b1*2;b2+1;b3/2"), ("rescale", "0,8000")]
    yield "scene", [("expression", "b1"), ("rescale", "0,4000"), ("return_mask", "false")]
    yield "scene", [*PLAIN["scene"], ("color_formula", "gamma RG 1.5, sigmoidal RGB 10 0.4")]
    yield "scene", [("bidx", "1")]
    yield "scene", [("bidx", "1"), ("rescale", "0,4000"), ("nodata", "1500")]
    yield "photo", [("return_mask", "false")]
    yield "photo", [("bidx", "1"), ("colormap_name", "magma")]
    yield "photo", [("bidx", "3"), ("bidx", "2"), ("bidx", "1")]
    yield "photo", [("rescale", "50,200")]
    yield "photo", [("color_formula", "saturation 0.5")]
    yield "photo", [("nodata", "0")]
    yield "clear", [("bidx", "1")]
    yield "clear", [("rescale", "50,200")]
    yield "relief", [("rescale", "0,500"), ("colormap_name", "terrain")]
    yield "relief", [("colormap", RAMP)]
    yield "relief", [("expression", "b1*3.28"), ("rescale", "0,1500")]
    yield "classes", [("colormap", TABLE)]
    yield "classes", [("return_mask", "false")]
    yield "classes", [("colormap_name", "jet")]
    yield "masked", [("bidx", "2"), ("colormap_name", "greens")]
    yield "masked", [("return_mask", "false")]
    yield "scaled", [("unscale", "true"), ("bidx", "1"), ("rescale", "-10,30")]
    yield "scaled", [("bidx", "2"), ("rescale", "-2000,2000"), ("nodata", "nan")]


def resamplings() -> Iterator[str]:
    """Return the resamplings that GDAL can do both in warping and in reading."""
    yield from ("bilinear", "cubic", "cubic_spline", "lanczos", "average", "mode")


def errors(prefix: str) -> Iterator[Ask]:
    """Return requests that are wrong, on a tile route that begins with ``prefix``."""
    at = f"{prefix}/{tile('photo', 14)}"
    yield Ask(at)  # no url
    yield get(at + ".bmp", "photo")
    yield get(at + ".png", "missing")
    yield get(at + ".png", "photo", ("bidx", "9"))
    yield get(at + ".png", "photo", ("bidx", "x"))
    yield get(at + ".png", "photo", ("colormap_name", "nothing"))
    yield get(at + ".png", "photo", ("colormap", "{nothing"))
    yield get(at + ".png", "photo", ("rescale", "low,high"))
    yield get(at + ".png", "photo", ("expression", "b1+"))
    yield get(at + ".png", "photo", ("expression", "b9"))
    yield get(at + ".png", "photo", ("nodata", "x"))
    yield get(at + ".png", "photo", ("resampling", "best"))
    yield get(at + ".png", "photo", ("unscale", "perhaps"))
    yield get(at + ".png", "photo", ("buffer", "0.3"))
    yield get(at + ".png", "photo", ("buffer", "-1"))
    yield get(at + ".png", "photo", ("color_formula", "brighter 3"))
    yield get(at + ".png", "photo", ("colormap_name", "viridis"))  # three bands
    yield get(f"{prefix}/14/0/0.png", "photo")
    yield get(f"{prefix}/14/a/0.png", "photo")
    yield get(f"{prefix}/-1/0/0.png", "photo")
