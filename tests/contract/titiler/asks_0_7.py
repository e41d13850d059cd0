"""Requests for every route and parameter of titiler.core 0.7.0."""

from __future__ import annotations

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


def all_asks() -> Iterator[Ask]:
    """Return the requests in order, none of them twice."""
    seen = set()
    for part in (_documents, _tiles, _previews, _crops, _points, _statistics, _mistakes):
        for ask in part():
            if ask.name not in seen:
                seen.add(ask.name)
                yield ask


def _documents() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get("/bounds", name)
        yield get("/info", name)
        yield get("/info.geojson", name)
        yield get("/tilejson.json", name, *PLAIN[name])
        yield get("/WMTSCapabilities.xml", name)
    yield get("/WebMercatorQuad/tilejson.json", "photo")
    yield get("/tilejson.json", "photo", ("tile_format", "png"))
    yield get("/tilejson.json", "photo", ("tile_scale", "2"), ("tile_format", "webp"))
    yield get("/tilejson.json", "photo", ("minzoom", "3"), ("maxzoom", "15"))
    yield get("/tilejson.json", "scene", ("TileMatrixSetId", "WorldCRS84Quad"))
    yield get("/tilejson.json", "scene", ("buffer", "1"), ("expression", "b1/b2"))
    yield get("/tilejson.json", "scene", ("tile_scale", "7"))
    yield get("/tilejson.json", "scene", ("tile_format", "bmp"))
    yield get("/tilejson.json", "missing")
    for matrix_set in MATRIX_SETS:
        yield get(f"/{matrix_set}/tilejson.json", "scene")
        yield get(f"/{matrix_set}/WMTSCapabilities.xml", "scene")
    yield get("/WMTSCapabilities.xml", "photo", ("tile_format", "jpg"), ("tile_scale", "2"))
    yield get("/WMTSCapabilities.xml", "photo", ("minzoom", "10"), ("maxzoom", "12"))
    yield get("/WMTSCapabilities.xml", "scene", ("bidx", "1"), ("rescale", "0,4000"))
    yield get("/WMTSCapabilities.xml", "photo", ("SERVICE", "WMTS"), ("REQUEST", "GetCapabilities"))
    yield get("/Nothing/tilejson.json", "photo")
    yield get("/Nothing/WMTSCapabilities.xml", "photo")


def _tiles() -> Iterator[Ask]:
    for name in BOUNDS:
        for zoom in (10, 12, 13, 14, 15):
            yield get(f"/tiles/{tile(name, zoom)}.png", name, *PLAIN[name])
        yield get(f"/tiles/{tile(name, 13)}", name, *PLAIN[name])
        yield get(f"/tiles/{tile(name, 16)}", name, *PLAIN[name])
        yield get(f"/tiles/{tile(name, 14, 0.02, 0.02)}.png", name, *PLAIN[name])
        yield get(f"/tiles/WebMercatorQuad/{tile(name, 14)}.jpg", name, *PLAIN[name])
    for image_format in FORMATS:
        yield get(f"/tiles/{tile('photo', 14)}.{image_format}", "photo")
        yield get(f"/tiles/{tile('scene', 14)}.{image_format}", "scene", *PLAIN["scene"])
        yield get(f"/tiles/{tile('relief', 14)}.{image_format}", "relief")
    for name, query in looks():
        yield get(f"/tiles/{tile(name, 14)}.png", name, *query)
    for name, query in list(looks())[::3]:
        yield get(f"/tiles/{tile(name, 13)}.webp", name, *query)
    for resampling in resamplings():
        yield get(f"/tiles/{tile('photo', 15)}.png", "photo", ("resampling", resampling))
        yield get(
            f"/tiles/{tile('scene', 12)}.png", "scene", *PLAIN["scene"], ("resampling", resampling)
        )
    at = tile("photo", 14)
    for matrix_set in ("", "WebMercatorQuad/"):
        yield get(f"/tiles/{matrix_set}{at}@1x", "photo")
        yield get(f"/tiles/{matrix_set}{at}@2x.png", "photo")
        yield get(f"/tiles/{matrix_set}{at}@3x.jpg", "photo")
        yield get(f"/tiles/{matrix_set}{at}@4x.jpg", "photo")
        yield get(f"/tiles/{matrix_set}{at}", "photo", ("scale", "2"))
        yield get(f"/tiles/{matrix_set}{at}.png", "photo", ("scale", "2"))
        yield get(f"/tiles/{matrix_set}{at}", "photo", ("format", "webp"))
        yield get(f"/tiles/{matrix_set}{at}@2x", "photo", ("format", "png"))
    yield get(f"/tiles/{at}.png", "photo", ("TileMatrixSetId", "WebMercatorQuad"))
    for buffer in ("0.5", "1", "2.5"):
        yield get(f"/tiles/{at}.png", "photo", ("buffer", buffer))
        yield get(f"/tiles/{tile('scene', 13)}.png", "scene", *PLAIN["scene"], ("buffer", buffer))
    yield get("/tiles/WorldCRS84Quad/12/4437/856.png", "scene", *PLAIN["scene"])
    yield get("/tiles/WorldCRS84Quad/12/4437/855.png", "clear")
    yield get("/tiles/WGS1984Quad/12/4437/856.png", "scene", *PLAIN["scene"])
    yield get("/tiles/Nothing/0/0/0.png", "photo")
    yield get("/tiles/WorldMercatorWGS84Quad/0/0/0.png", "photo")


def _previews() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get("/preview", name, *PLAIN[name])
        yield get("/preview.png", name, *PLAIN[name], ("max_size", "128"))
        yield get("/preview.jpg", name, *PLAIN[name], ("width", "100"), ("height", "80"))
    for image_format in FORMATS:
        yield get(f"/preview.{image_format}", "masked", ("max_size", "100"))
    for name, query in looks():
        yield get("/preview.png", name, *query, ("max_size", "200"))
    yield get("/preview", "photo", ("format", "webp"), ("max_size", "64"))
    yield get("/preview.png", "photo", ("width", "100"))
    yield get("/preview.png", "photo", ("max_size", "90"), ("resampling", "average"))
    yield get("/preview.png", "photo", ("max_size", "90"), ("resampling", "bilinear"))
    yield get("/preview.bmp", "photo")
    yield get("/preview.png", "missing")


def _crops() -> Iterator[Ask]:
    for name in BOUNDS:
        yield get(f"/crop/{box(name)}.png", name, *PLAIN[name])
        yield get(f"/crop/{box(name)}/90x70.png", name, *PLAIN[name])
        yield get(f"/crop/{box(name)}.tif", name, *PLAIN[name])
        yield Ask("/crop", (("url", name), *PLAIN[name]), area(name))
        yield Ask("/crop.png", (("url", name), *PLAIN[name]), area(name))
        yield Ask("/crop/90x70.png", (("url", name), *PLAIN[name]), area(name))
    for image_format in FORMATS:
        yield get(f"/crop/{box('photo')}.{image_format}", "photo", ("max_size", "64"))
    for name, query in list(looks())[::2]:
        yield get(f"/crop/{box(name)}.png", name, *query)
        yield Ask("/crop.png", (("url", name), *query), area(name))
    yield get(f"/crop/{box('photo')}.png", "photo", ("width", "50"), ("height", "40"))
    yield get(f"/crop/{box('photo')}.png", "photo", ("max_size", "60"), ("resampling", "cubic"))
    yield get(f"/crop/{box('photo', -0.5, -0.5, 0.5, 0.5)}.png", "photo")
    yield get(f"/crop/{box('photo')}.bmp", "photo")
    yield get("/crop/a,b,c,d.png", "photo")
    yield Ask("/crop.png", (("url", "photo"),), {"type": "Feature"})
    yield Ask("/crop.png", (("url", "photo"),), {**area("photo"), "geometry": {"type": "Polygon"}})


def _points() -> Iterator[Ask]:
    for name in BOUNDS:
        for right, down in ((0.5, 0.5), (0.21, 0.34), (0.01, 0.01)):
            yield get(f"/point/{place(name, right, down)}", name)
    yield get(f"/point/{place('scene')}", "scene", ("bidx", "3"), ("bidx", "1"))
    yield get(f"/point/{place('scene')}", "scene", ("expression", "b1+b2;b3/b4"))
    yield get(f"/point/{place('scaled')}", "scaled", ("unscale", "true"))
    yield get(f"/point/{place('scene')}", "scene", ("nodata", "5"))
    yield get(f"/point/{place('scene')}", "scene", ("resampling", "bilinear"))
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
    yield get("/statistics", "photo", ("max_size", "64"), ("resampling", "average"))
    yield get("/statistics", "scene", ("p", "x"))
    yield get("/statistics", "scene", ("histogram_bins", "x"))
    yield get("/statistics", "scene", ("histogram_range", "x"))
    yield get("/statistics", "missing")
    features = {"type": "FeatureCollection", "features": [area("scene")]}
    yield Ask("/statistics", (("url", "scene"), ("bidx", "1")), features)
    two = {"type": "FeatureCollection", "features": [area("scene"), area("scene", 0.5)]}
    yield Ask("/statistics", (("url", "scene"), ("bidx", "1")), two)
    yield Ask("/statistics", (("url", "scene"), ("max_size", "64")), area("scene"))
    yield Ask(
        "/statistics", (("url", "scene"), ("p", "10"), ("histogram_bins", "4")), area("scene")
    )
    yield Ask("/statistics", (("url", "classes"), ("categorical", "true")), area("classes"))
    yield Ask("/statistics", (("url", "scene"),), {"type": "Point", "coordinates": [0, 0]})


def _mistakes() -> Iterator[Ask]:
    yield from errors("/tiles")
    yield Ask("/info")
    yield Ask("/bounds")
    yield get("/nothing", "photo")
