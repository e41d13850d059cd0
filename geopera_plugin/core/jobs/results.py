"""Bring the files of a finished clip into the project, styled like the scene they were cut from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Callable

from qgis.core import QgsFeedback, QgsMapLayer, QgsProject

from ...client import Client, ClientError
from ...client.clips import job_layers
from ...client.errors import Missing
from ...client.models import Asset, Job, Scene
from ..connection import Connection
from ..file_kinds import TIFF, has_ending
from ..layers.layers import make_layer
from ..layers.spec import LayerSpec
from ..project_visit import ProjectVisit
from ..style.spec import style_of
from ..style.style import (
    SceneStyle,
    layer_spec,
)
from ..tasks import BackgroundTask, run_in_background
from ..translate import tr
from .result_looks import Result, open_result, plan_result

JOB_PROPERTY = "geopera/job"
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class ProjectLeft(ClientError):
    """The files are here, but the project for which they were fetched is not open any more."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__("Another project")
        self.paths = list(paths)


def add_clip_to_project(
    job: Job,
    style: SceneStyle | Mapping[str, LayerSpec] | None,
    connection: Connection,
    folder: Path,
    on_done: Callable[[list[QgsMapLayer]], None],
    on_error: Callable[[Exception], None] | None = None,
    saved: Sequence[Path] = (),
) -> BackgroundTask:
    """Download the outputs of a job, then add them to the project in a group named after it.

    When the project is closed meanwhile, ``on_error`` gets ``ProjectLeft``: another one that is
    open by then has nothing to do with it.

    ``style`` is one for all of them, or how the source of each was shown, by asset key. Files
    that were ``saved`` before are not downloaded again.
    QGIS cannot draw a formula: the file is drawn in natural colour then, and a layer of tiles of
    the same clip in the same style lies on top.
    """
    client, server_id = connection.client, connection.server_id
    visit = ProjectVisit()

    def fetch(feedback: QgsFeedback) -> list[Result]:
        if client is None:
            raise ClientError(
                tr("No connection"), tr("Wait until the server is up, then try again.")
            )
        return _fetch(client, job, style, folder, feedback, saved)

    def add(results: list[Result]) -> None:
        if visit.end():
            failed(ProjectLeft([result.path for result in results]))
        else:
            on_done(_add(job, results, connection, server_id))

    def failed(error: Exception) -> None:
        if not isinstance(error, ProjectLeft):
            visit.end()
        if on_error is not None:
            on_error(error)

    return run_in_background(f"Download {job.title}", fetch, add, failed)


def saved_files(layers: Sequence[QgsMapLayer]) -> list[Path]:
    """Return the files among the layers of a clip, in the order of the job's outputs."""
    return [Path(layer.source()) for layer in layers if layer.providerType() == "gdal"]


def free_path(folder: Path, filename: str) -> Path:
    """Return an empty new file in a folder, with a name that every system takes.

    It is made at once: two clips of one name may be on their way.
    """
    name = _UNSAFE.sub("_", filename).strip(". ") or "clip.tif"
    path = folder / name
    number = 2
    while True:
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            path = folder / f"{Path(name).stem}_{number}{Path(name).suffix}"
            number += 1
        else:
            return path


def _as_tiff(filename: str) -> str:
    """Return a file name that says what the file has to be."""
    name = filename.strip(". ") or "clip"
    return name if has_ending(name, TIFF) else f"{name}.tif"


def _require_tiff(path: Path) -> None:
    """Delete what is no TIFF: GDAL looks at the content, and a VRT may name any file or address.

    Raises:
        ClientError: it was none.
    """
    with path.open("rb") as file:
        begins = file.read(4)
    if begins not in _TIFF:
        path.unlink()
        raise ClientError(
            tr("This is no GeoTIFF"),
            tr("The server sent something else than the clip: it was not kept."),
        )


def _fetch(
    client: Client,
    job: Job,
    style: SceneStyle | Mapping[str, LayerSpec] | None,
    folder: Path,
    feedback: QgsFeedback,
    saved: Sequence[Path],
) -> list[Result]:
    """Download and measure, in the background."""
    outputs = job.outputs or client.outputs(job.id)
    kept = [path.stat().st_size for path in saved] == [each.size_bytes for each in outputs]
    scene = _scene(client, job)
    looks = style if isinstance(style, Mapping) else {}
    shared = None if isinstance(style, Mapping) else style
    formulas = client.formulas() if any(look.expression for look in looks.values()) else ()
    folder.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    made: list[Path] = []
    try:
        for place, output in enumerate(outputs):

            def progress(share: float, place: int = place) -> None:
                feedback.setProgress(100.0 * (place + share) / len(outputs))

            path = saved[place] if kept else free_path(folder, _as_tiff(output.filename))
            if not kept:
                made.append(path)
                body = {"job_id": job.id, "mosaic_type": output.mosaic_type}
                client.download("clip.job.download", body, path, progress, feedback.isCanceled)
                _require_tiff(path)
            look = looks.get(output.mosaic_type)
            drawn = style_of(look, formulas) if look is not None else shared
            planned = plan_result(client, job, output, scene, drawn, path)
            results.append(replace(planned, layer=open_result(planned)))
    except Exception:
        for path in made:  # their names are free again
            path.unlink(missing_ok=True)
        raise
    return results


def _scene(client: Client, job: Job) -> Scene:
    """Return the scene that a job cut; one made of its files, when it was an area or is gone."""
    if job.source_item_id:
        try:
            scene = client.scene(job.source_item_id)
            if {output.mosaic_type for output in job.outputs} <= {a.key for a in scene.assets}:
                return scene
        except Missing:
            pass  # deleted since
    layers = job_layers(client, job.id)
    assets = tuple(
        Asset(
            key=layer.mosaic_type,
            href=layer.url,
            title=layer.mosaic_type,
            media_type="image/tiff",
            bands=layer.bands,
            minzoom=layer.minzoom,
            maxzoom=layer.maxzoom,
        )
        for layer in layers.values()
    )
    boxes = [layer.bbox for layer in layers.values() if layer.bbox is not None]
    return Scene(
        id="",
        project_id=job.project_id,
        title=job.area or job.title,
        bbox=boxes[0] if boxes else None,
        geometry=job.aoi_geometry,
        assets=assets,
    )


def _add(
    job: Job, results: Sequence[Result], connection: Connection, server_id: str
) -> list[QgsMapLayer]:
    """Put layers into the project, on the GUI thread: a group on top, tiles above files."""
    project = QgsProject.instance()
    group = project.layerTreeRoot().insertGroup(0, job.title)
    layers: list[QgsMapLayer] = []
    for result in results:
        suffix = f" {result.asset.key}" if len(results) > 1 else ""
        if result.tiles is not None:
            spec = layer_spec(result.scene, result.asset.key, result.tiles)
            title = f"{job.title}{suffix} {result.tiles.short_title}"
            layers.append(make_layer(replace(spec, title=title), connection, server_id))
        native = result.layer or open_result(result)
        native.setName(f"{job.title}{suffix}")
        layers.append(native)
    for layer in layers:
        layer.setCustomProperty(JOB_PROPERTY, job.id)
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    return layers
