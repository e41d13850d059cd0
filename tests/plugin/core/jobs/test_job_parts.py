"""Pace, failures in words, batches, orders and looks."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from qgis.core import QgsFeedback, QgsProject

from geopera_plugin.client import Client, ClientError
from geopera_plugin.client.errors import BadRequest, Missing, NotAllowed, ServerGone
from geopera_plugin.client.models import Job, JobStatus, Project, Scene
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.jobs.batch import JobBatch
from geopera_plugin.core.jobs.failures import failure_of_error, failure_of_job
from geopera_plugin.core.jobs.look import looks_of, shown_looks
from geopera_plugin.core.jobs.orders import ClipOrder, Placed, Refusal, estimate_order, place_order
from geopera_plugin.core.jobs.pace import JobPace
from geopera_plugin.core.layers.layers import make_layer
from geopera_plugin.core.style.style import SceneStyle, layer_spec


def test_time_left_follows_the_pace() -> None:
    now = [100.0]
    pace = JobPace(lambda: now[0])
    pace.observe("j", 0.1)
    assert pace.seconds_left("j") is None
    now[0] = 104.0
    pace.observe("j", 0.3)
    assert pace.seconds_left("j") == pytest.approx(14)
    now[0] = 105.0
    assert pace.seconds_left("j") == pytest.approx(13), "it counts down between answers"
    pace.observe("j", 0.05)
    assert pace.seconds_left("j") is None, "it was begun anew"
    pace.forget("j")
    assert pace.seconds_left("j") is None


@pytest.mark.parametrize(
    ("error", "reason", "can_retry"),
    [
        ("The source of the asset data is no longer there.", "no longer where it was", True),
        ("The clip cannot be written: [Errno 28] No space left on device.", "no room", True),
        ("The area of interest does not overlap the rasters.", "nothing in common", False),
        ("The job stopped its worker 3 times and was given up.", "several times", True),
        ("The server met an unexpected error; its log has the details.", "did not expect", True),
        ("The storage or the database was out of reach. It was tried 3 times.", "reach", True),
        ("Something else.", "Something else.", True),
        (None, "did not say why", True),
    ],
)
def test_a_failed_job_is_explained(error: str | None, reason: str, can_retry: bool) -> None:
    failure = failure_of_job(error)
    assert reason in failure.reason
    assert failure.can_retry is can_retry
    assert failure.text.startswith(failure.reason)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotAllowed("Quota", "5 units are left.", 402), "5 units are left. Free compute units"),
        (BadRequest("Large", "x", 413), "too many vertices"),
        (ServerGone("Busy", "500 jobs are running.", 429), "500 jobs are running. Try again"),
        (ServerGone("Gone", "ConnectionRefusedError"), "does not answer"),
        (NotAllowed("No", "This key cannot clip.", 403), "Ask the owner"),
        (Missing("Not found", "", 404), "no longer on the server"),
        (BadRequest("Bad", "The area is empty.", 400), "The area is empty."),
        (OSError("No space left"), "No space left"),
        (OSError(errno.ENOSPC, "No space"), "There is no room left on the disk. Free some"),
        (PermissionError(errno.EACCES, "Permission denied", "/out"), "/out: Permission denied"),
    ],
)
def test_a_refused_request_is_explained(error: Exception, words: str) -> None:
    assert words in failure_of_error(error).text


def test_a_batch_settles_once_all_have_an_outcome() -> None:
    batch = JobBatch(["a", "b", "c"])
    batch.loaded("a", "first", ["layer"])
    second = Job("b", JobStatus.FAILED)
    batch.failed(second, "why")
    assert not batch.is_settled
    assert batch.holds("c")
    batch.dropped("c")
    assert batch.is_settled
    assert (batch.titles, batch.failures, batch.layers) == (
        ["first"],
        [(second, "why")],
        ["layer"],
    )


def test_a_scene_beside_the_area_does_not_keep_others_from_it(
    client: Client, project: Project, aoi: dict[str, Any]
) -> None:
    june, april = client.scenes(project.id)
    order = ClipOrder((april, june), None, "field")
    beside = Scene(id="no-such-scene", project_id=project.id, title="gone", date="2026-05-01")
    estimates = estimate_order(client, order, aoi, QgsFeedback())
    assert [each.compute_units for each in estimates] == [1, 1]
    assert estimates[0].assets[0].engine == "crop"
    placed = place_order(client, ClipOrder((april, beside, june), None, "field"), aoi, None)
    assert [job.title for job in placed.jobs] == ["field_2026-04-12", "field_2026-06-20"]
    (refusal,) = placed.refusals
    assert refusal.title == "2026-05-01"
    assert placed.refused_text().startswith("2026-05-01: The scene")


def test_reasons_are_told_once() -> None:
    gone = ServerGone("Gone", "x")
    placed = Placed(ClipOrder(), (), (Refusal("a", gone), Refusal("b", gone)))
    assert placed.refused_text().count("\n") == 0
    assert placed.refused_text().startswith("a, b: ")


def test_a_server_that_is_gone_ends_the_order(scene: Scene, aoi: dict[str, Any]) -> None:
    client = Client("http://127.0.0.1:9", timeout=1)
    placed = place_order(client, ClipOrder((scene, scene)), aoi, None)
    assert (len(placed.jobs), len(placed.refusals)) == (0, 1)
    assert isinstance(placed.refusals[0].error, ClientError)


def test_clips_look_as_the_topmost_visible_layer(
    connection: Connection, client: Client, scene: Scene
) -> None:
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    bands = layer_spec(scene, "data", SceneStyle.of_bands(("red", "green", "blue")))
    index = layer_spec(scene, "data", SceneStyle.of_formula(ndvi).with_rescale("0,0.4"))
    project = QgsProject.instance()
    below, above = make_layer(bands, connection), make_layer(index, connection)
    assert shown_looks(scene) == {}
    chosen = SceneStyle.of_bands(("nir",))
    assert looks_of(scene, "data", chosen)["data"].bands == "nir"
    assert looks_of(scene, "other", chosen) == {}
    project.addMapLayer(below)
    project.addMapLayer(above)
    assert shown_looks(scene) == {"data": index}
    project.layerTreeRoot().findLayer(above.id()).setItemVisibilityChecked(False)
    assert shown_looks(scene) == {"data": bands}
    assert looks_of(scene, "data", chosen) == {"data": bands}
