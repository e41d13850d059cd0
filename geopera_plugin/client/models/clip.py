"""Clip jobs: estimates, states and outputs."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .read import Json, read_text


@dataclass(frozen=True)
class ClipEstimate:
    """What a clip would make: area in m², share of the AOI that the scene covers in percent."""

    area_m2: float
    coverage_percent: float
    pixels: int
    bytes: int

    @classmethod
    def from_dict(cls, data: Json) -> ClipEstimate:
        """Read the answer of ``clip.estimate``."""
        return cls(
            area_m2=float(data.get("area_m2") or 0.0),
            coverage_percent=float(data.get("coverage_percent") or 0.0),
            pixels=int(data.get("pixels") or 0),
            bytes=int(data.get("bytes") or 0),
        )


class JobStatus(enum.Enum):
    """Where a job is in its life."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @classmethod
    def from_text(cls, value: Any) -> JobStatus:
        """Read a status; what this client does not know becomes UNKNOWN."""
        try:
            return cls(str(value))
        except ValueError:
            return cls.UNKNOWN

    @property
    def is_final(self) -> bool:
        """Say whether the job will not change any more."""
        return self in (JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED)


@dataclass(frozen=True)
class ClipOutput:
    """One file that a clip job made; ``mosaic_type`` is the key of the asset it was cut from."""

    mosaic_type: str
    filename: str
    size_bytes: int = 0

    @classmethod
    def from_dict(cls, data: Json) -> ClipOutput:
        """Read one entry of ``output_artifacts.clips``."""
        return cls(
            mosaic_type=str(data["mosaic_type"]),
            filename=str(data.get("filename") or f"{data['mosaic_type']}.tif"),
            size_bytes=int(data.get("size_bytes") or 0),
        )


@dataclass(frozen=True)
class Job:
    """A clip job as the server last told it; progress runs from 0 to 1."""

    id: str
    status: JobStatus
    organization_id: str = ""
    project_id: str = ""
    source_item_id: str = ""
    aoi_name: str | None = None
    aoi_geometry: Mapping[str, Any] | None = field(default=None, hash=False, repr=False)
    output_name: str | None = None
    asset_keys: tuple[str, ...] = ()
    progress: float = 0.0
    attempt: int = 0
    error: str | None = None
    created_at: str | None = None
    started_at: str | None = None
    completed_at: str | None = None
    outputs: tuple[ClipOutput, ...] = ()

    @classmethod
    def from_dict(cls, data: Json) -> Job:
        """Read a job of ``clip.jobs.list``, ``clip.job.get`` or ``clip.create_from_item``."""
        artifacts: Json = data.get("output_artifacts") or {}
        return cls(
            id=str(data["id"]),
            status=JobStatus.from_text(data.get("status")),
            organization_id=str(data.get("organization_id") or ""),
            project_id=str(data.get("project_id") or ""),
            source_item_id=str(data.get("source_item_id") or ""),
            aoi_name=read_text(data.get("aoi_name")),
            aoi_geometry=data.get("aoi_geometry"),
            output_name=read_text(data.get("output_name")),
            asset_keys=tuple(str(key) for key in data.get("asset_keys") or ()),
            progress=float(data.get("progress") or 0.0),
            attempt=int(data.get("attempt") or 0),
            error=read_text(data.get("error")),
            created_at=read_text(data.get("created_at")),
            started_at=read_text(data.get("started_at")),
            completed_at=read_text(data.get("completed_at")),
            outputs=tuple(ClipOutput.from_dict(clip) for clip in artifacts.get("clips") or ()),
        )

    @property
    def title(self) -> str:
        """Return a name for people."""
        return self.output_name or self.aoi_name or f"Clip {self.id[:8]}"
