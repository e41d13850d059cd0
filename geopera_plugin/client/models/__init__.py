"""What the server answers, as frozen dataclasses.

Unknown fields are ignored, absent ones have defaults.
"""

from __future__ import annotations

from .catalog import Asset, Band, CaptureDate, Project, Scene
from .clip import ClipEstimate, ClipOutput, Job, JobStatus
from .identity import Identity, TileToken
from .rendering import OWN, BandStatistics, Colormap, Formula, Profile

__all__ = [
    "OWN",
    "Asset",
    "Band",
    "BandStatistics",
    "CaptureDate",
    "ClipEstimate",
    "ClipOutput",
    "Colormap",
    "Formula",
    "Identity",
    "Job",
    "JobStatus",
    "Profile",
    "Project",
    "Scene",
    "TileToken",
]
