"""Typed calls of the operations that the plugin and scripts need."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Callable

import requests
from requests.auth import AuthBase

from .bounded import require_end
from .models import (
    BandStatistics,
    CaptureDate,
    ClipEstimate,
    ClipOutput,
    Colormap,
    Formula,
    Identity,
    Job,
    Project,
    Scene,
    TileToken,
)
from .transport import Transport

PAGE = 100
_USERINFO = "/realms/public/protocol/openid-connect/userinfo"
Geometry = Mapping[str, Any]


class Client:
    """Talk to one server with one key. Safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        key: str | AuthBase | None = None,
        timeout: float = 30,
        session: requests.Session | None = None,
    ) -> None:
        self._transport = Transport(base_url, key, timeout, session)

    def __repr__(self) -> str:
        return f"Client({self.base_url!r})"

    @property
    def base_url(self) -> str:
        """Return the address of the server, without a slash at its end."""
        return self._transport.base_url

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._transport.close()

    def op(
        self,
        id: str,
        body: Mapping[str, Any] | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> Any:
        """Call an operation and return its JSON answer.

        Raises:
            ClientError: see ``errors`` for what each kind means.
        """
        return self._transport.post_json(id, body or {}, idempotency_key)

    def op_raw(
        self,
        id: str,
        body: Mapping[str, Any] | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> bytes:
        """Call an operation that answers bytes, and return them."""
        return self._transport.post_bytes(id, body or {}, idempotency_key)

    def download(
        self,
        id: str,
        body: Mapping[str, Any],
        path: str | os.PathLike[str],
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Stream the bytes that an operation answers into a file, which appears only when complete.

        Args:
            progress: told the share that has arrived, 0..1, when the server says how much there is.
            cancelled: asked between blocks; True stops and removes what has arrived.

        Raises:
            Cancelled: ``cancelled`` said so.
            ClientError: the server refused, or went away midway.
            OSError: the file cannot be written.
        """
        self._transport.download(id, body, path, progress, cancelled)

    def put(self, path: str, data: Any, headers: Mapping[str, str]) -> Any:
        """Send bytes to a path that says itself who may send them; return the JSON answer."""
        return self._transport.put(path, data, headers)

    def userinfo(self) -> Identity:
        """Return who the key belongs to."""
        return Identity.from_dict(self._transport.get_json(_USERINFO))

    def tile_token(self) -> TileToken:
        """Return a token that can only read tiles."""
        return TileToken.from_dict(self.op("tiles.token"))

    def projects(self) -> list[Project]:
        """Return all projects that the key can see."""
        return [Project.from_dict(entry) for entry in self._pages("projects.list", {})]

    def dates(self, project_id: str) -> list[CaptureDate]:
        """Return the days of a project that have scenes, oldest first."""
        answer = self.op("items.dates", {"project_id": project_id})
        return [CaptureDate.from_dict(entry) for entry in answer]

    def scenes(
        self,
        project_id: str,
        date: str | None = None,
        bbox: Sequence[float] | None = None,
    ) -> list[Scene]:
        """Return the scenes of a project.

        Args:
            date: a day ("2026-04-12") or an interval ("2026-01-01/2026-06-30"); None for all.
            bbox: west, south, east, north in EPSG:4326 that scenes must touch.
        """
        body: dict[str, Any] = {"project_id": project_id}
        if date is not None:
            body["datetime"] = date
        if bbox is not None:
            body["bbox"] = list(bbox)
        return [Scene.from_dict(entry, project_id) for entry in self._pages("items.search", body)]

    def scene(self, item_id: str) -> Scene:
        """Return one scene."""
        return Scene.from_item(self.op("items.get", {"item_id": item_id})["item"])

    def formulas(self) -> list[Formula]:
        """Return the spectral indices that the server knows, by name."""
        answer = self.op("cog.formulas")
        return sorted((Formula.from_dict(entry) for entry in answer.values()), key=lambda f: f.name)

    def colormaps(self) -> dict[str, list[Colormap]]:
        """Return the colormaps that the server knows, by group."""
        answer = self.op("cog.colormaps")
        return {
            group: [Colormap.from_dict(group, entry) for entry in entries]
            for group, entries in answer.items()
        }

    def statistics(
        self,
        url: str,
        geometry: Geometry,
        bands: str | None = None,
        expression: str | None = None,
        percentiles: Sequence[float] = (2, 98),
        timeout: float | None = None,
    ) -> dict[str, BandStatistics]:
        """Return exact figures over a polygon (EPSG:4326), by band or expression.

        Args:
            timeout: seconds to wait; large polygons are read at full resolution.
        """
        body: dict[str, Any] = {
            "url": url,
            "geometry": geometry,
            "percentiles": list(percentiles),
        }
        if bands:
            body["bands"] = bands
        if expression:
            body["expression"] = expression
        answer = self._transport.post_json("cog.statistics", body, None, timeout or 600)
        return {name: BandStatistics.from_dict(name, entry) for name, entry in answer.items()}

    def estimate_clip(
        self,
        item_id: str,
        geometry: Geometry,
        asset_keys: Sequence[str] | None = None,
        bands: Mapping[str, Sequence[str]] | None = None,
    ) -> ClipEstimate:
        """Return how large a clip would be, without making it; ``bands`` as for the clip."""
        body: dict[str, Any] = {"source_item_id": item_id, "aoi_geometry": geometry}
        if asset_keys:
            body["asset_keys"] = list(asset_keys)
        if bands:
            body["bands"] = {key: list(names) for key, names in bands.items()}
        return ClipEstimate.from_dict(self.op("clip.estimate", body))

    def create_clip(
        self,
        item_id: str,
        project_id: str,
        geometry: Geometry,
        asset_keys: Sequence[str] | None = None,
        name: str | None = None,
        aoi_name: str | None = None,
        idempotency_key: str | None = None,
        bands: Mapping[str, Sequence[str]] | None = None,
    ) -> Job:
        """Start a clip job and return it, running.

        Args:
            bands: names or numbers of the bands to keep, by asset key; all without.
            idempotency_key: give the same key again to repeat a call that got no answer.
        """
        body: dict[str, Any] = {
            "source_item_id": item_id,
            "project_id": project_id,
            "aoi_geometry": geometry,
        }
        if asset_keys:
            body["asset_keys"] = list(asset_keys)
        if bands:
            body["bands"] = {key: list(names) for key, names in bands.items()}
        if name:
            body["output_name"] = name
        if aoi_name:
            body["aoi_name"] = aoi_name
        key = idempotency_key or str(uuid.uuid4())
        return Job.from_dict(self.op("clip.create_from_item", body, idempotency_key=key)["job"])

    def jobs(self, limit: int = 50, organization_id: str | None = None) -> list[Job]:
        """Return the newest clip jobs of an organization (the key's own unless told)."""
        organization = organization_id or self.userinfo().organization_id
        answer = self.op("clip.jobs.list", {"organization_id": organization, "limit": limit})
        return [Job.from_dict(entry) for entry in answer]

    def job(self, id: str) -> Job:
        """Return a clip job as it is now."""
        return Job.from_dict(self.op("clip.job.get", {"job_id": id}))

    def cancel_job(self, id: str) -> Job:
        """Ask a running clip job to stop."""
        return Job.from_dict(self.op("clip.job.cancel", {"job_id": id}))

    def delete_job(self, id: str) -> None:
        """Delete a clip job and its files."""
        self.op("clip.job.delete", {"job_id": id})

    def outputs(self, job_id: str) -> tuple[ClipOutput, ...]:
        """Return the files of a completed clip job."""
        answer = self.op("clip.job.downloads", {"job_id": job_id})
        return tuple(ClipOutput.from_dict(entry) for entry in answer)

    def _pages(self, id: str, body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Read a list to its end; lists answer an array or a FeatureCollection."""
        entries: list[Mapping[str, Any]] = []
        while True:
            answer = self.op(id, {**body, "limit": PAGE, "offset": len(entries)})
            page = answer["features"] if isinstance(answer, dict) else answer
            entries.extend(page)
            if len(page) < PAGE:
                return entries
            require_end(len(entries))
