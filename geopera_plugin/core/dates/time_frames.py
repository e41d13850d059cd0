"""The dates of a layer that steps through time: one scene for each, and which one when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...client.models import Scene
from ...client.models.read import read_bbox


@dataclass(frozen=True)
class Frame:
    """A scene on its day: ``url`` is the href of its asset, ``cloud`` in percent."""

    date: str
    url: str
    item_id: str
    title: str = ""
    cloud: float | None = None
    bbox: tuple[float, ...] | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Frame:
        """Read what a project file keeps.

        Raises:
            ValueError: it is no frame.
        """
        try:
            bbox, cloud = data.get("bbox"), data.get("cloud")
            return cls(
                date=datetime.date.fromisoformat(str(data["date"])).isoformat(),
                url=str(data["url"]),
                item_id=str(data["item_id"]),
                title=str(data.get("title") or ""),
                cloud=None if cloud is None else float(cloud),
                bbox=read_bbox(bbox),
            )
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError("This is no date of a layer.") from error


def frames_of(
    scenes: Sequence[Scene], asset_key: str, near: Sequence[float] | None = None
) -> tuple[Frame, ...]:
    """Return one frame for each day: the scene that covers most of a box, then the clearest.

    Args:
        asset_key: scenes without this asset are left out.
        near: west, south, east, north in EPSG:4326; scenes that do not touch it are left out.
    """
    best: dict[str, tuple[tuple[float, float], Frame]] = {}
    for scene in scenes:
        url = next((asset.href for asset in scene.rasters if asset.key == asset_key), None)
        share = _share(scene.bbox, near)
        if not scene.date or url is None or share <= 0:
            continue
        rank = (-share, 100.0 if scene.cloud_cover is None else scene.cloud_cover)
        frame = Frame(scene.date, url, scene.id, scene.title, scene.cloud_cover, scene.bbox)
        if scene.date not in best or rank < best[scene.date][0]:
            best[scene.date] = (rank, frame)
    return tuple(best[date][1] for date in sorted(best))


def frame_at(frames: Sequence[Frame], date: str) -> Frame | None:
    """Return the latest frame of that ISO day or before it, None before the first."""
    found = None
    for frame in frames:
        if frame.date > date[:10]:
            break
        found = frame
    return found


def _share(box: Sequence[float] | None, near: Sequence[float] | None) -> float:
    """Return how much of a box another one covers, 0..1."""
    if near is None or box is None:
        return 1.0
    width = min(box[2], near[2]) - max(box[0], near[0])
    height = min(box[3], near[3]) - max(box[1], near[1])
    whole = (near[2] - near[0]) * (near[3] - near[1])
    if width < 0 or height < 0:
        return 0.0
    return 1.0 if whole <= 0 else max(width * height / whole, 1e-9 if width * height > 0 else 0.0)
