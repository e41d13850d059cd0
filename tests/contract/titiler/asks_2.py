"""Requests for every route and parameter of titiler.core 2.4.0."""

from __future__ import annotations

import json
from collections.abc import Iterator

from asks import (
    BOUNDS,
    FORMATS,
    PLAIN,
    Ask,
    area,
    box,
    errors,
    get,
    looks,
    place,
    resamplings,
    tile,
)

MATRIX_SETS = (
    "WorldCRS84Quad",
    "EuropeanETRS89_LAEAQuad",
    "UTM31WGS84Quad",
    "WorldMercatorWGS84Quad",
)
MERCATOR = "/tiles/WebMercatorQuad"
LOCAL = ("coord_crs", "EPSG:3857")
CORNER = "1670000,6869000,1672500,6873000"  # of the photo, in EPSG:3857


def all_asks() -> Iterator[Ask]:
    """Return the requests in order, none of them twice."""
    seen = set()
    parts = (_documents, _tiles, _previews, _boxes, _points, _statistics, _lists, _algorithms)
    for part in (*parts, _mistakes):
        for ask in part():
            if ask.name not in seen:
                seen.add(ask.name)
                yield ask


def _documents() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get("/info", name)
        yield get("/info.geojson", name)
        yield get("/WebMercatorQuad/tilejson.json", name, *PLAIN[name])
    yield get("/info.geojson", "scene", ("crs", "EPSG:4258"))
    yield get("/info.geojson", "scene", ("crs", "nothing"))
    yield get("/WebMercatorQuad/tilejson.json", "photo", ("tile_format", "png"))
    yield get("/WebMercatorQuad/tilejson.json", "photo", ("tilesize", "256"))
    yield get("/WebMercatorQuad/tilejson.json", "photo", ("minzoom", "3"), ("maxzoom", "15"))
    yield get("/WebMercatorQuad/tilejson.json", "scene", ("tilesize", "0"))
    yield get("/WebMercatorQuad/tilejson.json", "scene", ("tile_format", "bmp"))
    yield get("/WebMercatorQuad/tilejson.json", "missing")
    for matrix_set in MATRIX_SETS:
        yield get(f"/{matrix_set}/tilejson.json", "scene")
    yield get("/Nothing/tilejson.json", "photo")
    yield get("/WebMercatorQuad/map.html", "photo")
    yield get("/Nothing/map.html", "photo")


def _tiles() -> Iterator[Ask]:
    for name in BOUNDS:
        for zoom in (10, 12, 13, 14, 15):
            yield get(f"{MERCATOR}/{tile(name, zoom)}.png", name, *PLAIN[name])
        yield get(f"{MERCATOR}/{tile(name, 13)}", name, *PLAIN[name])
        yield get(f"{MERCATOR}/{tile(name, 16)}", name, *PLAIN[name])
        yield get(f"{MERCATOR}/{tile(name, 14, 0.02, 0.02)}.png", name, *PLAIN[name])
        yield get(f"{MERCATOR}/{tile(name, 14)}.jpg", name, *PLAIN[name])
    for image_format in (*FORMATS, "tiff"):
        yield get(f"{MERCATOR}/{tile('photo', 14)}.{image_format}", "photo")
        yield get(f"{MERCATOR}/{tile('scene', 14)}.{image_format}", "scene", *PLAIN["scene"])
        yield get(f"{MERCATOR}/{tile('relief', 14)}.{image_format}", "relief")
    for name, query in looks():
        yield get(f"{MERCATOR}/{tile(name, 14)}.png", name, *query)
    for name, query in list(looks())[::3]:
        yield get(f"{MERCATOR}/{tile(name, 13)}.webp", name, *query)
    for resampling in resamplings():
        yield get(f"{MERCATOR}/{tile('photo', 15)}.png", "photo", ("resampling", resampling))
        yield get(
            f"{MERCATOR}/{tile('scene', 12)}.png",
            "scene",
            *PLAIN["scene"],
            ("reproject", resampling),
        )
    at = f"{MERCATOR}/{tile('photo', 14)}"
    yield get(f"{at}.png", "photo", ("tilesize", "512"))
    yield get(f"{at}.png", "photo", ("tilesize", "128"))
    yield get(f"{at}.png", "photo", ("tilesize", "0"))
    for buffer in ("0.5", "1", "2.5"):
        yield get(f"{at}.png", "photo", ("buffer", buffer))
        yield get(
            f"{MERCATOR}/{tile('scene', 13)}.png", "scene", *PLAIN["scene"], ("buffer", buffer)
        )
    yield get(f"{at}.png", "photo", ("padding", "4"), ("resampling", "bilinear"))
    yield get("/tiles/WorldCRS84Quad/12/4437/856.png", "scene", *PLAIN["scene"])
    yield get("/tiles/WorldCRS84Quad/12/4437/855.png", "clear")
    yield get("/tiles/Nothing/0/0/0.png", "photo")


def _previews() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get("/preview", name, *PLAIN[name])
        yield get("/preview.png", name, *PLAIN[name], ("max_size", "128"))
        yield get("/preview/100x80.jpg", name, *PLAIN[name])
    for image_format in FORMATS:
        yield get(f"/preview.{image_format}", "masked", ("max_size", "100"))
    for name, query in list(looks())[::2]:
        yield get("/preview.png", name, *query, ("max_size", "200"))
    yield get("/preview.png", "photo", ("width", "100"))
    yield get("/preview.png", "photo", ("max_size", "90"), ("resampling", "average"))
    yield get("/preview.png", "masked", ("max_size", "90"), ("dst_crs", "EPSG:3857"))
    yield get("/preview.bmp", "photo")
    yield get("/preview.png", "photo", ("dst_crs", "nothing"))
    yield get("/preview.png", "missing")


def _boxes() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get(f"/bbox/{box(name)}.png", name, *PLAIN[name])
        yield get(f"/bbox/{box(name)}/90x70.png", name, *PLAIN[name])
        yield get(f"/bbox/{box(name)}.tif", name, *PLAIN[name])
        yield Ask("/feature", (("url", name), *PLAIN[name]), area(name))
        yield Ask("/feature.png", (("url", name), *PLAIN[name]), area(name))
        yield Ask("/feature/90x70.png", (("url", name), *PLAIN[name]), area(name))
    for image_format in FORMATS:
        yield get(f"/bbox/{box('photo')}.{image_format}", "photo", ("max_size", "64"))
    for name, query in list(looks())[1::2]:
        yield get(f"/bbox/{box(name)}.png", name, *query)
        yield Ask("/feature.png", (("url", name), *query), area(name))
    yield get(f"/bbox/{CORNER}.png", "photo", LOCAL)
    yield get(f"/bbox/{CORNER}.tif", "photo", LOCAL, ("dst_crs", "EPSG:4326"))
    yield get(f"/bbox/{box('scene')}.tif", "scene", *PLAIN["scene"], ("dst_crs", "EPSG:32633"))
    yield get(f"/bbox/{box('photo')}.png", "photo", ("width", "50"), ("height", "40"))
    yield get(f"/bbox/{box('photo', -0.5, -0.5, 0.5, 0.5)}.png", "photo")
    yield get(f"/bbox/{box('photo')}.bmp", "photo")
    yield get("/bbox/a,b,c,d.png", "photo")
    yield Ask("/feature.png", (("url", "masked"), ("dst_crs", "EPSG:3857")), area("masked"))
    yield Ask("/feature.png", (("url", "photo"),), {"type": "Feature"})
    yield get("/map", "photo", ("bbox", box("photo")), ("width", "64"), ("height", "48"))
    yield get("/map", "photo", ("f", "jpeg"))
    yield get("/map", "scene", *PLAIN["scene"], ("crs", "EPSG:3857"), ("width", "80"))
    yield get("/map", "photo", ("bbox", CORNER), ("bbox-crs", "[EPSG:3857]"), ("height", "50"))
    yield get("/map", "photo", ("bbox", "1,2,3"))


def _points() -> Iterator[Ask]:
    for name in BOUNDS:
        for right, down in ((0.5, 0.5), (0.21, 0.34), (0.01, 0.01)):
            yield get(f"/point/{place(name, right, down)}", name)
    yield get(f"/point/{place('scene')}", "scene", ("bidx", "3"), ("bidx", "1"))
    yield get(f"/point/{place('scene')}", "scene", ("expression", "b1+b2;b3/b4"))
    yield get(f"/point/{place('scaled')}", "scaled", ("unscale", "true"))
    yield get(f"/point/{place('scene')}", "scene", ("nodata", "5"))
    yield get("/point/1670500,6872000", "photo", LOCAL)
    yield get("/point/-100,10", "scene")
    yield get("/point/east,north", "scene")
    yield get(f"/point/{place('scene')}", "scene", ("bidx", "12"))
    yield get(f"/point/{place('scene')}", "missing")


def _statistics() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get("/statistics", name)
        yield Ask("/statistics", (("url", name),), area(name))
    yield get("/statistics", "scene", ("bidx", "2"), ("p", "5"), ("p", "50"), ("p", "95"))
    yield get("/statistics", "scene", ("expression", "b1/b2"))
    yield get("/statistics", "scene", ("expression", "b1+b2;b3-b4"), ("max_size", "100"))
    yield get("/statistics", "scene", ("histogram_bins", "20"))
    yield get("/statistics", "scene", ("histogram_bins", "0,1000,2000,4000"))
    yield get("/statistics", "scene", ("histogram_bins", "5"), ("histogram_range", "0,2000"))
    yield get("/statistics", "classes", ("categorical", "true"))
    yield get("/statistics", "classes", ("categorical", "true"), ("c", "1"), ("c", "3"), ("c", "9"))
    yield get("/statistics", "scaled", ("unscale", "true"))
    yield get("/statistics", "scene", ("nodata", "1500"), ("bidx", "1"))
    yield get("/statistics", "photo", ("width", "64"), ("height", "64"))
    yield get("/statistics", "scene", ("p", "x"))
    yield get("/statistics", "scene", ("histogram_bins", "x"))
    yield get("/statistics", "scene", ("histogram_range", "x"))
    yield get("/statistics", "missing")
    two = {"type": "FeatureCollection", "features": [area("scene"), area("scene", 0.5)]}
    yield Ask("/statistics", (("url", "scene"), ("bidx", "1")), two)
    yield Ask("/statistics", (("url", "scene"), ("max_size", "64")), area("scene"))
    yield Ask(
        "/statistics", (("url", "scene"), ("p", "10"), ("histogram_bins", "4")), area("scene")
    )
    yield Ask("/statistics", (("url", "scene"), ("dst_crs", "EPSG:3857")), area("scene"))
    yield Ask("/statistics", (("url", "classes"), ("categorical", "true")), area("classes"))
    yield Ask("/statistics", (("url", "scene"),), {"type": "Point", "coordinates": [0, 0]})


def _lists() -> Iterator[Ask]:
    yield get("/tiles", "scene")
    yield get("/tiles", "photo", ("f", "json"))
    yield get("/tiles/WebMercatorQuad", "scene")
    yield get("/tiles/WebMercatorQuad", "photo", ("minzoom", "10"), ("maxzoom", "12"))
    yield get("/tiles/WorldCRS84Quad", "photo")
    yield get("/tiles/Nothing", "photo")
    for path in ("/tileMatrixSets", "/colorMaps", "/algorithms"):
        yield Ask(path)
    for name in ("WebMercatorQuad", "WorldCRS84Quad", "UTM31WGS84Quad", "Nothing"):
        yield Ask(f"/tileMatrixSets/{name}")
    for name in ("viridis", "rdylgn", "nothing"):
        yield Ask(f"/colorMaps/{name}")
    yield Ask("/colorMaps/viridis", (("f", "png"),))
    yield Ask("/colorMaps/viridis", (("f", "png"), ("orientation", "vertical"), ("width", "30")))


def _algorithms() -> Iterator[Ask]:
    relief = f"{MERCATOR}/{tile('relief', 14)}.png"
    scene = f"{MERCATOR}/{tile('scene', 14)}.png"
    photo = f"{MERCATOR}/{tile('photo', 14)}.png"
    for name in ("hillshade", "slope", "terrainrgb", "terrarium"):
        yield get(relief, "relief", ("algorithm", name))
    steep = json.dumps({"azimuth": 45, "angle_altitude": 30, "z_exaggeration": 2})
    yield get(
        relief, "relief", ("algorithm", "hillshade"), ("algorithm_params", steep), ("buffer", "3")
    )
    yield get(
        scene,
        "scene",
        ("bidx", "4"),
        ("bidx", "3"),
        ("algorithm", "normalizedIndex"),
        ("rescale", "-1,1"),
    )
    for name in ("min", "max", "mean", "median", "std", "var", "sum"):
        yield get(scene, "scene", ("algorithm", name), ("rescale", "0,4000"))
    for name in ("cast", "ceil", "floor"):
        yield get(relief, "relief", ("algorithm", name), ("rescale", "0,500"))
    for name in ("grayscale", "bitonal"):
        yield get(photo, "photo", ("algorithm", name))
    yield get(photo, "photo", ("algorithm", "nothing"))
    yield get(photo, "photo", ("algorithm", "grayscale"), ("algorithm_params", "{nothing"))


def _mistakes() -> Iterator[Ask]:
    yield from errors(MERCATOR)
    yield Ask("/info")
    yield get("/bounds", "photo")
    yield get("/nothing", "photo")
