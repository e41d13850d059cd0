"""What the server answers, as frozen dataclasses.

Unknown fields are ignored, absent ones have defaults.
"""

from __future__ import annotations

from .catalog import Asset, Band, CaptureDate, Collection, Project, Scene
from .clip import ClipEstimate, ClipOutput, Job, JobStatus
from .identity import Identity, TileToken
from .rendering import BandStatistics, Colormap, Formula

__all__ = [
    "Asset",
    "Band",
    "BandStatistics",
    "CaptureDate",
    "ClipEstimate",
    "ClipOutput",
    "Collection",
    "Colormap",
    "Formula",
    "Identity",
    "Job",
    "JobStatus",
    "Project",
    "Scene",
    "TileToken",
]
