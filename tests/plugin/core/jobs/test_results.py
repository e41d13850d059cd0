from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from qgis.core import (
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from geopera_plugin.client import Cancelled, Client, ClientError
from geopera_plugin.client.clips import create_area_clip, repeat_clip
from geopera_plugin.client.models import Job, Scene
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.jobs.results import (
    ProjectLeft,
    _as_tiff,
    _require_tiff,
    add_clip_to_project,
    free_path,
    saved_files,
)
from geopera_plugin.core.layers.layers import (
    install_path_hooks,
    make_layer,
    remove_path_hooks,
    spec_of,
)
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.core.style.native import apply_style, spread
from geopera_plugin.core.style.style import SceneStyle, layer_spec
from tests.plugin.conftest import settle, wait_for, write_scene


@pytest.fixture(autouse=True)
def hooks(connection: Connection) -> Iterator[None]:
    """Lead the tiles of layers to the server, as the plugin does."""
    install_path_hooks(connection)
    yield
    remove_path_hooks()


@pytest.fixture
def job(client: Client, scene: Scene, aoi: dict[str, Any]) -> Job:
    """A completed clip of the middle of the scene."""
    started = client.create_clip(scene.id, scene.project_id, aoi, name="middle")

    def completed() -> Job | None:
        now = client.job(started.id)
        assert now.error is None
        return now if now.status.is_final else None

    done: Job = wait_for(completed)
    return done


@pytest.fixture
def kept(client: Client, scene: Scene, aoi: dict[str, Any]) -> Job:
    """A completed clip of near infrared and red, in that order."""
    bands = {"data": ["nir", "red"]}
    started = client.create_clip(scene.id, scene.project_id, aoi, name="kept", bands=bands)
    return wait_for(lambda: (now := client.job(started.id)).status.is_final and now)


def add(job: Job, style: SceneStyle | None, connection: Connection, folder: Path) -> list[Any]:
    added: list[list[Any]] = []
    errors: list[Exception] = []
    add_clip_to_project(job, style, connection, folder, added.append, errors.append)
    wait_for(lambda: added or errors)
    assert not errors, errors
    return added[0]


def render(layer: QgsRasterLayer, size: int = 64) -> QImage:
    map_settings = QgsMapSettings()
    map_settings.setLayers([layer])
    map_settings.setBackgroundColor(QColor(0, 0, 0, 0))
    map_settings.setDestinationCrs(layer.crs())
    map_settings.setExtent(layer.extent())
    map_settings.setOutputSize(QSize(size, size))
    rendering = QgsMapRendererParallelJob(map_settings)
    rendering.start()
    rendering.waitForFinished()
    return rendering.renderedImage()


def test_bands_come_in_styled_like_the_source(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    style = SceneStyle.of_bands(("red", "green", "blue")).with_rescale(
        "1200,1500;1100,1400;1000,1200"
    )
    (layer,) = add(job, style, connection, tmp_path / "out")
    assert layer.isValid()
    assert layer.name() == "middle"
    assert Path(layer.source()).parent == tmp_path / "out"
    renderer = layer.renderer()
    assert (renderer.redBand(), renderer.greenBand(), renderer.blueBand()) == (3, 2, 1)
    contrasts = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    assert [(c.minimumValue(), c.maximumValue()) for c in contrasts] == [
        (1200, 1500),
        (1100, 1400),
        (1000, 1200),
    ]
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    assert group.name() == "middle"
    assert [child.layer() for child in group.findLayers()] == [layer]


def test_the_map_shows_the_stretched_pixels(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    style = SceneStyle.of_bands(("red", "green", "blue")).with_rescale("1000,2000")
    (layer,) = add(job, style, connection, tmp_path)
    with rasterio.open(layer.source()) as clip:
        pixels = clip.read(3)
        height, width = pixels.shape
    image = render(layer, 200)
    drawn = QColor(image.pixel(100, 100))
    expected = (float(pixels[height // 2, width // 2]) - 1000) * 255 / 1000
    assert drawn.red() == pytest.approx(expected, abs=4)
    assert drawn.red() > drawn.green() > drawn.blue()


def test_the_file_has_the_pixels_of_the_source(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    (layer,) = add(job, None, connection, tmp_path / "out")
    with (
        rasterio.open(layer.source()) as clip,
        rasterio.open(tmp_path / "sources" / "fields_2026-04-12.tif") as source,
    ):
        window = source.window(*clip.bounds)
        whole = source.read(window=window.round_offsets().round_lengths())
        inside = clip.dataset_mask() > 0
        assert inside.sum() > 5_000
        assert np.array_equal(clip.read()[:, inside], whole[:, inside])


def test_a_formula_gets_tiles_above_the_file(
    connection: Connection, client: Client, job: Job, tmp_path: Path
) -> None:
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    style = SceneStyle.of_formula(ndvi).with_rescale("0,0.1")
    tiles, native = add(job, style, connection, tmp_path)
    spec = spec_of(tiles)
    assert spec is not None
    assert spec.url == f"geopera://jobs/{job.id}/data"
    assert (spec.rescale, spec.colormap, spec.expression) == (
        "0,0.1",
        ndvi.colormap,
        ndvi.expression,
    )
    assert tiles.name() == "middle NDVI"
    assert tiles.extent().width() < 3_000
    assert native.providerType() == "gdal"
    order = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    assert order == [tiles, native]
    drawn = QColor(render(tiles).pixelColor(32, 32))
    assert drawn.alpha() == 255
    assert drawn.name() != "#000000"


def test_a_style_without_stretch_is_measured_on_the_clip(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    (layer,) = add(job, SceneStyle.of_bands(("nir",)), connection, tmp_path)
    contrast = layer.renderer().contrastEnhancement()
    assert layer.renderer().usesBands() == [4]
    assert 1200 < contrast.minimumValue() < 1350
    assert 1550 < contrast.maximumValue() < 1700


def test_one_band_with_a_colormap_has_its_colours(
    connection: Connection, client: Client, job: Job, tmp_path: Path
) -> None:
    style = SceneStyle.of_bands(("nir",), "viridis").with_rescale("1000,2000")
    (layer,) = add(job, style, connection, tmp_path)
    colors = next(
        entry.colors
        for group in client.colormaps().values()
        for entry in group
        if entry.name == "viridis"
    )
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    drawn = [item.color.name() for item in items]
    assert (drawn[0], drawn[-1]) == (colors[0].lower(), colors[-1].lower())
    assert len(set(drawn)) == len(drawn) >= len(colors)
    assert (items[0].value, items[-1].value) == (1000, 2000)


def test_a_style_of_bands_that_are_not_there_falls_back(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    style = SceneStyle.of_bands(("elevation",)).with_rescale("0,3000")
    (layer,) = add(job, style, connection, tmp_path)
    assert layer.renderer().redBand() == 3


def test_a_second_time_keeps_the_first_file(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    (first,) = add(job, None, connection, tmp_path / "out")
    (second,) = add(job, None, connection, tmp_path / "out")
    assert first.source() != second.source()
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_cancelled_downloads_leave_nothing(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    calls: list[Any] = []
    task = add_clip_to_project(job, None, connection, tmp_path / "out", calls.append, calls.append)
    task.cancel()
    wait_for(lambda: not task.is_running)
    settle()
    assert [call for call in calls if not isinstance(call, Cancelled)] == []
    assert QgsProject.instance().mapLayers() == {}


def test_without_a_connection_it_is_told(settings: PluginSettings, tmp_path: Path) -> None:
    errors: list[Exception] = []
    job = Job.from_dict({"id": "1", "status": "completed"})
    add_clip_to_project(
        job, None, Connection(settings), tmp_path, lambda layers: None, errors.append
    )
    wait_for(lambda: errors)
    assert isinstance(errors[0], ClientError)
    assert "connection" in str(errors[0])


@pytest.mark.parametrize(
    ("filename", "expected"),
    [
        ("a.tif", "a.tif"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b:c?.tif", "a_b_c_.tif"),
        ("...", "clip.tif"),
    ],
)
def test_file_names_stay_in_their_folder(tmp_path: Path, filename: str, expected: str) -> None:
    path = free_path(tmp_path, filename)
    assert path.parent == tmp_path
    assert path.name == expected


def test_colours_are_spread_evenly() -> None:
    assert spread(["#000000", "#808080", "#ffffff"], 0, 10) == [
        (0, "#000000"),
        (5, "#808080"),
        (10, "#ffffff"),
    ]
    assert spread(["#000000"], 3, 4) == [(3, "#000000")]
    assert spread([], 3, 4) == []


def test_an_alpha_band_stays_in_use(qgis_app: object, tmp_path: Path) -> None:
    path = write_scene(tmp_path / "masked.tif")
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as out:
        out.nodata = None
        mask = np.zeros((256, 256), "uint8")
        mask[:, 128:] = 255
        out.write_mask(mask)
    layer = QgsRasterLayer(str(path), "masked", "gdal")
    apply_style(layer, [3, 2, 1], [(1000, 2000)] * 3)
    image = render(layer)
    assert image.pixelColor(10, 32).alpha() == 0
    assert image.pixelColor(50, 32).alpha() == 255


def finished(client: Client, job: Job) -> Job:
    return wait_for(lambda: (now := client.job(job.id)).status.is_final and now)


def test_a_clip_of_a_delivery_area_comes_in_natural_colour(
    connection: Connection, client: Client, aoi: dict[str, Any], tmp_path: Path
) -> None:
    path = connection.settings.home / "storage" / "areas" / "north" / "rgb" / "2026-04-12.tif"
    write_scene(path)
    organization = client.userinfo().organization_id
    started = create_area_clip(client, organization, "north", ["rgb@2026-04-12"], aoi, "quay")
    job = finished(client, started)
    (layer,) = add(job, {}, connection, tmp_path / "out")
    assert layer.isValid()
    assert layer.name() == "quay"
    assert layer.renderer().redBand() == 3
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    tiles, _native = add(job, SceneStyle.of_formula(ndvi), connection, tmp_path / "out")
    assert spec_of(tiles).url == f"geopera://jobs/{job.id}/rgb%402026-04-12"
    assert QColor(render(tiles).pixelColor(32, 32)).alpha() == 255


def test_it_looks_as_its_source_was_shown_though_that_is_gone(
    connection: Connection, client: Client, scene: Scene, job: Job, tmp_path: Path
) -> None:
    look = layer_spec(scene, "data", SceneStyle.of_bands(("nir",), "viridis"))
    look = replace(look, rescale="1000,1500")
    client.op("items.delete", {"item_id": scene.id})
    (layer,) = add(job, {"data": look}, connection, tmp_path / "out")
    shader = layer.renderer().shader().rasterShaderFunction()
    items = shader.colorRampItemList()
    assert (items[0].value, items[-1].value) == (1000, 1500)


def test_a_formula_keeps_its_name_and_stretch(
    connection: Connection, client: Client, scene: Scene, job: Job, tmp_path: Path
) -> None:
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    look = layer_spec(scene, "data", SceneStyle.of_formula(ndvi).with_rescale("0,0.1"))
    tiles, _native = add(job, {"data": replace(look, resampling="bilinear")}, connection, tmp_path)
    spec = spec_of(tiles)
    assert (tiles.name(), spec.rescale, spec.resampling) == ("middle NDVI", "0,0.1", "bilinear")


def test_saved_files_are_not_downloaded_again(
    connection: Connection, client: Client, job: Job, tmp_path: Path
) -> None:
    (first,) = add(job, None, connection, tmp_path / "out")
    saved = saved_files([first])
    added: list[Any] = []
    add_clip_to_project(job, None, connection, tmp_path / "out", added.append, None, saved)
    wait_for(lambda: added)
    assert Path(added[0][0].source()) == saved[0]
    saved[0].write_bytes(b"another file")
    add_clip_to_project(job, None, connection, tmp_path / "out", added.append, None, saved)
    wait_for(lambda: len(added) == 2)
    assert Path(added[1][0].source()) != saved[0], "what has changed is not the clip any more"


@pytest.mark.parametrize(
    "content", [b"<VRTDataset rasterXSize='1' rasterYSize='1'/>", b"<GDAL_WMS/>", b""]
)
def test_what_is_no_tiff_is_not_kept(tmp_path: Path, content: bytes) -> None:
    """GDAL would open it by its content, with whatever files and addresses it names."""
    path = tmp_path / "clip.tif"
    path.write_bytes(content)
    with pytest.raises(ClientError, match="no GeoTIFF"):
        _require_tiff(path)
    assert not path.exists()


@pytest.mark.parametrize(
    ("filename", "expected"),
    [("a.tif", "a.tif"), ("a.TIFF", "a.TIFF"), ("a.vrt", "a.vrt.tif"), ("..", "clip.tif")],
)
def test_a_clip_is_named_as_a_tiff(filename: str, expected: str) -> None:
    assert _as_tiff(filename) == expected


def test_a_clip_of_some_bands_is_drawn_by_what_is_left(
    connection: Connection, client: Client, kept: Job, tmp_path: Path
) -> None:
    assert kept.bands == {"data": (4, 3)}
    (grey,) = add(kept, SceneStyle.of_bands(("nir",)), connection, tmp_path)
    assert (grey.bandCount(), grey.renderer().usesBands()) == (2, [1])
    assert 1200 < grey.renderer().contrastEnhancement().minimumValue() < 1350, "measured on nir"
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    tiles, _file = add(kept, SceneStyle.of_formula(ndvi), connection, tmp_path)
    spec = spec_of(tiles)
    assert spec is not None
    assert spec.expression == "(b1 - b2) / (b1 + b2)"
    assert QColor(render(tiles).pixelColor(32, 32)).alpha() == 255
    (natural,) = add(kept, SceneStyle.of_bands(("red", "green", "blue")), connection, tmp_path)
    assert natural.isValid(), "what was left out cannot be drawn"
    again = repeat_clip(client, kept.id)
    assert again.bands == kept.bands


def test_two_clips_of_one_name_get_a_file_each(
    connection: Connection, client: Client, job: Job, kept: Job, tmp_path: Path
) -> None:
    """Both names were free when they began, and the later file replaced the other."""
    same = [replace(each, output_name="same") for each in (job, kept)]
    same = [
        replace(each, outputs=(replace(each.outputs[0], filename="same.tif"),)) for each in same
    ]
    added: list[list[Any]] = []
    errors: list[Exception] = []
    for each in same:
        add_clip_to_project(each, None, connection, tmp_path / "out", added.append, errors.append)
    wait_for(lambda: len(added) + len(errors) == 2)
    assert not errors
    assert {layer.bandCount() for layers in added for layer in layers} == {4, 2}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["same.tif", "same_2.tif"]


def test_a_clip_does_not_go_into_another_project(
    connection: Connection, job: Job, tmp_path: Path
) -> None:
    added: list[list[Any]] = []
    errors: list[Exception] = []
    add_clip_to_project(job, None, connection, tmp_path / "out", added.append, errors.append)
    QgsProject.instance().clear()
    wait_for(lambda: added or errors)
    (error,) = errors
    assert isinstance(error, ProjectLeft)
    assert [path.is_file() for path in error.paths] == [True]
    assert not QgsProject.instance().mapLayers()
    (layer,) = add_saved(job, error.paths, connection, tmp_path / "out")
    assert layer.isValid()
    assert len(list((tmp_path / "out").glob("*.tif"))) == 1


def add_saved(job: Job, paths: list[Path], connection: Connection, folder: Path) -> list[Any]:
    added: list[list[Any]] = []
    add_clip_to_project(job, None, connection, folder, added.append, None, paths)
    wait_for(lambda: added)
    return added[0]


def test_tiles_of_a_clip_are_of_the_server_that_made_it(
    connection: Connection, client: Client, job: Job, tmp_path: Path
) -> None:
    """Another server may be in use by the time that its files are here."""
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    style = SceneStyle.of_formula(ndvi).with_rescale("0,1")
    layer = make_layer(LayerSpec("geopera://jobs/1/data", "a"), connection, "harbour")
    assert spec_of(layer).server == "harbour"
    added: list[list[Any]] = []
    add_clip_to_project(job, style, connection, tmp_path / "out", added.append)
    connection._server_id = "harbour"
    try:
        wait_for(lambda: added)
        assert spec_of(added[0][0]).server == ""
    finally:
        connection._server_id = ""


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), Cancelled("Download")])
def test_what_does_not_arrive_leaves_nothing(
    connection: Connection,
    client: Client,
    job: Job,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def breaks(*_args: Any) -> None:
        raise error

    monkeypatch.setattr(client, "download", breaks)
    errors: list[Exception] = []
    add_clip_to_project(
        job, None, connection, tmp_path / "out", lambda _layers: None, errors.append
    )
    wait_for(lambda: errors)
    assert errors == [error]
    assert not list((tmp_path / "out").iterdir())
