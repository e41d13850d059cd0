"""Read areas from files, and survive what is no such file."""

from __future__ import annotations

import contextlib
import json
import os
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateTransformContext, QgsFeedback

from geopera_plugin.client.errors import Cancelled
from geopera_plugin.core.aoi import archive as aoi_archive
from geopera_plugin.core.aoi import file as aoi_file
from geopera_plugin.core.aoi.area import Area
from geopera_plugin.core.aoi.file import list_layers, read_area
from geopera_plugin.core.aoi.world import AreaProblem

SQUARE = "POLYGON((12 50, 13 50, 13 51, 12 51, 12 50))"
FAR = "POLYGON((20 50, 21 50, 21 51, 20 51, 20 50))"


def write(path: Path, driver: str, layers: dict[str, list[str]], epsg: int = 4326) -> Path:
    """Write layers of WKT geometries."""
    with contextlib.ExitStack() as stack:
        for module in (gdal, ogr, osr):
            if hasattr(module, "ExceptionMgr"):  # GDAL 3.7 warns who does not choose
                stack.enter_context(module.ExceptionMgr(useExceptions=True))
        _write(path, driver, layers, epsg)
    return path


def _write(path: Path, driver: str, layers: dict[str, list[str]], epsg: int) -> None:
    reference = None
    if epsg:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    chosen = ogr.GetDriverByName(driver)
    if chosen is None and driver == "LIBKML":  # Debian's GDAL 3.13 is built without it
        chosen = ogr.GetDriverByName("KML")
    dataset = chosen.CreateDataSource(str(path))
    for name, shapes in layers.items():
        kind = ogr.CreateGeometryFromWkt(shapes[0]).GetGeometryType()
        layer = dataset.CreateLayer(name, reference, kind)
        for wkt in shapes:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            layer.CreateFeature(feature)
    dataset = None


def read(path: Path, number: int = 0) -> Area:
    layer = list_layers(str(path))[number]
    return read_area(layer, QgsCoordinateTransformContext(), QgsFeedback())


def bounds(area: Area) -> list[float]:
    box = area.geometry.boundingBox()
    return [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]


@pytest.mark.parametrize(
    ("name", "driver"),
    [
        ("field.gpkg", "GPKG"),
        ("field.geojson", "GeoJSON"),
        ("field.kml", "LIBKML"),
        ("field.shp", "ESRI Shapefile"),
        ("field.fgb", "FlatGeobuf"),
        ("field.tab", "MapInfo File"),
        ("field.gml", "GML"),
    ],
)
def test_polygons_of_many_formats(tmp_path: Path, name: str, driver: str) -> None:
    area = read(write(tmp_path / name, driver, {"field": [SQUARE, FAR]}))
    assert bounds(area) == pytest.approx([12, 50, 21, 51], abs=1e-6)
    assert area.geometry.isMultipart()
    assert area.problem is None


def test_a_track_of_a_gpx_that_returns_is_an_area(tmp_path: Path) -> None:
    path = tmp_path / "walk.gpx"
    points = [(12, 50), (12.01, 50), (12.01, 50.01), (12, 50.01), (12.0003, 50.0001)]
    track = "".join(f'<trkpt lat="{y}" lon="{x}"/>' for x, y in points)
    path.write_text(
        '<gpx version="1.1" creator="a"><wpt lat="1" lon="1"/>'
        f"<trk><trkseg>{track}</trkseg></trk></gpx>"
    )
    assert bounds(read(path)) == pytest.approx([12, 50, 12.01, 50.01], abs=1e-6)
    track = "".join(f'<trkpt lat="{y}" lon="{x}"/>' for x, y in points[:3])
    path.write_text(f'<gpx version="1.1" creator="a"><trk><trkseg>{track}</trkseg></trk></gpx>')
    with pytest.raises(AreaProblem, match="none that ends where it begins"):
        read(path)


def test_several_layers_are_offered_and_points_are_not(tmp_path: Path) -> None:
    layers = {"west": [SQUARE], "trees": ["POINT(1 1)"], "east": [FAR]}
    path = write(tmp_path / "farm.gpkg", "GPKG", layers)
    assert [layer.name for layer in list_layers(str(path))] == ["west", "east"]
    assert bounds(read(path, 1)) == pytest.approx([20, 50, 21, 51])


def test_a_projected_layer_becomes_degrees(tmp_path: Path) -> None:
    wkt = "POLYGON((500000 5800000, 501000 5800000, 501000 5799000, 500000 5800000))"
    area = read(write(tmp_path / "utm.gpkg", "GPKG", {"utm": [wkt]}, 32633))
    assert bounds(area)[0] == pytest.approx(15, abs=1e-6)
    assert area.area_m2 == pytest.approx(500_000, rel=0.001)


def test_without_a_crs_only_degrees_are_believed(tmp_path: Path) -> None:
    assert bounds(read(write(tmp_path / "a.shp", "ESRI Shapefile", {"a": [SQUARE]}, 0)))[0] == 12
    wkt = "POLYGON((500000 5800000, 501000 5800000, 501000 5799000, 500000 5800000))"
    with pytest.raises(AreaProblem, match="CRS"):
        read(write(tmp_path / "b.shp", "ESRI Shapefile", {"b": [wkt]}, 0))


def test_zipped_shapefiles_and_others_are_read(tmp_path: Path) -> None:
    write(tmp_path / "field.shp", "ESRI Shapefile", {"field": [SQUARE]})
    write(tmp_path / "far.geojson", "GeoJSON", {"far": [FAR]})
    archive = tmp_path / "some fields.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for part in tmp_path.glob("field.*"):
            out.write(part, f"inside/{part.name}")
        out.write(tmp_path / "far.geojson", "far.geojson")
        out.writestr("__MACOSX/._far.geojson", b"junk")
    names = sorted(layer.name for layer in list_layers(str(archive)))
    assert names == ["far", "field"]
    assert bounds(read(archive, names.index("field")))[2] in (13, 21)


def test_what_refers_to_other_places_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path / "secret.geojson", "GeoJSON", {"secret": [SQUARE]})
    vrt = (
        '<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource relativeToVRT="1">'
        "secret.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
    )
    for name in ("look.vrt", "look.geojson", "look.kml"):
        (tmp_path / name).write_text(vrt)
        with pytest.raises(AreaProblem, match="no vector file"):
            list_layers(str(tmp_path / name))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no vector file"),
        (os.urandom(4000), "no vector file"),
        (b'{"type": "FeatureCollection", "features": []}', "no polygons"),
        (b"PK\x03\x04 not an archive", "no readable archive"),
    ],
)
def test_broken_files_are_told(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / ("a.zip" if content.startswith(b"PK") else "a.geojson")
    path.write_bytes(content)
    with pytest.raises(AreaProblem, match=words):
        list_layers(str(path))


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.geojson")
    for path in (tmp_path, tmp_path / "none.shp", tmp_path / "pipe.geojson"):
        with pytest.raises(AreaProblem):
            list_layers(str(path))
    for path in ("/vsicurl/http://127.0.0.1:9/a.geojson", "http://127.0.0.1:9/a.json", "a\0b"):
        with pytest.raises(AreaProblem):
            list_layers(path)


def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.gpkg", "GPKG", {"a": [SQUARE, FAR]})
    monkeypatch.setattr(aoi_file, "MAX_FEATURES", 1)
    with pytest.raises(AreaProblem, match="more than 1 features"):
        read(path)
    monkeypatch.setattr(aoi_file, "MAX_FEATURES", 10)
    monkeypatch.setattr(aoi_file, "MAX_COORDINATES", 9)
    with pytest.raises(AreaProblem, match="more than 9 vertices"):
        read(path)
    monkeypatch.setattr(aoi_archive, "MAX_BYTES", 100)
    with pytest.raises(AreaProblem, match="larger than"):
        list_layers(str(path))


def test_an_archive_that_would_fill_the_disk_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aoi_archive, "MAX_BYTES", 10_000_000)
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for number in range(3):
            out.writestr(f"{number}.geojson", b"0" * 4_000_000)
    assert archive.stat().st_size < 100_000
    with pytest.raises(AreaProblem, match="larger than"):
        list_layers(str(archive))


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    (layer,) = list_layers(str(write(tmp_path / "a.gpkg", "GPKG", {"a": [SQUARE]})))
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        read_area(layer, QgsCoordinateTransformContext(), feedback)


def test_gdal_is_left_as_it_was(tmp_path: Path) -> None:
    before = gdal.GetUseExceptions()
    document = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    (tmp_path / "a.json").write_text(json.dumps(document))
    assert read(tmp_path / "a.json").area_m2 > 0
    assert gdal.GetUseExceptions() == before
