"""Clip jobs: estimates, states and outputs."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .read import Json, read_count, read_number, read_text


@dataclass(frozen=True)
class AssetEstimate:
    """What one raster of a clip would amount to; ``engine`` is how it would be made."""

    asset_key: str
    pixels: int = 0
    bytes: int = 0
    engine: str = ""
    recompressed: bool = False
    compute_units: int = 0
    coverage_percent: float = 0.0

    @classmethod
    def from_dict(cls, data: Json) -> AssetEstimate:
        """Read one entry of ``assets`` of an estimate."""
        return cls(
            asset_key=str(data["asset_key"]),
            pixels=read_count(data.get("pixels")),
            bytes=read_count(data.get("bytes")),
            engine=str(data.get("engine") or ""),
            recompressed=bool(data.get("recompressed")),
            compute_units=read_count(data.get("compute_units")),
            coverage_percent=read_number(data.get("coverage_percent")) or 0.0,
        )


@dataclass(frozen=True)
class ClipEstimate:
    """What a clip would make: area in m², share of the AOI that the scene covers in percent."""

    area_m2: float
    coverage_percent: float
    pixels: int
    bytes: int
    compute_units: int = 0
    assets: tuple[AssetEstimate, ...] = ()

    @classmethod
    def from_dict(cls, data: Json) -> ClipEstimate:
        """Read the answer of ``clip.estimate`` or ``clip.area.estimate``."""
        return cls(
            area_m2=read_number(data.get("area_m2")) or 0.0,
            coverage_percent=read_number(data.get("coverage_percent")) or 0.0,
            pixels=read_count(data.get("pixels")),
            bytes=read_count(data.get("bytes")),
            compute_units=read_count(data.get("compute_units")),
            assets=tuple(AssetEstimate.from_dict(one) for one in data.get("assets") or ()),
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
            size_bytes=read_count(data.get("size_bytes")),
        )


@dataclass(frozen=True)
class ClipReport:
    """How one file of a job was made; ``mosaicked`` names the rasters it was put together from."""

    engine: str = ""
    recompressed: bool = False
    checksum: str = ""
    width: int = 0
    height: int = 0
    pixels_inside: int = 0
    mosaicked: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Json) -> ClipReport:
        """Read one value of a job's ``report``."""
        return cls(
            engine=str(data.get("engine") or ""),
            recompressed=bool(data.get("recompressed")),
            checksum=str(data.get("sha256") or ""),
            width=read_count(data.get("width")),
            height=read_count(data.get("height")),
            pixels_inside=read_count(data.get("pixels_inside")),
            mosaicked=tuple(str(name) for name in data.get("mosaicked") or ()),
        )


@dataclass(frozen=True)
class Job:
    """A clip job as the server last told it; progress runs from 0 to 1.

    ``bands`` are the numbers of the bands that are kept of a raster, where those are not all.
    """

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
    area: str | None = None
    cancel_requested: bool = False
    units_reserved: int = 0
    units_used: int | None = None
    reports: Mapping[str, ClipReport] = field(default_factory=dict, hash=False, repr=False)
    bands: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)

    @classmethod
    def from_dict(cls, data: Json) -> Job:
        """Read a job of ``clip.jobs.list``, ``clip.job.get`` or ``clip.create_from_item``."""
        artifacts: Json = data.get("output_artifacts") or {}
        units: Json = data.get("compute_units") or {}
        used = units.get("used")
        reports: Json = data.get("report") or {}
        bands: Json = data.get("bands") or {}
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
            progress=min(1.0, max(0.0, read_number(data.get("progress")) or 0.0)),
            attempt=read_count(data.get("attempt")),
            error=read_text(data.get("error")),
            created_at=read_text(data.get("created_at")),
            started_at=read_text(data.get("started_at")),
            completed_at=read_text(data.get("completed_at")),
            outputs=tuple(ClipOutput.from_dict(clip) for clip in artifacts.get("clips") or ()),
            area=read_text(data.get("area")),
            cancel_requested=bool(data.get("cancel_requested")),
            units_reserved=read_count(units.get("reserved")),
            units_used=None if used is None else read_count(used),
            reports={str(key): ClipReport.from_dict(one) for key, one in reports.items()},
            bands={str(key): tuple(map(read_count, kept)) for key, kept in bands.items()},
        )

    @property
    def title(self) -> str:
        """Return a name for people."""
        return self.output_name or self.aoi_name or f"Clip {self.id[:8]}"

    @property
    def size_bytes(self) -> int:
        """Return the size of all files that it made."""
        return sum(output.size_bytes for output in self.outputs)
