"""Orders of clips: several scenes, or several mosaics of a delivery area, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsFeedback

from ...client import Client, ClientError
from ...client.clips import create_area_clip, estimate_area_clip
from ...client.errors import BadRequest, Missing
from ...client.models import ClipEstimate, Job, Scene
from ..translate import tr
from .failures import failure_of_error

Geometry = Mapping[str, Any]


@dataclass(frozen=True)
class ClipOrder:
    """What the user asked for: scenes and asset keys (None for all), or an area's mosaics.

    ``bands`` are the names of those to keep, by asset key, of rasters that are not kept whole.
    """

    scenes: tuple[Scene, ...] = ()
    asset_keys: tuple[str, ...] | None = None
    name: str = ""
    area: str = ""
    mosaics: tuple[str, ...] = ()
    bands: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def keys_of(self, scene: Scene) -> tuple[str, ...] | None:
        """Return the wanted assets that a scene has, None for all of them."""
        if self.asset_keys is None:
            return None
        have = {asset.key for asset in scene.rasters}
        return tuple(key for key in self.asset_keys if key in have)

    def bands_of(self, scene: Scene) -> dict[str, tuple[str, ...]]:
        """Return the numbers of the wanted bands of a scene, as its own rasters have them.

        Of a raster that has none of them the names are returned: the server says what it lacks.
        """
        wanted = self.keys_of(scene)
        found = {}
        for asset in scene.rasters:
            names = self.bands.get(asset.key)
            if names is None or (wanted is not None and asset.key not in wanted):
                continue
            numbers = {band.name: f"b{number}" for number, band in enumerate(asset.bands, 1)}
            found[asset.key] = tuple(numbers[name] for name in names if name in numbers) or names
        return found


@dataclass(frozen=True)
class Refusal:
    """What could not be ordered, and why."""

    title: str
    error: Exception


@dataclass(frozen=True)
class Placed:
    """What became of an order: the jobs that run, and what the server refused."""

    order: ClipOrder
    jobs: tuple[Job, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def refused_text(self) -> str:
        """Return why parts of the order were refused, a line for each reason."""
        reasons: dict[str, list[str]] = {}
        for refusal in self.refusals:
            reason = failure_of_error(refusal.error).text
            reasons.setdefault(reason, []).append(refusal.title)
        return "\n".join(
            tr("{scenes}: {reason}").format(scenes=", ".join(titles), reason=reason)
            for reason, titles in reasons.items()
        )


def estimate_order(
    client: Client, order: ClipOrder, geometry: Geometry, feedback: QgsFeedback
) -> list[ClipEstimate]:
    """Return the estimate of each clip of an order; fewer when it was cancelled."""
    if order.area:
        return [estimate_area_clip(client, order.area, order.mosaics, geometry)]
    estimates = []
    for scene in order.scenes:
        if feedback.isCanceled():
            break
        estimates.append(
            client.estimate_clip(scene.id, geometry, order.keys_of(scene), order.bands_of(scene))
        )
    return estimates


def place_order(
    client: Client, order: ClipOrder, geometry: Geometry, organization_id: str | None
) -> Placed:
    """Start the jobs of an order. A scene that is refused does not keep the others from it."""
    jobs: list[Job] = []
    refusals: list[Refusal] = []
    if order.area:
        try:
            organization = organization_id or client.userinfo().organization_id
            name = order.name or None
            jobs.append(
                create_area_clip(client, organization, order.area, order.mosaics, geometry, name)
            )
        except ClientError as error:
            refusals.append(Refusal(order.area, error))
        return Placed(order, tuple(jobs), tuple(refusals))
    for scene in order.scenes:
        title = output_name(order.name, scene, len(order.scenes))
        try:
            keys = order.keys_of(scene)
            jobs.append(
                client.create_clip(
                    scene.id,
                    scene.project_id,
                    geometry,
                    keys,
                    title,
                    bands=order.bands_of(scene),
                )
            )
        except ClientError as error:
            refusals.append(Refusal(scene.date or scene.title, error))
            if not isinstance(error, (BadRequest, Missing)):
                break  # it is not about this scene
    return Placed(order, tuple(jobs), tuple(refusals))


def output_name(name: str, scene: Scene, scenes: int) -> str | None:
    """Return what the clip of a scene is called: with its date, when it is one of several."""
    if not name or scenes == 1:
        return name or None
    return f"{name}_{scene.date or scene.title}"
